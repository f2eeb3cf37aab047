//! Access rules made alone, outside an onboarding: the questions, in their order, and the policy that they make.
//!
//! For Correspondence these are the questions of the journey; the other products have few of their own.

use crate::catalog::codes::{answers, command_line};
use crate::domain::{OrgCode, ResourceId};
use crate::finding::Finding;
use crate::policy::EditorPolicy;
use crate::policy::build::{self, CONFIDENTIAL_POST, Choices, Product, Requesters};
use crate::record::values::{Holders, Recipients, Told};
use crate::record::{Choice, Kind, Known as _, Question, Topic, Value, t};
use crate::steps::parts::{asking, readers};
use crate::steps::{Brief, reading};
use crate::text::Phrase;

/// Everything that may be answered, in the order in which it is asked.
pub const TOPICS: &[Topic] = &[
    Topic::PolicyProduct,
    Topic::ResourceId,
    Topic::PolicyOrg,
    Topic::Requesters,
    Topic::Recipients,
    Topic::Confidential,
    Topic::Readers,
    Topic::Writers,
    Topic::EventsWanted,
    Topic::PolicyLevel,
];

/// Taken when it is given, and never asked for: few need it, and there is a good answer.
pub const ONLY_GIVEN: &[Topic] = &[Topic::PolicyOrg, Topic::Writers, Topic::PolicyLevel];

/// The product that was chosen.
#[must_use]
pub fn product(brief: &Brief<'_>) -> Product {
    brief.get(t::PolicyProduct).and_then(|told| Product::parse(&told.0)).unwrap_or(Product::Correspondence)
}

/// A question of making a policy alone; `None` for those of the journey, and for what the product does not ask.
#[must_use]
pub fn question(topic: Topic, brief: &Brief<'_>) -> Option<Question> {
    let product = product(brief);
    match topic {
        Topic::PolicyProduct => Some(product_question()),
        Topic::ResourceId => Some(resource_id()),
        Topic::PolicyOrg => Some(org()),
        Topic::Writers => {
            let kind = Kind::Several(readers::choices());
            Some(asking::ask(t::Writers, words::WRITERS, words::WRITERS_HELP, kind, readers::read))
        }
        Topic::PolicyLevel => Some(level(brief)),
        Topic::Requesters => (product == Product::Consent).then(requesters),
        Topic::Readers => readers_question(product),
        _ => None,
    }
}

/// The question of a topic that no journey asks for, without its values.
#[must_use]
pub fn asked(topic: Topic) -> Option<Phrase> {
    match topic {
        Topic::PolicyProduct => Some(words::PRODUCT),
        Topic::PolicyOrg => Some(words::ORG),
        Topic::Requesters => Some(words::REQUEST_BY),
        Topic::Writers => Some(words::WRITERS),
        Topic::PolicyLevel => Some(words::LEVEL),
        _ => None,
    }
}

/// Whether the journey's own questions are asked: those that only Correspondence has.
#[must_use]
pub fn asks_as_journey(topic: Topic, brief: &Brief<'_>) -> bool {
    matches!(topic, Topic::Recipients | Topic::Confidential | Topic::Readers | Topic::EventsWanted)
        && product(brief) == Product::Correspondence
}

fn product_question() -> Question {
    let words = [
        (Product::Correspondence, words::PRODUCT_CORRESPONDENCE),
        (Product::Broker, words::PRODUCT_BROKER),
        (Product::Notifications, words::PRODUCT_NOTIFICATIONS),
        (Product::Generic, words::PRODUCT_GENERIC),
        (Product::Consent, words::PRODUCT_CONSENT),
    ];
    let words = words.map(|(product, label)| (product.word(), label));
    let read = |answer: &str| Product::parse(answer).map(|product| Told(product.word().to_owned()));
    asking::choice(t::PolicyProduct, words::PRODUCT, words::PRODUCT_HELP, &words, read)
        .proposing(Some(Product::Correspondence.word()))
}

