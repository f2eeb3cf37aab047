//! The questions about the resource and its texts.

use crate::catalog::products;
use crate::domain::{ContactPoint, Language, OrgCode, ResourceId, ThreeLanguages};
use crate::record::values::{Recipients, ResourceBy, ResourceChoice};
use crate::record::{Choice, Question, QuestionKind, Topic, t};
use crate::steps::parts::owner::{self, Making};
use crate::steps::parts::waits::plans_only;
use crate::steps::parts::{asking, client};
use crate::steps::{Brief, IntakeQuestion, reading};
use crate::text::{Message, Phrase};

/// Room for a name: Studio shows it on one line.
const NAME: usize = 100;
/// Room for a description or delegation text.
const TEXT: usize = 1000;

/// The question of a topic, as it stands now.
pub fn question(topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
    // Everything about an existing resource is read in public.
    let of_new = |question: Question| match owner::making(brief) {
        Ok(Making::Exists) => IntakeQuestion::Decided,
        Err(Topic::ResourceChoice) => IntakeQuestion::HangsOn(Topic::ResourceChoice),
        _ => IntakeQuestion::question(question),
    };
    match topic {
        Topic::ResourceChoice => resource_choice(brief),
        // Where people do it all there is nothing to choose.
        Topic::ResourceBy if plans_only(brief) => IntakeQuestion::Decided,
        Topic::ResourceBy => of_new(resource_by(client::is_suppliers(brief))),
        Topic::Recipients if products::of(brief.product).is_for_organisations => IntakeQuestion::Decided,
        Topic::Recipients => of_new(recipients()),
        Topic::ServiceName => {
            of_new(texts(t::ServiceName, words::SERVICE_NAME.into(), words::SERVICE_NAME_HELP.into(), NAME))
        }
        Topic::ResourceId => resource_id(brief),
        Topic::Description => {
            of_new(texts(t::Description, words::DESCRIPTION.into(), words::DESCRIPTION_HELP.into(), TEXT))
        }
        Topic::DelegationText => {
            let proposal =
                brief.get(t::ServiceName).map(|name| delegation_proposal(name, products::of(brief.product).delegation));
            let (text, help) = (words::DELEGATION_TEXT.into(), words::DELEGATION_TEXT_HELP.into());
            of_new(texts(t::DelegationText, text, help, TEXT).proposing(proposal))
        }
        Topic::ContactPoint => of_new(contact_point(brief)),
        _ => IntakeQuestion::Decided,
    }
}

fn resource_choice(brief: &Brief<'_>) -> IntakeQuestion {
    // What is published already decides what is proposed, and can be known once the code is.
    match (owner::listing(brief), owner::own_resources(brief)) {
        (None, _) => return IntakeQuestion::HangsOn(Topic::OrgListing),
        (Some(listing), None) if listing.code.is_some() => return IntakeQuestion::HangsOn(Topic::PublishedResources),
        _ => {}
    }
    let only_one = owner::own_resources(brief).is_some_and(|own| own.len() == 1);
    let proposed = if only_one { ResourceChoice::Existing } else { ResourceChoice::New };
    let words = [
        (ResourceChoice::New.word(), words::RESOURCE_NEW),
        (ResourceChoice::Existing.word(), words::RESOURCE_EXISTING),
    ];
    let question = asking::choice(
        t::ResourceChoice,
        words::RESOURCE_CHOICE,
        told_of_migrated(words::RESOURCE_CHOICE_HELP, brief),
        &words,
        ResourceChoice::parse,
    );
    IntakeQuestion::question(question.proposing(Some(proposed.word())))
}

/// The help, and which resources of ours are left out because they were migrated.
fn told_of_migrated(help: Phrase, brief: &Brief<'_>) -> Message {
    match owner::migrated_resources(brief).as_slice() {
        [] => help.into(),
        migrated => {
            let ids: Vec<&str> = migrated.iter().map(|id| id.bare()).collect();
            words::MIGRATED.with("help", help).with("ids", ids.join(", "))
        }
    }
}

