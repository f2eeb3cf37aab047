//! The checklist: steps held against facts. Pure: no network, no runtime, no catalogue of packages.

use super::answers::typed;
use super::run::Failed;
use super::work::Work;
use crate::catalog::{guide_differences, products};
use crate::domain::{Environment, Product};
use crate::record::{Book, Evidence, Place, Question, Role, Source, Topic, Value};
use crate::report::checklist::{Checklist, Difference, EvidenceLine, Row, RowState, WaitingLine};
use crate::steps::{Acts, Brief, Move, Proof, Wait};
use crate::text::{Message, Phrase, checklist as listed, engine as text, roles, words};

/// Everything that a checklist is made of.
#[derive(Clone, Copy)]
pub struct Basis<'a> {
    /// The book.
    pub book: &'a Book,
    /// The environment; only its rules are read.
    pub environment: &'a Environment,
    /// Now.
    pub now: jiff::Timestamp,
    /// Steps that failed in the run that just ended.
    pub failed: &'a [Failed],
}

/// The checklist of one service in one environment.
#[must_use]
pub fn checklist(basis: Basis<'_>, works: &[Work], place: &Place, product: Product) -> Checklist {
    let mut rows = Vec::new();
    let mut next = None;
    for work in works.iter().filter(|work| work.place == *place) {
        let brief = Brief { book: basis.book, environment: basis.environment, place, product, now: basis.now };
        let step = work.next(&brief);
        let failed = basis.failed.iter().find(|failed| failed.step == work.id() && failed.place == *place);
        let row = row(work, &brief, &step, (failed, works));
        if row.state.is_left() {
            prefer(&mut next, command(&brief, &step));
        }
        rows.push(row);
    }
    Checklist {
        environment: place.environment.to_string(),
        service: place.service.to_string(),
        title: title(place, product),
        rehearsal: basis.environment.simulated,
        rows,
        next: next.map(|(_, command)| command),
    }
}

fn title(place: &Place, product: Product) -> Message {
    let name = products::of(product).name;
    if place.service.as_str() == product.word() {
        name.into()
    } else {
        words::PRODUCT_AND_HANDLE.with("product", name).with("handle", place.service.as_str())
    }
}

fn row(work: &Work, brief: &Brief<'_>, next: &Move, (failed, works): (Option<&Failed>, &[Work])) -> Row {
    let card = work.step.card();
    let (state, mut reason, waiting) = stand(brief, next, works);
    if let Some(failed) = failed {
        reason = Some(text::FAILED_LAST.with("reason", failed.finding.message.clone()));
    }
    let lines = |topics: &'static [Topic]| known(topics, brief).map(|(topic, key, known)| line(topic, key, known));
    let settled = matches!(state, RowState::Done);
    let mut evidence: Vec<EvidenceLine> = lines(card.gives).collect();
    if settled && evidence.is_empty() {
        // What nobody told is proven by what it is needed for: terms and right by the first token.
        evidence = lines(card.needs).filter(|line| line.source == words::SEEN).collect();
    }
    Row {
        id: card.id,
        title: card.title,
        state,
        reason,
        at: if settled {
            evidence.iter().map(|line| line.at).max()
        } else {
            waiting.as_ref().and_then(|wait| wait.since)
        },
        evidence,
        waiting,
        turn: match card.acts {
            // Whoever acts in the end: what is to be done now is an answer or a yes of the operator's.
            _ if state == RowState::ToDo => roles::YOU,
            Acts::Program | Acts::Nobody => roles::YOU,
            Acts::PersonVerified | Acts::Person => card.who.first().map_or(roles::YOU, |role| name(*role)),
        },
        differences: card
            .differences
            .iter()
            .filter_map(|number| {
                Some(Difference { number: *number, text: guide_differences::by_number(*number)?.truth })
            })
            .collect(),
    }
}

fn stand(brief: &Brief<'_>, next: &Move, works: &[Work]) -> (RowState, Option<Message>, Option<WaitingLine>) {
    match next {
        Move::Done => (RowState::Done, None, None),
        Move::NotNeeded(reason) => (RowState::NotNeeded, Some(reason.clone()), None),
        Move::Blocked(topics) => {
            (RowState::Blocked, Some(text::BLOCKED_BY.with("topics", givers(topics, works))), None)
        }
        Move::Ask(question) => (RowState::ToDo, Some(asked(question)), None),
        Move::Do(_) => (RowState::ToDo, Some(text::TO_DO_ACT.into()), None),
        // What the operator alone can do is not a wait.
        Move::Wait(wait) if wait.waiting.who == Role::You => {
            let reason = match &wait.proof {
                Proof::Entry(question) => asked(question),
                Proof::Look(_) | Proof::NotYet => wait.waiting.what.clone(),
            };
            (RowState::ToDo, Some(reason), None)
        }
        Move::Wait(wait) => (RowState::Waiting, None, Some(waited(brief, wait))),
    }
}