/// The resource id by itself: which organisation it belongs to is read from it.
fn resource_id() -> Question {
    let parse = reading::parser(Topic::ResourceId, |raw| {
        let id = ResourceId::parse(raw).or_else(|fault| ResourceId::parse_urn(raw).map_err(|_| fault));
        id.map(Value::ResourceId).map_err(|fault| {
            Finding::new(&command_line::RESOURCE_ID, "--resource-id").with("reason", fault.to_string())
        })
    });
    Question::new(Topic::ResourceId, words::RESOURCE_ID, words::RESOURCE_ID_HELP, Kind::Text, parse)
}

fn org() -> Question {
    asking::ask(t::PolicyOrg, words::ORG, words::ORG_HELP, Kind::Text, |topic, answer| {
        let code = OrgCode::parse(answer).map(|code| Told(code.as_str().to_owned()));
        code.map_err(|_| Finding::new(&command_line::ORG_CODE, format!("--{}", topic.id())).with("found", answer))
    })
}

fn level(brief: &Brief<'_>) -> Question {
    let words: Vec<Choice> = ["0", "1", "2", "3", "4"]
        .map(|word| Choice { word: word.into(), label: crate::text::Message::verbatim(word) })
        .into();
    asking::ask(t::PolicyLevel, words::LEVEL, words::LEVEL_HELP, Kind::Choice(words), |topic, answer| {
        reading::words::choice(topic, answer, &["0", "1", "2", "3", "4"], |word| {
            matches!(word, "0" | "1" | "2" | "3" | "4").then(|| Told(word.to_owned()))
        })
    })
    .proposing(Some(usual_level(brief).to_string()))
}

fn requesters() -> Question {
    asking::ask(t::Requesters, words::REQUEST_BY, words::REQUEST_BY_HELP, Kind::Text, |topic, answer| {
        read_requesters(answer)
            .map(|_| Told(answer.trim().to_owned()))
            .ok_or_else(|| Finding::new(&answers::REQUESTERS, format!("--{}", topic.id())).with("found", answer))
    })
    .proposing(Some("organizations"))
}

/// `organizations`, or access lists as `org:list` or `org/list`, with commas between.
fn read_requesters(answer: &str) -> Option<Requesters> {
    let answer = answer.trim();
    if matches!(answer.to_lowercase().as_str(), "organizations" | "organisations" | "organization" | "virksomheter") {
        return Some(Requesters::Organisations);
    }
    let lists = answer.split(',').map(|one| {
        let (org, list) = one.trim().trim_start_matches("urn:altinn:access-list:").split_once([':', '/'])?;
        let plain = |text: &str| {
            !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        };
        (plain(org) && plain(list)).then(|| format!("{org}:{list}"))
    });
    lists.collect::<Option<Vec<_>>>().map(Requesters::Lists)
}

/// Who gets in, where the product is not Correspondence, whose journey asks it.
fn readers_question(product: Product) -> Option<Question> {
    let roles = build::REGISTER_ROLES.map(|code| format!("role:{code}")).join(",");
    let (phrase, help, proposal): (Phrase, Phrase, String) = match product {
        Product::Correspondence => return None,
        // System users have no roles: only packages reach those who send and receive by API.
        Product::Broker => {
            (words::READERS_BROKER, words::READERS_BROKER_HELP, format!("package:{}", build::ORDINARY_POST))
        }
        Product::Notifications => {
            (words::READERS_NOTIFICATIONS, super::words::READERS_HELP, readers::proposal(Recipients::Organisations))
        }
        Product::Generic => {
            (words::READERS_GENERIC, super::words::READERS_HELP, readers::proposal(Recipients::Organisations))
        }
        Product::Consent => {
            (words::READERS_CONSENT, words::READERS_CONSENT_HELP, format!("role:{},{roles}", build::PRIVATE_PERSON))
        }
    };
    let kind = Kind::Several(readers::choices());
    Some(asking::ask(t::Readers, phrase, help, kind, readers::read).proposing(Some(proposal)))
}