/// Where the supplier runs the client, the program is the supplier's: it is said what that takes.
fn resource_by(is_suppliers: bool) -> Question {
    let help = if is_suppliers { words::RESOURCE_BY_HELP_SUPPLIER } else { words::RESOURCE_BY_HELP };
    let words = [
        (ResourceBy::Studio.word(), words::RESOURCE_BY_STUDIO),
        (ResourceBy::Program.word(), words::RESOURCE_BY_PROGRAM),
    ];
    asking::choice(t::ResourceBy, words::RESOURCE_BY, help, &words, ResourceBy::parse)
        .proposing(Some(ResourceBy::Studio.word()))
        .meaning(if is_suppliers { "run by the supplier" } else { "run by us" })
}

fn recipients() -> Question {
    let words = [
        (Recipients::Organisations.word(), words::RECIPIENTS_ORGANISATIONS),
        (Recipients::Persons.word(), words::RECIPIENTS_PERSONS),
        (Recipients::Both.word(), words::RECIPIENTS_BOTH),
    ];
    asking::choice(t::Recipients, words::RECIPIENTS, words::RECIPIENTS_HELP, &words, Recipients::parse)
        .proposing(Some(Recipients::Organisations.word()))
}

fn texts<K: crate::record::TopicMarker<Type = ThreeLanguages>>(
    topic: K,
    text: Message,
    help: Message,
    most: usize,
) -> Question {
    asking::ask(topic, text, help, QuestionKind::Texts, move |topic, answer| reading::words::texts(topic, answer, most))
}

/// The proposed delegation text in the three languages that the registry wants.
fn delegation_proposal(name: &ThreeLanguages, [text, nynorsk]: [Phrase; 2]) -> String {
    let or_nb = |text: &String| if text.is_empty() { name.nb.clone() } else { text.clone() };
    let texts = ThreeLanguages {
        nb: text.with("name", name.nb.clone()).render(Language::Nb),
        nn: nynorsk.with("name", or_nb(&name.nn)).render(Language::Nb),
        en: text.with("name", or_nb(&name.en)).render(Language::En),
    };
    texts.to_string()
}

fn resource_id(brief: &Brief<'_>) -> IntakeQuestion {
    match brief.get(t::ResourceChoice) {
        None => IntakeQuestion::HangsOn(Topic::ResourceChoice),
        Some(ResourceChoice::Existing) => IntakeQuestion::question(existing_id(brief)),
        Some(ResourceChoice::New) => match owner::code(brief).cloned() {
            // The id begins with the code, which is never guessed.
            None => IntakeQuestion::HangsOn(Topic::OrgListing),
            Some(code) => {
                let proposal = brief.get(t::ServiceName).and_then(|name| proposed_id(brief, &code, &name.nb));
                let proposal = proposal.map(|id| id.to_string());
                let help = words::RESOURCE_ID_HELP.with("code", code.as_str());
                let question =
                    asking::ask(t::ResourceId, words::RESOURCE_ID, help, QuestionKind::Text, move |topic, answer| {
                        reading::names::resource_id(topic, answer, Some(&code))
                    });
                IntakeQuestion::question(question.proposing(proposal))
            }
        },
    }
}

/// An id that no other service here has: each is of one type, for ever. What tells services of one name apart is the
/// handle.
fn proposed_id(brief: &Brief<'_>, code: &OrgCode, name: &str) -> Option<ResourceId> {
    let id = ResourceId::propose(code, name)?;
    let is_taken = brief
        .book
        .services
        .iter()
        .any(|(handle, service)| *handle != brief.place.service && service.facts.get(t::ResourceId) == Some(&id));
    if is_taken { ResourceId::propose(code, &format!("{} {name}", brief.place.service)) } else { Some(id) }
}

