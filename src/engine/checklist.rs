//! The checklist: steps held against facts. Pure: no network, no runtime, no catalogue of packages.

use super::notices::notices;
use super::run::Failed;
use super::step_run::StepRun;
use crate::catalog::letters::LetterKind;
use crate::catalog::{guide_differences, products};
use crate::domain::{Environment, Product};
use crate::record::{Actor, Book, Evidence, Place, Question, Source, Topic, Value, t};
use crate::report::checklist::{
    Checklist, EvidenceLine, HowKnown, LetterLine, ListedDifference, NextStep, ReasonCode, StepLine, StepState,
    WaitingLine,
};
use crate::steps::parts::key_end;
use crate::steps::parts::waits::plans_only;
use crate::steps::{Acts, Brief, Card, Effect, Move, Proof, Together, Wait};
use crate::text::{Message, checklist as listed};

/// Everything that a checklist is made of.
#[derive(Clone, Copy)]
pub struct Basis<'a> {
    /// What is known: of rehearsals, or of what is real.
    pub book: &'a Book,
    /// The environment; its rules are read, and whether it is simulated.
    pub environment: &'a Environment,
    /// When the list is made; waits are measured up to it.
    pub now: jiff::Timestamp,
    /// Steps that failed in the run that just ended.
    pub failed: &'a [Failed],
    /// What follows from all services of the environment: one for all their checklists.
    pub together: &'a Together,
}

