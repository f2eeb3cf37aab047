//! Create a resource: the service as Altinn knows it. New by API, new by a person in Altinn Studio with files written
//! here, or an existing one that is read as it is. An id that was used is used for ever, so the making of it wants a word of
//! its own.

mod definition;
pub mod questions;

use super::parts::client;
use super::parts::owner::{self, Making};
use super::parts::waits::{act, wait};
use super::{Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, Step, policy, token};
use crate::catalog::environments;
use crate::catalog::letters::LetterKind;
use crate::catalog::products;
use crate::catalog::stages::Stage;
use crate::domain::environment::PaceOf;
use crate::domain::{OrgNumber, ResourceId, ThreeLanguages};
use crate::record::values::ResourceFound;
use crate::record::{Actor, Topic, t};
use crate::steps::effects::{FilesEffect, RegistryEffect};
use crate::text::{Message, Phrase, steps as common};

pub use definition::definition;

/// The step.
pub struct Resource;

/// What the step is; the commands that do it alone know it by this.
pub static CARD: Card = Card {
    id: "resource",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Program,
    who: &[Actor::You, Actor::StudioOwner, Actor::Supplier],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Published,
    differences: &[9, 10, 16],
    needs: &[
        Card::TOKEN,
        &[
            Topic::OrgNumber,
            Topic::OrgListing,
            Topic::UnitSeen,
            Topic::Confidential,
            Topic::Readers,
            Topic::EventsWanted,
            Topic::PublishTeams,
        ],
    ],
    gives: &[
        Topic::PublishedResources,
        Topic::ResourceChoice,
        Topic::ResourceBy,
        Topic::Recipients,
        Topic::ServiceName,
        Topic::ResourceId,
        Topic::Description,
        Topic::DelegationText,
        Topic::ContactPoint,
        Topic::FilesWritten,
        Topic::ResourceSeen,
    ],
    asks: &[
        (Topic::ResourceChoice, questions::words::RESOURCE_CHOICE),
        (Topic::ResourceBy, questions::words::RESOURCE_BY),
        (Topic::Recipients, questions::words::RECIPIENTS),
        (Topic::ServiceName, questions::words::SERVICE_NAME),
        (Topic::ResourceId, questions::words::RESOURCE_ID),
        (Topic::Description, questions::words::DESCRIPTION),
        (Topic::DelegationText, questions::words::DELEGATION_TEXT),
        (Topic::ContactPoint, questions::words::CONTACT_POINT),
    ],
};

/// What a new resource is made of, in the order in which it is asked.
const PARTS: [Topic; 6] = [
    Topic::Recipients,
    Topic::ServiceName,
    Topic::ResourceId,
    Topic::Description,
    Topic::DelegationText,
    Topic::ContactPoint,
];

impl Step for Resource {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        if let (Some(code), None) = (owner::code(brief), owner::own_resources(brief)) {
            let (code, resource_type) = (code.clone(), products::of(brief.product).resource_type);
            return Move::one(RegistryEffect::FindResources { code, resource_type });
        }
        let making = match owner::making(brief) {
            Ok(making) => making,
            Err(topic) => return self.ask(topic, brief),
        };
        let asked: &[Topic] = if making == Making::Exists { &[Topic::ResourceId] } else { &PARTS };
        let is_open = |topic: &Topic| match topic {
            Topic::Recipients => owner::recipients(brief).is_none(),
            topic => brief.evidence(*topic, None).is_none(),
        };
        if let Some(topic) = asked.iter().find(|topic| is_open(topic)) {
            return self.ask(*topic, brief);
        }
        let (Some(id), Some(number)) = (brief.get(t::ResourceId), brief.get(t::OrgNumber)) else {
            return Move::Blocked(vec![Topic::OrgNumber]);
        };
        let Some(read) = read(brief) else { return incomplete(brief) };
        // Answered to an older version of the program. The reading refuses it.
        if id.is_migrated() {
            return Move::one(read);
        }
        let Some(seen) = brief.get(t::ResourceSeen).filter(|seen| seen.id == *id) else {
            return Move::one(read);
        };
        match (&seen.found, making, definition(brief)) {
            (Some(found), ..) => judge(brief, id, *number, found, read),
            (None, Making::Exists, _) => {
                let what = words::NOT_HERE
                    .with("id", id.bare())
                    .with("environment", environments::said(brief.environment.name.as_str()));
                wait(brief, &CARD, Actor::You, what).since(Topic::ResourceSeen, None).look(vec![read], PaceOf::Desk)
            }
            (None, Making::Studio, Some(definition)) => by_studio(brief, definition, read),
            (None, Making::Program, Some(definition)) => by_program(brief, definition, read),
            (None, Making::Studio | Making::Program, None) => incomplete(brief),
        }
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        read(brief).into_iter().collect()
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::ResourceSeen])
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        questions::question(topic, brief)
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let (Ok(Making::Studio), Some(id)) = (owner::making(brief), brief.get(t::ResourceId)) else {
            return Vec::new();
        };
        vec![
            words::WALK_1
                .with("studio", owner::base(&brief.environment.studio))
                .with("code", owner::code_text(brief))
                .with("repository", owner::repository(brief))
                .with("id", id.bare()),
            words::WALK_2.with("type", products::of(brief.product).type_in_studio),
            words::WALK_3.into(),
            words::WALK_4.with("environment", owner::studio_environment(brief.environment.rules)),
        ]
    }
}