fn existing_id(brief: &Brief<'_>) -> Question {
    let own = owner::own_resources(brief).unwrap_or_default();
    let choice = |id: &&ResourceId| Choice { word: id.to_string(), label: Message::verbatim(id.bare()) };
    let kind = if own.is_empty() { QuestionKind::Text } else { QuestionKind::Choice(own.iter().map(choice).collect()) };
    let only = match own.as_slice() {
        [only] => Some(only.to_string()),
        _ => None,
    };
    let help = if own.is_empty() { words::RESOURCE_ID_TYPED_HELP } else { words::RESOURCE_ID_EXISTING_HELP };
    let help = told_of_migrated(help, brief);
    asking::ask(t::ResourceId, words::RESOURCE_ID_EXISTING, help, kind, |topic, answer| {
        reading::names::resource_id(topic, answer, None)
    })
    .proposing(only)
    .meaning("one that is published")
}

fn contact_point(brief: &Brief<'_>) -> Question {
    let listing = owner::listing(brief);
    let parts = [listing.and_then(|listing| listing.phone.clone()), listing.and_then(|listing| listing.page.clone())];
    let usable: Vec<String> = parts.into_iter().flatten().filter(|part| ContactPoint::parse(part).is_ok()).collect();
    let proposal = (!usable.is_empty()).then(|| usable.join(", "));
    asking::ask(
        t::ContactPoint,
        words::CONTACT_POINT,
        words::CONTACT_POINT_HELP,
        QuestionKind::Text,
        reading::names::contact,
    )
    .proposing(proposal)
}

/// What the questions say.
pub mod words {
    use crate::text::phrases;

