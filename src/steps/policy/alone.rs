//! Access rules made alone, outside an onboarding: the questions, in their order, and the policy that they make.
//!
//! Where a product's journey asks them already these are its questions; what else a policy is made for has few of its own.

use super::purposes::{PURPOSES, Purpose};
use super::writers;
use crate::catalog::codes::{answers, command_line};
use crate::domain::{OrgCode, ResourceId};
use crate::finding::Finding;
use crate::policy::EditorPolicy;
use crate::policy::build::{self, CONFIDENTIAL_POST, Choices, Requesters};
use crate::record::values::{Holders, Recipients, Told};
use crate::record::{Question, QuestionKind, Topic, TopicMarker as _, Value, t};
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

/// Of those the ones that a person is shown nevertheless.
pub const SHOWN_TO_PERSONS: &[Topic] = &[Topic::PolicyLevel];

/// Judges a file's name: whether something may be written there.
pub type FreeName = Box<dyn Fn(&str) -> Result<(), Finding> + Send + Sync>;

/// The question where the file goes. It is put last, when it has been shown what the file will say.
#[must_use]
pub fn file_question(proposal: &str, free: FreeName) -> Question {
    let read = move |topic: Topic, answer: &str| {
        let name = reading::words::told(topic, answer, 1_000)?;
        free(&name.0).map(|()| name)
    };
    asking::ask(t::PolicyFile, words::FILE, words::FILE_HELP, QuestionKind::Text, read).proposing(Some(proposal))
}