/// 3, and 4 for confidential post.
fn usual_level(brief: &Brief<'_>) -> u8 {
    let package = format!("package:{CONFIDENTIAL_POST}");
    let named = brief.get(t::Readers).is_some_and(|Holders(words)| words.contains(&package));
    if named || brief.get(t::Confidential) == Some(&true) { 4 } else { 3 }
}

/// What was answered, put together; `None` while something is not known.
#[must_use]
pub fn built(brief: &Brief<'_>, for_studio: bool) -> Option<EditorPolicy> {
    let id = brief.get(t::ResourceId)?;
    let product = product(brief);
    let code = brief.get(t::PolicyOrg).map_or_else(|| code_of(id), |told| told.0.as_str());
    let level = brief.get(t::PolicyLevel).and_then(|told| told.0.parse().ok());
    let choices = match product {
        Product::Correspondence => super::choices(brief, code, id)?,
        _ => Choices { readers: readers::to_policy(brief.get(t::Readers)?), ..Choices::new(code, id.bare()) },
    };
    let choices = Choices {
        writers: brief.get(t::Writers).map(readers::to_policy).unwrap_or_default(),
        level: level.unwrap_or_else(|| usual_level(brief)),
        for_studio,
        ..choices
    };
    let requesters = brief.get(t::Requesters).and_then(|told| read_requesters(&told.0)).unwrap_or_default();
    Some(build::built(product, &choices, &requesters))
}

/// The organisation code that an id begins with.
fn code_of(id: &ResourceId) -> &str {
    id.bare().split(['-', '_']).next().unwrap_or_else(|| id.bare())
}

/// The readers that flags name already: then who receives, and whether it is confidential, follows from them.
#[must_use]
pub fn follows_from(Holders(words): &Holders) -> Vec<Value> {
    let persons = words.iter().any(|word| *word == format!("role:{}", build::PRIVATE_PERSON));
    let organisations = words.iter().any(|word| *word != format!("role:{}", build::PRIVATE_PERSON));
    let recipients = match (organisations, persons) {
        (true, true) => Recipients::Both,
        (false, true) => Recipients::Persons,
        (_, false) => Recipients::Organisations,
    };
    vec![t::Recipients::wrap(recipients), t::Confidential::wrap(false)]
}

/// What `policy new` asks.
pub mod words {
    use crate::text::phrases;

