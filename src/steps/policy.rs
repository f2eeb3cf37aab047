//! Set the access rules: who at the recipient can read, and that the owner may subscribe to events. Built from the
//! answers, compared by meaning with what is published, uploaded or published from Altinn Studio, and read back. Changes
//! take up to twelve minutes at Altinn.

pub mod alone;
mod doubts;
pub mod purposes;
mod writers;

pub use self::doubts::doubts;
use super::parts::owner::{self, Making};
use super::parts::waits::{act, wait};
use super::parts::{asking, client, readers};
use super::{Acts, Brief, Card, Effect, IntakeQuestion, Move, ProvingFact, Step, token};
use crate::catalog::letters::LetterKind;
use crate::catalog::products;
use crate::catalog::stages::Stage;
use crate::domain::ResourceId;
use crate::domain::environment::PaceOf;
use crate::policy::build::{self, Choices};
use crate::policy::model::EditorPolicy;
use crate::record::values::{PolicySeen, Recipients};
use crate::record::{Actor, Question, QuestionKind, Source, Topic, t};
use crate::steps::effects::RegistryEffect;
use crate::text::{Message, steps as common};

/// The step.
pub struct Policy;

/// What the step is; the commands that do it alone know it by this.
pub static CARD: Card = Card {
    id: "policy",
    title: words::TITLE,
    why: words::WHY,
    acts: Acts::Program,
    who: &[Actor::You, Actor::Machine, Actor::Supplier],
    usually: words::USUALLY,
    meanwhile: words::MEANWHILE,
    proof: words::PROOF,
    can_start: words::CAN_START,
    stage: Stage::Published,
    differences: &[3, 4, 6, 14, 21],
    needs: &[
        Card::TOKEN,
        &[
            Topic::OrgListing,
            Topic::ResourceChoice,
            Topic::ResourceBy,
            Topic::ResourceId,
            Topic::ResourceSeen,
            Topic::Recipients,
            Topic::EventsWanted,
            Topic::SystemUserWanted,
        ],
    ],
    gives: &[Topic::Confidential, Topic::Readers, Topic::Writers, Topic::PolicySeen, Topic::PolicyDoubts],
    asks: &[
        (Topic::Confidential, words::CONFIDENTIAL),
        (Topic::Readers, words::READERS),
        (Topic::Writers, writers::words::WRITERS),
    ],
};

/// Who may read, as the policy wants it; confidential mail is for its own package alone.
fn holders(brief: &Brief<'_>) -> Option<build::Holders> {
    let recipients = owner::recipients(brief)?;
    if owner::confidential(brief)? {
        let persons = recipients != Recipients::Organisations;
        return Some(build::Holders::recipients(recipients != Recipients::Persons, persons, true));
    }
    brief.get(t::Readers).map(readers::to_policy)
}

/// The policy that shall stand published for a new resource, when all that it is made of is known.
#[must_use]
pub fn policy(brief: &Brief<'_>) -> Option<EditorPolicy> {
    built(brief, owner::code(brief)?.as_str(), brief.get(t::ResourceId)?)
}

/// The same as a file for Altinn Studio, which fills in the organisation code when it publishes.
#[must_use]
pub fn for_studio(brief: &Brief<'_>) -> Option<EditorPolicy> {
    let choices = choices(brief, owner::code(brief)?.as_str(), brief.get(t::ResourceId)?)?;
    Some(build::built(&products::of(brief.product).policy_rules, &Choices { for_studio: true, ..choices }))
}

fn built(brief: &Brief<'_>, code: &str, id: &ResourceId) -> Option<EditorPolicy> {
    Some(build::built(&products::of(brief.product).policy_rules, &choices(brief, code, id)?))
}

/// The security level that the policy demands of whoever reads.
#[must_use]
pub fn level(brief: &Brief<'_>) -> Option<u8> {
    Some(if owner::confidential(brief)? { 4 } else { 3 })
}

