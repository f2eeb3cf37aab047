//! The questions about the resource and its texts.

use crate::domain::{ContactPoint, ThreeLanguages};
use crate::record::values::{Recipients, ResourceBy, ResourceChoice};
use crate::record::{Choice, Kind, Question, Topic, t};
use crate::steps::parts::asking;
use crate::steps::parts::owner::{self, Making};
use crate::steps::{Asked, Brief, reading};
use crate::text::{Message, questions as ask};

/// Room for a name: Studio shows it on one line.
const NAME: usize = 100;
/// Room for a description or delegation text.
const TEXT: usize = 1000;

/// The question of a topic, as it stands now.
pub fn question(topic: Topic, brief: &Brief<'_>) -> Asked {
    // Everything about an existing resource is read in public.
    let of_new = |question: Question| match owner::making(brief) {
        Ok(Making::Exists) => Asked::NotAsked,
        Err(Topic::ResourceChoice) => Asked::HangsOn(Topic::ResourceChoice),
        _ => Asked::question(question),
    };
    match topic {
        Topic::ResourceChoice => resource_choice(brief),
        Topic::ResourceBy => of_new(resource_by()),
        Topic::Recipients => of_new(recipients()),
        Topic::ServiceName => {
            of_new(texts(t::ServiceName, ask::SERVICE_NAME.into(), ask::SERVICE_NAME_HELP.into(), NAME))
        }
        Topic::ResourceId => resource_id(brief),
        Topic::Description => {
            of_new(texts(t::Description, ask::DESCRIPTION.into(), ask::DESCRIPTION_HELP.into(), TEXT))
        }
        Topic::DelegationText => {
            let proposal = brief.get(t::ServiceName).map(delegation_proposal);
            let (text, help) = (ask::DELEGATION_TEXT.into(), ask::DELEGATION_TEXT_HELP.into());
            of_new(texts(t::DelegationText, text, help, TEXT).proposing(proposal))
        }
        Topic::ContactPoint => of_new(contact_point(brief)),
        _ => Asked::NotAsked,
    }
}

fn resource_choice(brief: &Brief<'_>) -> Asked {
    // What is published already decides what is proposed, and can be known once the code is.
    match (owner::listing(brief), brief.get(t::OwnResources)) {
        (None, _) => return Asked::HangsOn(Topic::OrgListing),
        (Some(listing), None) if listing.code.is_some() => return Asked::HangsOn(Topic::OwnResources),
        _ => {}
    }
    let only_one = brief.get(t::OwnResources).is_some_and(|own| own.0.len() == 1);
    let proposed = if only_one { ResourceChoice::Existing } else { ResourceChoice::New };
    let words =
        [(ResourceChoice::New.word(), ask::RESOURCE_NEW), (ResourceChoice::Existing.word(), ask::RESOURCE_EXISTING)];
    let question = asking::choice(
        t::ResourceChoice,
        ask::RESOURCE_CHOICE,
        ask::RESOURCE_CHOICE_HELP,
        &words,
        ResourceChoice::parse,
    );
    Asked::question(question.proposing(Some(proposed.word())))
}

fn resource_by() -> Question {
    let words =
        [(ResourceBy::Studio.word(), ask::RESOURCE_BY_STUDIO), (ResourceBy::Program.word(), ask::RESOURCE_BY_PROGRAM)];
    asking::choice(t::ResourceBy, ask::RESOURCE_BY, ask::RESOURCE_BY_HELP, &words, ResourceBy::parse)
        .proposing(Some(ResourceBy::Studio.word()))
}

fn recipients() -> Question {
    let words = [
        (Recipients::Organisations.word(), ask::RECIPIENTS_ORGANISATIONS),
        (Recipients::Persons.word(), ask::RECIPIENTS_PERSONS),
        (Recipients::Both.word(), ask::RECIPIENTS_BOTH),
    ];
    asking::choice(t::Recipients, ask::RECIPIENTS, ask::RECIPIENTS_HELP, &words, Recipients::parse)
        .proposing(Some(Recipients::Organisations.word()))
}

fn texts<K: crate::record::Known<Type = ThreeLanguages>>(
    topic: K,
    text: Message,
    help: Message,
    most: usize,
) -> Question {
    asking::ask(topic, text, help, Kind::Text, move |topic, answer| reading::words::texts(topic, answer, most))
}

/// The proposed delegation text in the three languages that the registry wants.
fn delegation_proposal(name: &ThreeLanguages) -> String {
    let or_nb = |text: &String| if text.is_empty() { name.nb.clone() } else { text.clone() };
    let texts = ThreeLanguages {
        nb: ask::DELEGATION_PROPOSAL.with("name", name.nb.clone()).say(crate::domain::Language::Nb),
        nn: ask::DELEGATION_PROPOSAL_NN.with("name", or_nb(&name.nn)).say(crate::domain::Language::Nb),
        en: ask::DELEGATION_PROPOSAL.with("name", or_nb(&name.en)).say(crate::domain::Language::En),
    };
    texts.to_string()
}

fn resource_id(brief: &Brief<'_>) -> Asked {
    match brief.get(t::ResourceChoice) {
        None => Asked::HangsOn(Topic::ResourceChoice),
        Some(ResourceChoice::Existing) => Asked::question(existing_id(brief)),
        Some(ResourceChoice::New) => match owner::code(brief).cloned() {
            // The id begins with the code, which is never guessed.
            None => Asked::HangsOn(Topic::OrgListing),
            Some(code) => {
                let named = brief.get(t::ServiceName);
                let proposal =
                    named.and_then(|name| crate::domain::ResourceId::propose(&code, &name.nb)).map(|id| id.to_string());
                let help = ask::RESOURCE_ID_HELP.with("code", code.as_str());
                let question = asking::ask(t::ResourceId, ask::RESOURCE_ID, help, Kind::Text, move |topic, answer| {
                    reading::names::resource_id(topic, answer, Some(&code))
                });
                Asked::question(question.proposing(proposal))
            }
        },
    }
}

fn existing_id(brief: &Brief<'_>) -> Question {
    let own = brief.get(t::OwnResources).map(|own| own.0.as_slice()).unwrap_or_default();
    let choice = |id: &crate::domain::ResourceId| Choice { word: id.to_string(), label: Message::verbatim(id.bare()) };
    let kind = if own.is_empty() { Kind::Text } else { Kind::Choice(own.iter().map(choice).collect()) };
    let only = match own {
        [only] => Some(only.to_string()),
        _ => None,
    };
    asking::ask(t::ResourceId, ask::RESOURCE_ID_EXISTING, ask::RESOURCE_ID_EXISTING_HELP, kind, |topic, answer| {
        reading::names::resource_id(topic, answer, None)
    })
    .proposing(only)
}

fn contact_point(brief: &Brief<'_>) -> Question {
    let listing = owner::listing(brief);
    let parts = [listing.and_then(|listing| listing.phone.clone()), listing.and_then(|listing| listing.page.clone())];
    let usable: Vec<String> = parts.into_iter().flatten().filter(|part| ContactPoint::parse(part).is_ok()).collect();
    let proposal = (!usable.is_empty()).then(|| usable.join(", "));
    asking::ask(t::ContactPoint, ask::CONTACT_POINT, ask::CONTACT_POINT_HELP, Kind::Text, reading::names::contact)
        .proposing(proposal)
}