fn asked(question: &Question) -> Message {
    text::TO_DO_ANSWER.with("question", question.text.clone()).with("flag", format!("--{}", question.topic.id()))
}

/// The steps that give what a step lacks, by title; a topic that no step gives stands for itself.
fn givers(topics: &[Topic], works: &[Work]) -> Message {
    let mut named: Vec<Message> = Vec::new();
    for topic in topics {
        let giver = works.iter().map(|work| work.step.card()).find(|card| card.gives.contains(topic));
        let name = giver.map_or_else(|| Message::verbatim(topic.id()), |card| text::NAMED.with("title", card.title));
        if !named.contains(&name) {
            named.push(name);
        }
    }
    let joined = named.into_iter().reduce(|before, next| listed::LISTED.with("before", before).with("next", next));
    joined.unwrap_or_else(|| Message::verbatim(""))
}

fn waited(brief: &Brief<'_>, wait: &Wait) -> WaitingLine {
    let waiting = &wait.waiting;
    WaitingLine {
        who: name(waiting.who),
        since: waiting.since,
        letter: waiting.letter.as_deref().map(|key| letter(brief, key)),
        what: waiting.what.clone(),
        proof: entry_named(wait, waiting.proof.clone()),
        meanwhile: waiting.meanwhile.clone(),
    }
}

/// A wait that ends by telling names the flag that tells it.
fn entry_named(wait: &Wait, said: Message) -> Message {
    match &wait.proof {
        Proof::Entry(question) => {
            text::ENTRY_FLAG.with("said", said).with("flag", format!("--{}", question.topic.id()))
        }
        Proof::Look(_) | Proof::NotYet => said,
    }
}

fn letter(brief: &Brief<'_>, key: &str) -> Message {
    // A wait names the kind of letter; what is known is known of the newest of the kind.
    let Some((key, letter)) = brief.book.newest_letter(key) else { return Message::verbatim(key) };
    let mut said = Message::verbatim(key);
    if let Some(sent) = letter.sent {
        said = text::LETTER_SENT.with("letter", said).with("date", sent.to_string());
    }
    if let Some(number) = &letter.case_number {
        said = text::LETTER_CASE.with("letter", said).with("number", number.as_str());
    }
    said
}

/// The name of a role.
#[must_use]
pub const fn name(role: Role) -> Phrase {
    match role {
        Role::You => roles::YOU,
        Role::Signatory => roles::SIGNATORY,
        Role::MainAdministrator => roles::MAIN_ADMINISTRATOR,
        Role::StudioOwner => roles::STUDIO_OWNER,
        Role::AltinnDesk => roles::ALTINN_DESK,
        Role::DigdirDesk => roles::DIGDIR_DESK,
        Role::Supplier => roles::SUPPLIER,
        Role::Network => roles::NETWORK,
        Role::TestRecipient => roles::TEST_RECIPIENT,
        Role::Machine => roles::MACHINE,
    }
}

fn known<'a>(
    topics: &'a [Topic],
    brief: &'a Brief<'_>,
) -> impl Iterator<Item = (Topic, Option<&'a str>, &'a Evidence)> {
    topics.iter().flat_map(move |topic| {
        let facts = brief.book.facts(topic.scope(), brief.place);
        facts.into_iter().flat_map(|facts| facts.iter()).filter(move |(known, _, _)| known == topic)
    })
}

fn line(topic: Topic, key: Option<&str>, evidence: &Evidence) -> EvidenceLine {
    let name = key.map_or_else(|| topic.id().to_owned(), |key| format!("{} {key}", topic.id()));
    let supplier = matches!(evidence.value, Value::SupplierProof(_));
    EvidenceLine {
        what: Message::verbatim(format!("{name} = {}", typed(&evidence.value))),
        source: match evidence.source {
            Source::Told if supplier => words::TOLD_BY_SUPPLIER,
            Source::Told => words::TOLD,
            Source::Seen => words::SEEN,
            Source::Made => words::MADE,
        },
        at: evidence.at,
        how: evidence.how.clone(),
    }
}

/// The command that a step wants next, and how much it is preferred: what can be done now comes before letters to send,
/// and those before coming back another day.
fn command(brief: &Brief<'_>, next: &Move) -> (u8, String) {
    let resume = || "altinn-onboard resume".to_owned();
    match next {
        Move::Ask(_) | Move::Do(_) => (0, resume()),
        Move::Wait(wait) => match &wait.waiting.letter {
            Some(key) if brief.book.newest_letter(key).is_none_or(|(_, letter)| letter.sent.is_none()) => {
                (1, format!("altinn-onboard letter {key}"))
            }
            _ => (2, resume()),
        },
        Move::Blocked(_) | Move::NotNeeded(_) | Move::Done => (3, resume()),
    }
}

fn prefer(best: &mut Option<(u8, String)>, candidate: (u8, String)) {
    if best.as_ref().is_none_or(|(rank, _)| candidate.0 < *rank) {
        *best = Some(candidate);
    }
}