/// What was chosen for the policy of a resource, from the answers.
fn choices(brief: &Brief<'_>, code: &str, id: &ResourceId) -> Option<Choices> {
    Some(Choices {
        org_code: code.to_owned(),
        resource_id: id.bare().to_owned(),
        readers: holders(brief)?,
        writers: writers::wanted(brief),
        events: *brief.get(t::EventsWanted)?,
        requesters: build::Requesters::default(),
        level: level(brief)?,
        for_studio: false,
    })
}

/// What the wanted policy still lacks.
#[must_use]
pub fn missing(brief: &Brief<'_>) -> Vec<Topic> {
    let code = owner::code(brief).is_none().then_some(Topic::OrgListing);
    let parts = [
        (Topic::ResourceId, brief.get(t::ResourceId).is_some()),
        (Topic::Recipients, owner::recipients(brief).is_some()),
        (Topic::Confidential, owner::confidential(brief).is_some()),
        (Topic::EventsWanted, brief.get(t::EventsWanted).is_some()),
    ];
    // Asked at each turn of the step, so that the holders are not looked up in the catalogue only to see that there are any.
    let are_given = owner::confidential(brief) == Some(true) || brief.get(t::Readers).is_some();
    let readers = (!are_given).then_some(Topic::Readers);
    let writers = writers::are_missing(brief).then_some(Topic::Writers);
    let unknown = parts.into_iter().filter(|(_, is_known)| !is_known).map(|(topic, _)| topic);
    code.into_iter().chain(unknown).chain(readers).chain(writers).collect()
}