impl Resource {
    fn ask(&self, topic: Topic, brief: &Brief<'_>) -> Move {
        match self.question(topic, brief) {
            IntakeQuestion::Question(question) => Move::Ask(question),
            IntakeQuestion::HangsOn(topic) => Move::Blocked(vec![topic]),
            IntakeQuestion::Decided | IntakeQuestion::Kept(_) => Move::Blocked(vec![topic]),
        }
    }
}

/// The read of the resource, when it is known which it is and what is wanted of it.
fn read(brief: &Brief<'_>) -> Option<Effect> {
    let wanted = match owner::making(brief).ok()? {
        Making::Exists => None,
        Making::Studio | Making::Program => Some(Box::new(definition(brief)?)),
    };
    let (id, owner) = (brief.get(t::ResourceId)?.clone(), *brief.get(t::OrgNumber)?);
    Some(RegistryEffect::ReadResource { id, owner, wanted }.into())
}

/// A resource that is there: does it fit?
fn judge(brief: &Brief<'_>, id: &ResourceId, number: OrgNumber, found: &ResourceFound, read: Effect) -> Move {
    let pending = |what: Message| wait(brief, &CARD, Actor::You, what).since(Topic::ResourceSeen, None);
    let product = products::of(brief.product);
    if found.resource_type != product.resource_type {
        let what = words::WRONG_TYPE
            .with("id", id.bare())
            .with("type", found.resource_type.as_str())
            .with("wanted", product.resource_type)
            .with("product", product.name);
        return pending(what).look(vec![read], PaceOf::Desk);
    }
    let mut differs: Vec<&str> = found.differences.keys().map(String::as_str).collect();
    if found.owner != number.to_string() {
        differs.push("hasCompetentAuthority");
    }
    if differs.is_empty() {
        return Move::Done;
    }
    pending(words::DIFFERS.with("id", id.bare()).with("fields", differs.join(", "))).look(vec![read], PaceOf::Desk)
}

/// The definition cannot be made yet: a text is a draft, or the organisation is not a service owner.
fn incomplete(brief: &Brief<'_>) -> Move {
    let texts: [(Topic, Phrase, Option<&ThreeLanguages>); 3] = [
        (Topic::ServiceName, words::NAME, brief.get(t::ServiceName)),
        (Topic::Description, words::DESCRIPTION, brief.get(t::Description)),
        (Topic::DelegationText, words::DELEGATION_TEXT, brief.get(t::DelegationText)),
    ];
    for (topic, name, text) in texts {
        let missing = text.map(ThreeLanguages::missing).unwrap_or_default();
        if let (false, IntakeQuestion::Question(question)) = (missing.is_empty(), questions::question(topic, brief)) {
            let what = words::DRAFT.with("text", name).with("missing", missing.join(", "));
            return wait(brief, &CARD, Actor::You, what).since(topic, None).entry(*question);
        }
    }
    Move::Blocked(vec![Topic::OrgListing])
}

fn by_studio(brief: &Brief<'_>, definition: crate::domain::resource::ResourceDefinition, read: Effect) -> Move {
    if brief.get(t::FilesWritten).is_none() {
        let Some(policy) = policy::for_studio(brief) else { return Move::Blocked(policy::missing(brief)) };
        let write =
            Effect::Files(FilesEffect::WriteFiles { definition: Box::new(definition), policy: Box::new(policy) });
        return act(brief, &CARD, write);
    }
    let who = if brief.get(t::PublishTeams).is_some() { Actor::You } else { Actor::StudioOwner };
    let what = words::PUBLISH
        .with("id", definition.identifier.bare())
        .with("environment", environments::said(brief.environment.name.as_str()));
    wait(brief, &CARD, who, what).since(Topic::FilesWritten, None).look(vec![read], PaceOf::Desk)
}