    phrases! {
        RESOURCE_CHOICE { nb: "Er dette en ny tjeneste, eller finnes ressursen allerede?", en: "Is this a new service, or does the resource already exist?" }
        RESOURCE_CHOICE_HELP { nb: "En ny tjeneste får sin egen ressurs med navn, tilgangsregler og id. Finnes ressursen, leses den som den er, og ingenting i den endres. Ressurser som er laget ved overgangen fra Altinn 2, regnes ikke med.", en: "A new service gets its own resource with name, access rules and ID. An existing one is read as it is, and nothing in it is changed. Resources made by the transition from Altinn 2 do not count." }
        MIGRATED { nb: "{help} Dere har også {ids}: bare for meldinger som er flyttet fra Altinn 2, og aldri for nye.", en: "{help} You also have {ids}: only for messages moved from Altinn 2, and never for new ones." }
        RESOURCE_NEW { nb: "ny tjeneste", en: "new service" }
        RESOURCE_EXISTING { nb: "ressursen finnes", en: "the resource exists" }
        RESOURCE_BY { nb: "Skal ressursen lages i Altinn Studio eller av dette programmet?", en: "Should the resource be created in Altinn Studio or by this program?" }
        RESOURCE_BY_HELP { nb: "I Altinn Studio gjør dere det selv, og må ha bruker, repositorium og team der. Lager programmet den, trengs scopet `altinn:resourceregistry/resource.write` i stedet, og ingen Studio-bruker.", en: "In Altinn Studio you do it yourselves, and need a user, a repository and teams there. If the program creates it, the scope `altinn:resourceregistry/resource.write` is needed instead, and no Studio user." }
        RESOURCE_BY_STUDIO { nb: "i Altinn Studio, av en person", en: "in Altinn Studio, by a person" }
        RESOURCE_BY_HELP_SUPPLIER { nb: "Leverandøren har nøkkelen. I Altinn Studio gjør dere det selv, og leverandørens klient trenger ikke flere scopes. Skal programmet lage den, er det leverandøren som kjører steget, og klienten må ha scopet `altinn:resourceregistry/resource.write` i tillegg. Velg det bare om dere vil at leverandøren skal kunne endre ressursene deres.", en: "The supplier holds the key. In Altinn Studio you do it yourselves, and the supplier's client needs no more scopes. If the program is to create it, the supplier runs the step, and the client must have the scope `altinn:resourceregistry/resource.write` as well. Choose that only if you want the supplier to be able to change your resources." }
        RESOURCE_BY_PROGRAM { nb: "av programmet, gjennom API-et", en: "by the program, through the API" }
        RECIPIENTS { nb: "Hvem er mottakere?", en: "Who are the recipients?" }
        RECIPIENTS_HELP { nb: "Svaret avgjør hvem som kan bruke tjenesten, og hvilke roller tilgangsreglene nevner. Privatpersoner leser som seg selv.", en: "This decides who can use the service, and which roles the access rules name. Private persons read as themselves." }
        RECIPIENTS_ORGANISATIONS { nb: "virksomheter", en: "organisations" }
        RECIPIENTS_PERSONS { nb: "privatpersoner", en: "private persons" }
        RECIPIENTS_BOTH { nb: "begge", en: "both" }
        SERVICE_NAME { nb: "Hva skal tjenesten hete? (bokmål | nynorsk | engelsk)", en: "What will the service be called? (Bokmål | Nynorsk | English)" }
        SERVICE_NAME_HELP { nb: "Navnet som mottakerne ser. Alle tre språkene må være klare før ressursen publiseres; bokmål alene er et utkast.", en: "The name that recipients see. All three languages must be ready before the resource is published; Bokmål alone is a draft." }
        RESOURCE_ID { nb: "Hvilken id skal ressursen ha?", en: "Which ID will the resource have?" }
        RESOURCE_ID_HELP { nb: "Id-en må begynne med {code}- eller {code}_ og kan aldri endres eller brukes på nytt. Mottakerne ser den ikke.", en: "The ID must begin with {code}- or {code}_ and can never be changed or used again. Recipients do not see it." }
        RESOURCE_ID_EXISTING { nb: "Hvilken ressurs skal brukes?", en: "Which resource will you use?" }
        RESOURCE_ID_EXISTING_HELP { nb: "Listen viser det dere har publisert av dette slaget i dette miljøet. En annen oppgis slik: altinn-onboard resume --resource-id ID", en: "The list shows what you have published of this kind in this environment. Give another one like this: altinn-onboard resume --resource-id ID" }
        RESOURCE_ID_TYPED_HELP { nb: "Skriv id-en nøyaktig slik den står i ressursregisteret.", en: "Type the ID exactly as it is in the resource registry." }
        DESCRIPTION { nb: "Beskriv tjenesten (bokmål | nynorsk | engelsk)", en: "Describe the service (Bokmål | Nynorsk | English)" }
        DESCRIPTION_HELP { nb: "En eller to setninger om hva mottakeren får og hvorfor. Teksten er offentlig. Bokmål alene er et utkast til kommunikasjonsavdelingen har levert resten.", en: "One or two sentences on what the recipient gets and why. The text is public. Bokmål alone is a draft until the communication department has delivered the rest." }
        DELEGATION_TEXT { nb: "Hva skal stå når noen gir andre fullmakt til tjenesten? (bokmål | nynorsk | engelsk)", en: "What should be shown when somebody authorises others for the service? (Bokmål | Nynorsk | English)" }
        DELEGATION_TEXT_HELP { nb: "Delegeringsteksten forklarer hva den som får fullmakten, kan gjøre. Forslaget passer for de fleste.", en: "The delegation text explains what the authorised person can do. The proposal fits most services." }
        CONTACT_POINT { nb: "Hvor skal mottakerne henvende seg med spørsmål om tjenesten?", en: "Where can recipients ask about the service?" }
        CONTACT_POINT_HELP { nb: "En felles postkasse, et telefonnummer eller en nettside; flere skilles med komma. Kontaktpunktet er offentlig, så det kan ikke være en person.", en: "A shared mailbox, a phone number or a web page; several are separated by commas. The contact point is public, so it cannot be a person." }
    }
}