impl Step for Policy {
    fn card(&self) -> &'static Card {
        &CARD
    }

    fn next(&self, brief: &Brief<'_>) -> Move {
        let making = match owner::making(brief) {
            Ok(making) => making,
            Err(topic) => return Move::Blocked(vec![topic]),
        };
        // Asked for an existing resource too: the message must say the same.
        let Some(confidential) = owner::confidential(brief) else {
            return Move::ask(confidential_question());
        };
        if making != Making::Exists && !confidential && brief.get(t::Readers).is_none() {
            return match owner::recipients(brief) {
                Some(recipients) => Move::ask(readers_question(brief, recipients)),
                None => Move::Blocked(vec![Topic::Recipients]),
            };
        }
        if making != Making::Exists && writers::are_missing(brief) {
            return Move::ask(writers::question());
        }
        if !owner::published(brief) {
            return Move::Blocked(vec![Topic::ResourceSeen]);
        }
        let Some(id) = brief.get(t::ResourceId).cloned() else { return Move::Blocked(vec![Topic::ResourceId]) };
        let missing = if making == Making::Exists { Vec::new() } else { missing(brief) };
        if !missing.is_empty() {
            return Move::Blocked(missing);
        }
        let seen = brief.get(t::PolicySeen).filter(|seen| seen.id == id);
        if seen.is_some() && owner::policy_holds(brief) {
            return Move::Done;
        }
        let Some(read) = read(brief) else { return Move::Blocked(vec![Topic::Readers]) };
        let Some(seen) = seen else { return Move::one(read) };
        let pending = |who, what: Message| wait(brief, &CARD, who, what).since(Topic::PolicySeen, None);
        if making == Making::Exists {
            return pending(Actor::You, words::EXISTING_NONE.with("id", id.bare())).look(vec![read], PaceOf::Desk);
        }
        let differences = differences(seen);
        if making == Making::Studio {
            let what = words::PUBLISH.with("id", id.bare()).with("differences", differences);
            return pending(Actor::You, what).look(vec![read], PaceOf::Desk);
        }
        if client::is_suppliers(brief) {
            let what = common::SUPPLIER_RUNS.with("step", CARD.id);
            return pending(Actor::Supplier, what).letter(LetterKind::L10).look(vec![read], PaceOf::Desk);
        }
        // Uploaded by us and still not the same: it is on its way, and uploading again would teach nothing.
        if brief.evidence(Topic::PolicySeen, None).is_some_and(|evidence| evidence.source == Source::Made) {
            let what = words::READ_BACK.with("id", id.bare()).with("differences", differences);
            return pending(Actor::Machine, what).look(vec![read], PaceOf::Cache);
        }
        let Some(credentials) = token::credentials(brief) else {
            return Move::Blocked(vec![Topic::Token]);
        };
        let Some(policy) = policy(brief).map(Box::new) else { return Move::Blocked(vec![Topic::Readers]) };
        let kind = products::of(brief.product).policy_kind;
        act(brief, &CARD, RegistryEffect::UploadPolicy { credentials, id, kind, policy })
    }

    fn probe(&self, brief: &Brief<'_>) -> Vec<Effect> {
        read(brief).into_iter().collect()
    }

    fn walkthrough(&self, brief: &Brief<'_>) -> Vec<Message> {
        let (Ok(Making::Studio), Some(id), false) =
            (owner::making(brief), brief.get(t::ResourceId), owner::policy_holds(brief))
        else {
            return Vec::new();
        };
        let (code, repository) = (owner::code_text(brief), owner::repository(brief));
        vec![
            words::WALK_OPEN
                .with("studio", owner::base(&brief.environment.studio))
                .with("code", code)
                .with("repository", repository)
                .with("id", id.bare()),
            words::WALK_RULES.with("id", id.bare()),
            words::WALK_PUBLISH.with("environment", owner::studio_environment(brief.environment.rules)),
        ]
    }

    fn proven_by<'a>(&self, brief: &Brief<'a>) -> Vec<ProvingFact<'a>> {
        brief.proofs(&[Topic::PolicySeen])
    }

    fn question(&self, topic: Topic, brief: &Brief<'_>) -> IntakeQuestion {
        match topic {
            Topic::Confidential if products::of(brief.product).is_for_organisations => IntakeQuestion::Decided,
            Topic::Confidential => IntakeQuestion::question(confidential_question()),
            Topic::Readers => match (owner::making(brief), owner::confidential(brief), owner::recipients(brief)) {
                (Ok(Making::Exists), _, _) | (_, Some(true), _) => IntakeQuestion::Decided,
                (Err(Topic::ResourceChoice), _, _) => IntakeQuestion::HangsOn(Topic::ResourceChoice),
                (_, None, _) => IntakeQuestion::HangsOn(Topic::Confidential),
                (_, _, None) => IntakeQuestion::HangsOn(Topic::Recipients),
                (_, _, Some(recipients)) => IntakeQuestion::question(readers_question(brief, recipients)),
            },
            Topic::Writers => writers::asked(brief),
            _ => IntakeQuestion::Decided,
        }
    }
}

/// The read of what is published, when it is known of which resource and what is wanted of it.
fn read(brief: &Brief<'_>) -> Option<Effect> {
    let wanted = match owner::making(brief).ok()? {
        Making::Exists => None,
        Making::Studio | Making::Program => Some(Box::new(policy(brief)?)),
    };
    let kind = products::of(brief.product).policy_kind;
    Some(RegistryEffect::ReadPolicy { id: brief.get(t::ResourceId)?.clone(), kind, wanted }.into())
}

fn differences(seen: &PolicySeen) -> Message {
    match (&seen.sha256, seen.differences.is_empty()) {
        (None, _) | (_, true) => words::NONE_YET.into(),
        (Some(_), false) => Message::verbatim(seen.differences.join("; ")),
    }
}

fn confidential_question() -> Question {
    asking::yes_no(t::Confidential, words::CONFIDENTIAL, words::CONFIDENTIAL_HELP).proposing(Some("no"))
}