fn by_program(brief: &Brief<'_>, definition: crate::domain::resource::ResourceDefinition, read: Effect) -> Move {
    if client::is_suppliers(brief) {
        let what = common::SUPPLIER_RUNS.with("step", CARD.id);
        return wait(brief, &CARD, Actor::Supplier, what).letter(LetterKind::L10).look(vec![read], PaceOf::Desk);
    }
    let Some(credentials) = token::credentials(brief) else {
        return Move::Blocked(vec![Topic::Token]);
    };
    act(brief, &CARD, RegistryEffect::CreateResource { credentials, definition: Box::new(definition) })
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        TITLE { nb: "Opprett en ressurs", en: "Create a resource" }
        WHY { nb: "Ressursen er tjenesten slik Altinn kjenner den: navn, type, eier og hvem den er for.", en: "The resource is the service as Altinn knows it: name, type, owner and whom it is for." }
        USUALLY { nb: "en time for tekstene, noen minutter for resten", en: "an hour for the texts, minutes for the rest" }
        CAN_START { nb: "Ja, til tekstene og filene trenger dere ingen andre.", en: "Yes, the texts and files do not depend on anybody else." }
        MEANWHILE { nb: "Bestem tilgangsreglene, og få tekstene oversatt.", en: "Decide the access rules, and have the texts translated." }
        PROOF { nb: "Ressursregisteret viser den: riktig type, riktig eier, versjon.", en: "The resource registry shows it: the right type, the right owner, a version." }
        NOT_HERE { nb: "ressursen {id} finnes i {environment}; er id-en feil, kjør `altinn-onboard resume --redo resource`", en: "the resource {id} exists in {environment}; if the ID is wrong, run `altinn-onboard resume --redo resource`" }
        WRONG_TYPE { nb: "en ressurs av typen {wanted} er valgt: {id} har typen {type} og kan ikke brukes i {product} (`altinn-onboard resume --redo resource`)", en: "a resource of type {wanted} is chosen: {id} is of type {type} and cannot be used with {product} (`altinn-onboard resume --redo resource`)" }
        DIFFERS { nb: "{id} er som ønsket; den publiserte avviker i {fields}. Ingenting skrives over", en: "{id} is as wanted; the published one differs in {fields}. Nothing is overwritten" }
        DRAFT { nb: "{text} finnes på alle tre språk; {missing} mangler", en: "{text} exists in all three languages; {missing} is missing" }
        NAME { nb: "navnet på tjenesten", en: "the name of the service" }
        DESCRIPTION { nb: "beskrivelsen av tjenesten", en: "the description of the service" }
        DELEGATION_TEXT { nb: "delegeringsteksten", en: "the delegation text" }
        PUBLISH { nb: "{id} er publisert fra Altinn Studio til {environment}", en: "{id} is published from Altinn Studio to {environment}" }
        WALK_1 { nb: "Åpne {studio}/resourceadm/{code}/{repository}/ og velg «Opprett ny ressurs» med id {id}, eller legg filene som programmet skrev, i repositoriet {repository} under {id}/.", en: "Open {studio}/resourceadm/{code}/{repository}/ and choose “Opprett ny ressurs” with ID {id}, or put the files that the program wrote into the repository {repository} under {id}/." }
        WALK_2 { nb: "«Om ressursen»: Ressurstype {type}; navn, beskrivelse, delegeringstekst og kontaktinformasjon som i filen.", en: "“Om ressursen”: resource type “{type}”; name, description, delegation text and contact information as in the file." }
        WALK_3 { nb: "«Tilgangsregler»: som i policyfilen.", en: "“Tilgangsregler”: as in the policy file." }
        WALK_4 { nb: "«Publiser»: skriv versjonsnummer, last opp endringene, og velg «Publiser til {environment}». Er knappen grå, mangler du teamet.", en: "“Publiser”: write a version number, push the changes, and choose “Publiser til {environment}”. If the button is grey, you are not in the team." }
    }
}

#[cfg(test)]
mod tests;