    phrases! {
        RESOURCE_ID { nb: "Hvilken ressurs-id skal tilgangsreglene gjelde for?", en: "For which resource id shall the access rules hold?" }
        RESOURCE_ID_HELP { nb: "Id-en begynner med organisasjonskoden og en bindestrek, for eksempel ttd-vedtak. Koden står for tjenesteeieren i regelen om hendelser.", en: "The id begins with the organisation code and a hyphen, such as ttd-decisions. The code stands for the service owner in the rule about events." }
        PRODUCT { nb: "Hva skal tilgangsreglene brukes til?", en: "What shall the access rules be for?" }
        PRODUCT_HELP { nb: "Hver tjeneste spør om sine egne handlinger: Melding om read, Formidling om read, write og subscribe, samtykke om requestconsent og consent.", en: "Each service asks for actions of its own: Correspondence for read, Broker for read, write and subscribe, consent for requestconsent and consent." }
        PRODUCT_CORRESPONDENCE { nb: "Altinn Melding", en: "Altinn Correspondence" }
        PRODUCT_BROKER { nb: "Altinn Formidling", en: "Altinn Broker" }
        PRODUCT_NOTIFICATIONS { nb: "Altinn Varsling", en: "Altinn Notifications" }
        PRODUCT_GENERIC { nb: "en annen ressurs", en: "another resource" }
        PRODUCT_CONSENT { nb: "samtykke", en: "consent" }
        ORG { nb: "Hvilken organisasjonskode har tjenesteeieren?", en: "What is the service owner's organisation code?" }
        ORG_HELP { nb: "Uten den leses koden av ressurs-id-en.", en: "Without it the code is read from the resource id." }
        WRITERS { nb: "Hvem andre enn tjenesteeieren skal kunne sende? (tilgangspakker og roller)", en: "Who besides the service owner shall be able to send? (access packages and roles)" }
        WRITERS_HELP { nb: "Tjenesteeieren trenger ingen regel. Rollene og pakkene må holdes for den som sender.", en: "The service owner needs no rule. The roles and packages must be held for the sender." }
        LEVEL { nb: "Hvilket sikkerhetsnivå kreves? (0–4)", en: "Which security level is required? (0–4)" }
        LEVEL_HELP { nb: "3 er vanlig, 4 for sensitivt innhold. 1 og 2 virker bare gjennom API.", en: "3 is usual, 4 for sensitive content. 1 and 2 work only through API." }
        REQUEST_BY { nb: "Hvem skal kunne be om samtykke?", en: "Who shall be able to ask for consent?" }
        REQUEST_BY_HELP { nb: "organizations er alle virksomheter. Bare utvalgte: skriv tilgangslistene, for eksempel ttd:banker, med komma mellom.", en: "organizations is every organisation. Only selected ones: type the access lists, such as ttd:banks, with commas between." }
        READERS_BROKER { nb: "Hvem skal kunne sende og motta filer? (tilgangspakker og roller)", en: "Who shall be able to send and receive files? (access packages and roles)" }
        READERS_BROKER_HELP { nb: "Formidling brukes gjennom API av systembrukere, og de får bare tilgang gjennom tilgangspakker.", en: "Broker is used through API by system users, and only access packages reach those." }
        READERS_NOTIFICATIONS { nb: "Hvilke kontaktpersoner hos virksomheten skal varsles? (tilgangspakker og roller)", en: "Which contact persons at the organisation shall be notified? (access packages and roles)" }
        READERS_GENERIC { nb: "Hvem skal kunne lese? (tilgangspakker og roller)", en: "Who shall be able to read? (access packages and roles)" }
        READERS_CONSENT { nb: "Hvem skal kunne gi samtykke? (tilgangspakker og roller)", en: "Who shall be able to give consent? (access packages and roles)" }
        READERS_CONSENT_HELP { nb: "Privatpersoner samtykker for seg selv med rollen priv; for virksomheter den som har en rolle der.", en: "Private persons consent for themselves with the role priv; for organisations those who have a role there." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::testing::Bench;

    #[test]
    fn those_who_ask_for_consent_are_organisations_or_lists() {
        assert_eq!(read_requesters(" Organizations "), Some(Requesters::Organisations));
        let lists = Requesters::Lists(vec!["ttd:banker".into(), "ttd:forsikring".into()]);
        assert_eq!(read_requesters("ttd:banker, ttd/forsikring"), Some(lists));
        assert_eq!(read_requesters("banker"), None);
        assert_eq!(read_requesters("ttd:ban ker"), None);
    }

    #[test]
    fn every_question_takes_what_it_proposes() {
        let mut bench = Bench::sandbox();
        for product in Product::ALL {
            bench.told(t::PolicyProduct, Told(product.word().into()));
            for topic in TOPICS {
                let Some(question) = question(*topic, &bench.brief()) else { continue };
                if let Some(default) = &question.default {
                    assert!((question.parse)(default).is_ok(), "{product:?} {topic:?}: {default}");
                }
            }
        }
    }

    #[test]
    fn a_policy_is_made_of_the_answers() {
        let mut bench = Bench::sandbox();
        bench.told(t::PolicyProduct, Told("broker".into()));
        bench.told(t::ResourceId, ResourceId::parse("ttd_filer").unwrap());
        assert_eq!(built(&bench.brief(), false), None);
        bench.told(t::Readers, readers::read(Topic::Readers, "package:a-ordning").unwrap());
        bench.told(t::PolicyLevel, Told("2".into()));
        let policy = built(&bench.brief(), false).unwrap();
        assert_eq!(policy.rules[0].actions, ["read", "write", "subscribe"]);
        assert_eq!(policy.required_authentication_level_end_user.as_deref(), Some("2"));
    }
}