fn readers_question(brief: &Brief<'_>, recipients: Recipients) -> Question {
    let kind = QuestionKind::Several(readers::choices());
    let purpose = purposes::Purpose::named(brief.product.word());
    match purpose.and_then(|purpose| purpose.readers.as_ref()) {
        Some(own) => asking::ask(t::Readers, own.text, own.help, kind, readers::read).proposing(Some((own.proposal)())),
        None => asking::ask(t::Readers, words::READERS, common::READERS_HELP, kind, readers::read)
            .proposing(Some(readers::proposal(recipients))),
    }
}

/// What the step says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        WALK_OPEN { nb: "Åpne {studio}/resourceadm/{code}/{repository}/ og ressursen {id}.", en: "Open {studio}/resourceadm/{code}/{repository}/ and the resource {id}." }
        WALK_RULES { nb: "«Tilgangsregler»: som i filen {id}/{id}_policy.xml, som programmet skrev.", en: "“Tilgangsregler”: as in the file {id}/{id}_policy.xml, which the program wrote." }
        WALK_PUBLISH { nb: "«Publiser»: skriv et nytt versjonsnummer, last opp endringene, og velg «Publiser til {environment}».", en: "“Publiser”: write a new version number, push the changes, and choose “Publiser til {environment}”." }
        TITLE { nb: "Angi tilgangsregler", en: "Set the access rules" }
        WHY { nb: "Tilgangsreglene avgjør hvem som kan bruke tjenesten, og lar dere abonnere på hendelser.", en: "The access rules decide who can use the service, and let you subscribe to events." }
        USUALLY { nb: "noen minutter; endringer virker innen tolv minutter", en: "minutes; changes take effect within twelve minutes" }
        CAN_START { nb: "Ja, valgene kan tas nå. Reglene lastes opp når ressursen finnes.", en: "The choices, yes. They are uploaded when the resource exists." }
        MEANWHILE { nb: "Gjør klart til den første prøven.", en: "Get ready for the first trial." }
        PROOF { nb: "De publiserte reglene leses tilbake og betyr det samme.", en: "The published rules are read back and mean the same." }
        PUBLISH { nb: "tilgangsreglene til {id} er publisert fra Altinn Studio slik filen sier ({differences})", en: "the access rules of {id} are published from Altinn Studio as the file says ({differences})" }
        NONE_YET { nb: "ingen er publisert ennå", en: "none are published yet" }
        EXISTING_NONE { nb: "{id} har publiserte tilgangsregler", en: "{id} has published access rules" }
        READ_BACK { nb: "de nye tilgangsreglene til {id} leses tilbake ({differences}); det kan ta inntil 12 minutter før mellomlageret hos Altinn er oppdatert", en: "the new access rules of {id} are read back ({differences}); the cache at Altinn can take up to 12 minutes to update" }
        CONFIDENTIAL { nb: "Er innholdet taushetsbelagt?", en: "Are the contents confidential?" }
        CONFIDENTIAL_HELP { nb: "Taushetsbelagt post er en egen tjeneste med sin egen tilgangspakke og nivå 4. Ingen har den pakken fra før, så meldingen er usynlig til noen hos mottakeren har fått tilgang, og varsling er påkrevd. Ordinær post er det vanlige.", en: "Confidential mail is a service of its own with its own access package and level 4. Nobody holds that package to begin with, so a message is invisible until somebody at the recipient has been given access, and notification is compulsory. Ordinary mail is the usual choice." }
        READERS { nb: "Hvem hos mottakeren skal kunne lese? (tilgangspakker og roller)", en: "Who at the recipient should be able to read? (access packages and roles)" }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Bench, asked, look};
    use super::*;
    use crate::domain::PolicyKind;
    use crate::record::values::ResourceChoice;

    fn seen(same: bool, published: bool, bench: &Bench) -> PolicySeen {
        let id = bench.brief().get(t::ResourceId).unwrap().clone();
        PolicySeen { id, sha256: published.then(|| "ab".into()), same, differences: vec![] }
    }

    #[test]
    fn the_rules_are_asked_read_uploaded_and_read_back() {
        let mut bench = Bench::sandbox();
        bench.owner();
        bench.service();
        bench.ready_client();
        bench.resource_published();
        assert_eq!(asked(&Policy.next(&bench.brief())), Some(Topic::Confidential));
        bench.told(t::Confidential, false);
        assert_eq!(asked(&Policy.next(&bench.brief())), Some(Topic::Readers));
        bench.told(t::Readers, readers::read(Topic::Readers, "role:dagl").unwrap());
        assert!(
            matches!(Policy.next(&bench.brief()), Move::Do(effects) if matches!(effects[0], Effect::Registry(RegistryEffect::ReadPolicy { .. })))
        );
        bench.seen(t::PolicySeen, seen(false, false, &bench));
        assert!(
            matches!(Policy.next(&bench.brief()), Move::Do(effects) if matches!(effects[0], Effect::Registry(RegistryEffect::UploadPolicy { .. })))
        );
        bench.made(t::PolicySeen, seen(false, true, &bench));
        assert!(matches!(
            &look(&Policy.next(&bench.brief())).unwrap()[..],
            [Effect::Registry(RegistryEffect::ReadPolicy { .. })]
        ));
        bench.seen(t::PolicySeen, seen(true, true, &bench));
        assert_eq!(Policy.next(&bench.brief()), Move::Done);
    }

    #[test]
    fn confidential_mail_is_for_its_own_package_and_asks_for_no_readers() {
        let mut bench = Bench::sandbox();
        bench.owner();
        bench.service();
        bench.told(t::Confidential, true);
        let policy = policy(&bench.brief()).unwrap();
        assert_eq!(policy.rules[0].access_packages.len(), 1);
        assert!(policy.rules[0].subject.is_empty());
        assert_eq!(policy.required_authentication_level_end_user.as_deref(), Some("4"));
        assert_eq!(Policy.question(Topic::Readers, &bench.brief()), IntakeQuestion::Decided);
    }

    /// The service owner needs no rule to send; a system user of its organisation does.
    #[test]
    fn who_sends_as_a_system_user_is_asked_for_and_gets_a_rule() {
        let mut bench = Bench::sandbox();
        bench.owner();
        bench.service();
        bench.told(t::Confidential, false);
        bench.told(t::Readers, readers::read(Topic::Readers, "role:dagl").unwrap());
        bench.resource_published();
        let writes = |bench: &Bench| {
            let rules = policy(&bench.brief()).unwrap().rules;
            rules.into_iter().filter(|rule| rule.actions == ["write"]).map(|rule| rule.subject).collect::<Vec<_>>()
        };
        bench.told(t::Writers, readers::read(Topic::Writers, "role:lede").unwrap());
        assert!(writes(&bench).is_empty(), "nobody else sends");
        bench.told(t::SystemUserWanted, true);
        assert_eq!(writes(&bench), [["urn:altinn:rolecode:lede"]]);
        bench.book.forget(&bench.place, Topic::Writers, bench.now);
        assert_eq!(asked(&Policy.next(&bench.brief())), Some(Topic::Writers));
        bench.told(t::ResourceChoice, ResourceChoice::Existing);
        assert_eq!(Policy.question(Topic::Writers, &bench.brief()), IntakeQuestion::Decided);
    }

    #[test]
    fn the_rules_of_an_existing_resource_are_taken_as_they_are() {
        let mut bench = Bench::sandbox();
        bench.owner();
        bench.service();
        bench.resource_published();
        bench.told(t::ResourceChoice, ResourceChoice::Existing);
        bench.told(t::Confidential, false);
        assert!(
            matches!(Policy.next(&bench.brief()), Move::Do(effects) if effects[0] == Effect::Registry(RegistryEffect::ReadPolicy { id: bench.brief().get(t::ResourceId).unwrap().clone(), kind: PolicyKind::Correspondence, wanted: None }))
        );
        bench.seen(t::PolicySeen, seen(false, true, &bench));
        assert_eq!(Policy.next(&bench.brief()), Move::Done);
    }
}