/// The checklist of one service in one environment.
#[must_use]
pub fn checklist(basis: Basis<'_>, works: &[StepRun], place: &Place, product: Product) -> Checklist {
    let here = works.iter().filter(|work| work.place == *place);
    // A line takes half a kilobyte: lists that grow would move each of them, and touch as much memory again.
    let count = here.clone().count();
    let (mut rows, mut next, mut moves) = (Vec::with_capacity(count), None, Vec::with_capacity(count));
    let brief = Brief {
        book: basis.book,
        environment: basis.environment,
        place,
        product,
        now: basis.now,
        together: Some(basis.together),
    };
    for work in here {
        let step = work.next(&brief);
        let failed = basis.failed.iter().find(|failed| failed.step == work.id() && failed.place == *place);
        let row = row(work, &brief, &step, (failed, works));
        if row.state.is_left() {
            let command = match failed {
                // The same again would fail the same way: what it means comes first.
                Some(failed) => (0, format!("altinn-onboard explain {}", failed.finding.code)),
                None => match (work.step.own_command(), &step) {
                    (Some(own), Move::Ask(_) | Move::Do(_)) => (0, format!("altinn-onboard {own}")),
                    _ => command(&brief, &step),
                },
            };
            prefer(&mut next, command, work.id());
        }
        rows.push(row);
        moves.push(step);
    }
    Checklist {
        environment: place.environment.to_string(),
        service: place.service.to_string(),
        product,
        title: title(place, product),
        rehearsal: basis.environment.simulated,
        rows,
        notices: notices(&brief, moves.iter()),
        next: next.map(|(_, next)| next),
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

fn row(work: &StepRun, brief: &Brief<'_>, next: &Move, (failed, works): (Option<&Failed>, &[StepRun])) -> StepLine {
    let card = work.step.card();
    let StepStanding { mut state, mut reason, mut reason_code, waiting, blocked_by } = stand(brief, next, works);
    if let Some(failed) = failed {
        // What could not be looked at just now is not shown as what holds.
        if state == StepState::Done {
            state = StepState::ToDo;
        }
        reason = Some(words::FAILED_LAST.with("reason", failed.finding.message.clone()));
        reason_code = Some(ReasonCode::Failed(failed.finding.code.id));
    }
    // A tick rests on what proves the step, and on nothing else. What is known besides is no evidence of anything.
    let proving = if matches!(next, Move::Done) { work.step.proven_by(brief) } else { Vec::new() };
    let since = proving.iter().map(|fact| fact.since).max();
    let proving = if state == StepState::Done { proving } else { Vec::new() };
    let proven = |topic: Topic, key: Option<&str>| proving.iter().any(|fact| (fact.topic, fact.key) == (topic, key));
    let known = known(card.gives, brief).filter(|(topic, key, _)| !proven(*topic, *key));
    let known = known.map(|(topic, key, known)| line(topic, key, known)).collect();
    let evidence = proving.iter().map(|fact| line(fact.topic, fact.key, fact.evidence)).collect();
    // In production people do it all themselves: what they do is said where it is to be done.
    let by_hand = plans_only(brief) && matches!(state, StepState::ToDo | StepState::Waiting);
    let clicks = if by_hand { work.step.walkthrough(brief) } else { Vec::new() };
    StepLine {
        id: card.id,
        title: card.title,
        state,
        reason,
        reason_code,
        at: if state == StepState::Done { since } else { waiting.as_ref().and_then(|wait| wait.since) },
        evidence,
        known,
        waiting,
        blocked_by,
        command: step_command(brief, (card.id, work.step.own_command()), next),
        usually: card.usually,
        can_start: card.can_start,
        turn: match card.acts {
            // Whoever acts in the end: what is to be done now is an answer or a yes of the operator's.
            _ if state == StepState::ToDo => Actor::You,
            Acts::Program | Acts::Nobody => Actor::You,
            Acts::PersonVerified | Acts::Person => card.who.first().copied().unwrap_or(Actor::You),
        },
        clicks,
        differences: card
            .differences
            .iter()
            .filter_map(|number| guide_differences::by_number(*number))
            .filter(|row| row.is_of(brief.product))
            .map(|row| ListedDifference { number: row.number, text: row.truth })
            .collect(),
    }
}

/// Where a step stands, and why.
struct StepStanding {
    state: StepState,
    reason: Option<Message>,
    reason_code: Option<ReasonCode>,
    waiting: Option<WaitingLine>,
    blocked_by: Vec<&'static str>,
}

impl StepStanding {
    const fn new(state: StepState, reason: Option<Message>, reason_code: Option<ReasonCode>) -> Self {
        Self { state, reason, reason_code, waiting: None, blocked_by: Vec::new() }
    }
}

fn stand(brief: &Brief<'_>, next: &Move, works: &[StepRun]) -> StepStanding {
    match next {
        Move::Done => StepStanding::new(StepState::Done, None, None),
        Move::NotNeeded(reason) => {
            StepStanding::new(StepState::NotNeeded, Some(reason.clone()), Some(ReasonCode::NotNeeded))
        }
        Move::Blocked(topics) => {
            let reason = words::BLOCKED_BY.with("topics", lacking(topics, works));
            let blocked_by = lacking_steps(topics, works);
            let standing = StepStanding::new(StepState::Blocked, Some(reason), Some(ReasonCode::Blocked));
            StepStanding { blocked_by, ..standing }
        }
        Move::Ask(question) => {
            StepStanding::new(StepState::ToDo, Some(asked(question)), Some(ReasonCode::AnswerMissing))
        }
        Move::Do(effects) => {
            let what = effects.first().map_or_else(|| Message::verbatim(""), Effect::describe);
            StepStanding::new(StepState::ToDo, Some(words::TO_DO_ACT.with("what", what)), Some(ReasonCode::Ready))
        }
        // What the operator alone can do is not a wait.
        Move::Wait(wait) if wait.waiting.who == Actor::You => {
            let reason = match &wait.proof {
                Proof::Entry(question) => asked(question),
                // It is worded as it will be then; standing alone it would read as if it were so already.
                Proof::Look(_) | Proof::NotYet => listed::UNTIL.with("what", wait.waiting.what.clone()),
            };
            StepStanding::new(StepState::ToDo, Some(reason), Some(proven_by(wait)))
        }
        Move::Wait(wait) => {
            let standing = StepStanding::new(StepState::Waiting, None, Some(proven_by(wait)));
            StepStanding { waiting: Some(waited(brief, wait)), ..standing }
        }
    }
}

/// What ends a wait.
const fn proven_by(wait: &Wait) -> ReasonCode {
    match &wait.proof {
        Proof::Entry(_) => ReasonCode::WordMissing,
        Proof::Look(_) => ReasonCode::NotSeenYet,
        Proof::NotYet => ReasonCode::NotProvableYet,
    }
}

fn asked(question: &Question) -> Message {
    words::TO_DO_ANSWER.with("question", question.text.clone()).with("flag", format!("--{}", question.topic.id()))
}

/// What a step lacks, each once: the step that gives it, or the topic when no step does.
fn givers<'a>(topics: &'a [Topic], works: &'a [StepRun]) -> impl Iterator<Item = (Topic, Option<&'static Card>)> + 'a {
    let mut seen: Vec<&str> = Vec::new();
    let given = topics.iter().map(move |topic| {
        let giver = works.iter().map(|work| work.step.card()).find(|card| card.gives.contains(topic));
        (*topic, giver)
    });
    given.filter(move |(topic, giver)| {
        let name = giver.map_or_else(|| topic.id(), |card| card.id);
        let new = !seen.contains(&name);
        seen.push(name);
        new
    })
}