/// What the policy is for, as it was chosen.
#[must_use]
pub fn purpose(brief: &Brief<'_>) -> &'static Purpose {
    let [first, ..] = &PURPOSES;
    brief.get(t::PolicyProduct).and_then(|told| Purpose::named(&told.0)).unwrap_or(first)
}

/// A question of making a policy alone; `None` for those of the journey, and for what is not asked for this purpose.
#[must_use]
pub fn question(topic: Topic, brief: &Brief<'_>) -> Option<Question> {
    let purpose = purpose(brief);
    match topic {
        Topic::PolicyProduct => Some(product_question()),
        Topic::ResourceId => Some(resource_id()),
        Topic::PolicyOrg => Some(org()),
        Topic::Writers => {
            let kind = QuestionKind::Several(readers::choices());
            Some(asking::ask(t::Writers, writers::words::WRITERS, words::WRITERS_HELP, kind, readers::read))
        }
        Topic::PolicyLevel => Some(level(brief)),
        Topic::Requesters => purpose.has_requesters.then(requesters),
        Topic::Readers => readers_question(purpose),
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
        Topic::PolicyLevel => Some(words::LEVEL),
        _ => None,
    }
}

/// Whether the journey's own questions are asked.
#[must_use]
pub fn asks_as_journey(topic: Topic, brief: &Brief<'_>) -> bool {
    (topic == Topic::Readers || is_of_journey(topic)) && purpose(brief).readers.is_none()
}

/// Whether a topic means something only where the journey's own questions are asked.
#[must_use]
pub const fn is_of_journey(topic: Topic) -> bool {
    matches!(topic, Topic::Recipients | Topic::Confidential | Topic::EventsWanted)
}

fn product_question() -> Question {
    let words: Vec<_> = PURPOSES.iter().map(|purpose| (purpose.word(), purpose.name)).collect();
    let read = |answer: &str| Purpose::named(answer).map(|purpose| Told(purpose.word().to_owned()));
    let proposed = words.first().map(|(word, _)| *word);
    asking::choice(t::PolicyProduct, words::PRODUCT, words::PRODUCT_HELP, &words, read).proposing(proposed)
}

/// The resource id by itself: which organisation it belongs to is read from it.
fn resource_id() -> Question {
    let parse = reading::parser(Topic::ResourceId, |raw| {
        let id = ResourceId::parse(raw).or_else(|fault| ResourceId::parse_urn(raw).map_err(|_| fault));
        id.map(Value::ResourceId).map_err(|fault| {
            Finding::new(&command_line::RESOURCE_ID, "--resource-id")
                .saying(reading::names::no_id(fault, "--resource-id").message)
        })
    });
    Question::new(Topic::ResourceId, words::RESOURCE_ID, words::RESOURCE_ID_HELP, QuestionKind::Text, parse)
}

fn org() -> Question {
    asking::ask(t::PolicyOrg, words::ORG, words::ORG_HELP, QuestionKind::Text, |topic, answer| {
        let code = OrgCode::parse(answer).map(|code| Told(code.as_str().to_owned()));
        code.map_err(|_| Finding::new(&command_line::ORG_CODE, format!("--{}", topic.id())).with("found", answer))
    })
}

fn level(brief: &Brief<'_>) -> Question {
    let levels = asking::choices(&[
        ("0", words::LEVEL_0),
        ("1", words::LEVEL_1),
        ("2", words::LEVEL_2),
        ("3", words::LEVEL_3),
        ("4", words::LEVEL_4),
    ]);
    asking::ask(t::PolicyLevel, words::LEVEL, words::LEVEL_HELP, levels, |topic, answer| {
        reading::words::choice(topic, answer, &["0", "1", "2", "3", "4"], |word| {
            matches!(word, "0" | "1" | "2" | "3" | "4").then(|| Told(word.to_owned()))
        })
    })
    .proposing(Some(usual_level(brief).to_string()))
}

fn requesters() -> Question {
    asking::ask(t::Requesters, words::REQUEST_BY, words::REQUEST_BY_HELP, QuestionKind::Text, |topic, answer| {
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

/// Who gets in, where no journey asks it.
fn readers_question(purpose: &Purpose) -> Option<Question> {
    let asked = purpose.readers.as_ref()?;
    let kind = QuestionKind::Several(readers::choices());
    let question = asking::ask(t::Readers, asked.text, asked.help, kind, readers::read);
    Some(question.proposing(Some((asked.proposal)())))
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
    let purpose = purpose(brief);
    let code = brief.get(t::PolicyOrg).map_or_else(|| code_of(id), |told| told.0.as_str());
    let level = brief.get(t::PolicyLevel).and_then(|told| told.0.parse().ok());
    let choices = match purpose.readers {
        None => super::choices(brief, code, id)?,
        Some(_) => Choices { readers: readers::to_policy(brief.get(t::Readers)?), ..Choices::new(code, id.bare()) },
    };
    let choices = Choices {
        writers: brief.get(t::Writers).map(readers::to_policy).unwrap_or_default(),
        level: level.unwrap_or_else(|| usual_level(brief)),
        requesters: brief.get(t::Requesters).and_then(|told| read_requesters(&told.0)).unwrap_or_default(),
        for_studio,
        ..choices
    };
    Some(build::built(purpose.rules, &choices))
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
        RESOURCE_ID { nb: "Hvilken ressurs-id skal tilgangsreglene gjelde for?", en: "Which resource ID will the access rules apply to?" }
        RESOURCE_ID_HELP { nb: "Id-en begynner med organisasjonskoden og en bindestrek, for eksempel ttd-vedtak. Koden står for tjenesteeieren i regelen om hendelser.", en: "The ID begins with the organisation code and a hyphen, such as ttd-decisions. The code stands for the service owner in the rule about events." }
        PRODUCT { nb: "Hva skal tilgangsreglene brukes til?", en: "What are the access rules for?" }
        PRODUCT_HELP { nb: "Hver tjeneste spør om sine egne handlinger: Melding om `read` (lese), Formidling om `read`, `write` (skrive) og `subscribe` (abonnere), samtykke om `requestconsent` og `consent`.", en: "Each service asks for its own actions: Correspondence for read, Broker for read, write and subscribe, consent for requestconsent and consent." }
        ORG { nb: "Hvilken organisasjonskode har tjenesteeieren?", en: "What is the service owner's organisation code?" }
        ORG_HELP { nb: "Oppgir du den ikke, leses koden av ressurs-id-en.", en: "If you leave it out, the code is read from the resource ID." }
        WRITERS_HELP { nb: "Tjenesteeieren trenger ingen regel. Den som sender, må ha rollen eller pakken for virksomheten det sendes på vegne av.", en: "The service owner needs no rule. The roles and packages must be held for the sender." }
        LEVEL { nb: "Hvilket sikkerhetsnivå kreves? (0–4)", en: "Which security level is required? (0–4)" }
        LEVEL_0 { nb: "0 – ingen krav: også den som er registrert med e-post", en: "0 – nothing is required: even those registered by e-mail get in" }
        LEVEL_1 { nb: "1 – virker bare gjennom API", en: "1 – has an effect only through APIs" }
        LEVEL_2 { nb: "2 – virker bare gjennom API", en: "2 – has an effect only through APIs" }
        LEVEL_3 { nb: "3 – MinID, og systemer med token fra Maskinporten", en: "3 – MinID, and systems with a token from Maskinporten" }
        LEVEL_4 { nb: "4 – BankID, Buypass eller Commfides", en: "4 – BankID, Buypass or Commfides" }
        FILE { nb: "Hvor skal filen ligge?", en: "Where should the file be saved?" }
        FILE_HELP { nb: "Altinn Studio kaller den <ressurs-id>_policy.xml, i mappen med ressurs-id-en. - viser filen her og lagrer den ikke.", en: "Altinn Studio calls it <resource ID>_policy.xml, in the folder named after the resource ID. - shows the file here and does not save it." }
        LEVEL_HELP { nb: "3 er vanlig, 4 for sensitivt innhold. 1 og 2 virker bare gjennom API.", en: "3 is usual, 4 for sensitive content. 1 and 2 work only through APIs." }
        REQUEST_BY { nb: "Hvem skal kunne be om samtykke?", en: "Who should be able to ask for consent?" }
        REQUEST_BY_HELP { nb: "`organizations` betyr alle virksomheter. Skal bare utvalgte kunne be om samtykke, skriver du tilgangslistene, for eksempel `ttd:banker`, med komma mellom.", en: "organizations means every organisation. For selected ones only, type the access lists, such as ttd:banks, separated by commas." }
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
        for purpose in &PURPOSES {
            bench.told(t::PolicyProduct, Told(purpose.word().into()));
            for topic in TOPICS {
                let Some(question) = question(*topic, &bench.brief()) else { continue };
                if let Some(default) = &question.default {
                    assert!((question.parse)(default).is_ok(), "{} {topic:?}: {default}", purpose.word());
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