/// The steps that give what a step lacks, by title; a topic that no step gives stands for itself.
pub(super) fn lacking(topics: &[Topic], works: &[StepRun]) -> Message {
    let named = givers(topics, works).map(|(topic, giver)| {
        giver.map_or_else(|| Message::verbatim(topic.id()), |card| words::NAMED.with("title", card.title))
    });
    let joined = named.reduce(|before, next| listed::LISTED.with("before", before).with("next", next));
    joined.unwrap_or_else(|| Message::verbatim(""))
}

/// The ids of the steps that give what a step lacks.
pub(super) fn lacking_steps(topics: &[Topic], works: &[StepRun]) -> Vec<&'static str> {
    givers(topics, works).filter_map(|(_, giver)| giver.map(|card| card.id)).collect()
}

fn waited(brief: &Brief<'_>, wait: &Wait) -> WaitingLine {
    let waiting = &wait.waiting;
    WaitingLine {
        who: waiting.who,
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
            words::ENTRY_FLAG.with("said", said).with("flag", format!("--{}", question.topic.id()))
        }
        Proof::Look(_) | Proof::NotYet => said,
    }
}

fn letter(brief: &Brief<'_>, key: &str) -> LetterLine {
    // A wait names the kind of letter; what is known is known of the newest of the kind.
    match brief.book.newest_letter(key) {
        None => LetterLine { key: key.to_owned(), sent: None, case_number: None, deadline: None },
        Some((key, letter)) => LetterLine {
            key: key.to_owned(),
            sent: letter.sent,
            case_number: letter.case_number.clone(),
            deadline: letter.deadline,
        },
    }
}

fn known<'a>(
    topics: &'a [Topic],
    brief: &'a Brief<'_>,
) -> impl Iterator<Item = (Topic, Option<&'a str>, &'a Evidence)> {
    topics.iter().flat_map(move |topic| {
        let facts = brief.book.facts(topic.scope(), brief.place);
        facts.into_iter().flat_map(|facts| facts.of(*topic)).map(|(key, known)| (*topic, key, known))
    })
}

fn line(topic: Topic, key: Option<&str>, evidence: &Evidence) -> EvidenceLine {
    let supplier = matches!(evidence.value, Value::SupplierProof(_));
    EvidenceLine {
        topic,
        key: key.map(str::to_owned),
        value: evidence.value.clone(),
        source: match evidence.source {
            Source::Told if supplier => HowKnown::ToldBySupplier,
            Source::Told => HowKnown::Told,
            Source::Seen => HowKnown::Seen,
            Source::Made => HowKnown::Made,
        },
        at: evidence.at,
        how: evidence.how.clone(),
    }
}

/// The command that takes one step on, in its place; none when there is nothing to do for it now.
fn step_command(brief: &Brief<'_>, (id, own): (&str, Option<&str>), next: &Move) -> Option<String> {
    let command = match next {
        Move::Wait(wait) if wait.way_out.is_some() => wait.way_out?.to_owned(),
        Move::Wait(wait) => match unsent(brief, wait).filter(|key| !lacks_user(brief, key)) {
            Some(key) => format!("letter {key}"),
            // What a letter lacks is asked for first.
            None => format!("step {id}"),
        },
        Move::Ask(_) | Move::Do(_) => own.map_or_else(|| format!("step {id}"), str::to_owned),
        Move::Blocked(_) | Move::NotNeeded(_) | Move::Done => return None,
    };
    let Place { environment, service } = brief.place;
    Some(format!("altinn-onboard {command} --env {environment} --service {service}"))
}

/// The letter of a wait, when nobody has sent it yet.
fn unsent<'w>(brief: &Brief<'_>, wait: &'w Wait) -> Option<&'w str> {
    let key = wait.waiting.letter.as_deref()?;
    brief.book.newest_letter(key).is_none_or(|(_, letter)| letter.sent.is_none()).then_some(key)
}

/// The command that a step wants next, and how much it is preferred: what can be done now comes before letters to send,
/// and those before coming back another day.
fn command(brief: &Brief<'_>, next: &Move) -> (u8, String) {
    let resume = || "altinn-onboard resume".to_owned();
    match next {
        Move::Ask(_) | Move::Do(_) => (0, resume()),
        Move::Wait(wait) if wait.waiting.who == Actor::You && key_end::ended(brief).is_some() => {
            (0, "altinn-onboard client key --new".to_owned())
        }
        Move::Wait(wait) => match (wait.way_out, unsent(brief, wait)) {
            (Some(command), _) => (0, format!("altinn-onboard {command}")),
            // What a letter lacks is asked for first.
            (None, Some(key)) if lacks_user(brief, key) => (2, resume()),
            (None, Some(key)) => (1, format!("altinn-onboard letter {key}")),
            (None, None) => (2, resume()),
        },
        Move::Blocked(_) | Move::NotNeeded(_) | Move::Done => (3, resume()),
    }
}

/// Whether a letter names the user of Altinn Studio, who is not known.
fn lacks_user(brief: &Brief<'_>, key: &str) -> bool {
    let names = LetterKind::parse(key).is_some_and(|kind| LetterKind::NAMING_STUDIO_USER.contains(&kind));
    names && !brief.environment.simulated && brief.get(t::StudioUserName).is_none()
}

fn prefer(best: &mut Option<(u8, NextStep)>, (rank, command): (u8, String), step: &'static str) {
    if best.as_ref().is_none_or(|(best, _)| rank < *best) {
        *best = Some((rank, NextStep { command, step }));
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        PRODUCT_AND_HANDLE { nb: "{product} – {handle}", en: "{product} – {handle}" }

        TO_DO_ANSWER { nb: "Svar mangler ({flag}): {question}", en: "An answer is missing ({flag}): {question}" }
        TO_DO_ACT { nb: "Programmet kan gjøre dette nå: {what}", en: "The program can do this now: {what}" }
        BLOCKED_BY { nb: "Dette må være på plass først: {topics}", en: "Needed first: {topics}" }
        ENTRY_FLAG { nb: "{said} (oppgis med {flag})", en: "{said} (given with {flag})" }
        NAMED { nb: "«{title}»", en: "“{title}”" }
        FAILED_LAST { nb: "Feilet: {reason}", en: "Failed: {reason}" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::testing;
    use crate::steps::testing::Bench;

    #[test]
    fn what_helps_now_goes_before_letters_and_these_before_another_day() {
        let mut bench = Bench::tt02();
        let wait = |way_out: Option<&'static str>, letter: Option<&str>| {
            let Move::Wait(mut wait) = testing::wait(Proof::NotYet) else { panic!("it waits") };
            (wait.way_out, wait.waiting.letter) = (way_out, letter.map(str::to_owned));
            Move::Wait(wait)
        };
        let of = |way_out, letter| command(&bench.brief(), &wait(way_out, letter));
        let again = (0, "altinn-onboard try transfer --again".to_owned());
        assert_eq!(of(Some("try transfer --again"), Some("L1")), again);
        assert_eq!(of(None, Some("L1")), (1, "altinn-onboard letter L1".to_owned()));
        assert_eq!(of(None, None), (2, "altinn-onboard resume".to_owned()));
        // A letter that names somebody who is not known cannot be written: it is asked first who that is.
        assert_eq!(of(None, Some("L3")), (2, "altinn-onboard resume".to_owned()));
        let of_step = |bench: &Bench, letter| {
            let command = step_command(&bench.brief(), ("studio-access", None), &wait(None, Some(letter))).unwrap();
            command.split(" --env").next().unwrap().to_owned()
        };
        assert_eq!(of_step(&bench, "L3"), "altinn-onboard step studio-access");
        // What is done only on request has a command of its own: `resume` would never take it up.
        let unfinished = step_command(&bench.brief(), ("test-message", Some("try message --purge")), &Move::Do(vec![]));
        assert!(unfinished.unwrap().starts_with("altinn-onboard try message --purge"));
        assert_eq!(of_step(&bench, "L1"), "altinn-onboard letter L1");
        bench.told(t::StudioUserName, crate::record::values::Told("kari".to_owned()));
        assert_eq!(command(&bench.brief(), &wait(None, Some("L3"))), (1, "altinn-onboard letter L3".to_owned()));
    }
}
