//! Tests of waits: what no waiting helps ends them, and what fails the same way is said once.

use std::time::Duration;

use super::codes;
use super::outcome::{Outcome, Performed};
use super::run::{Introduction, Run};
use super::step_run::StepRun;
use super::testing::{Fake, session, session_in, step, wait};
use crate::catalog::environments;
use crate::catalog::services::RemoteService;
use crate::domain::{ClientId, Environment, EnvironmentName, Scope};
use crate::finding::Finding;
use crate::record::values::ProductionBy;
use crate::record::{Actor, Evidence, Question, QuestionKind, Source, Topic, TopicMarker as _, t};
use crate::steps::effects::{ClientCredentials, ClientEffect, KeyRef, TokenEffect};
use crate::steps::{Brief, Effect, Move, Proof};
use crate::text::{Message, Phrase};
use crate::world::prompt::{Closed, Confirmed, Script};

const WRONG: &str = "5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11";
const RIGHT: &str = "0b1f3c7e-5b0a-4d58-9a55-0d6a2c3e4f10";
const WHICH: Phrase = crate::text::phrase!("Hvilken?", "Which?");

fn probe(id: &ClientId) -> Effect {
    let key = KeyRef { client: "main".into(), name: "k".into(), place: None, known: None, others: Vec::new() };
    let credentials = ClientCredentials { id: id.clone(), kid: "k".into(), key, consumer: None, acting: None };
    TokenEffect::ProbeScope { credentials, scope: Scope::parse("altinn:serviceowner").unwrap() }.into()
}

/// The id of the client is an entry, and a token shows that it is right.
fn log_in(brief: &Brief<'_>) -> Move {
    if brief.get(t::ScopeGranted).is_some() || brief.at(t::ScopeGranted, "altinn:serviceowner").is_some() {
        return Move::Done;
    }
    match brief.at(t::ClientId, "main") {
        Some(id) => wait(Proof::Look(vec![probe(id)])),
        None => {
            let parse = std::sync::Arc::new(|raw: &str| Ok(t::ClientId::wrap(ClientId::parse(raw).unwrap())));
            let question = Question::new(Topic::ClientId, WHICH, WHICH, QuestionKind::Text, parse);
            wait(Proof::Entry(Box::new(question.about("main").later())))
        }
    }
}

fn refusal(code: &str, trace: usize) -> Box<Finding> {
    let code = codes::find(code, Some(RemoteService::Maskinporten))[0].code;
    let said = format!("Maskinporten says no (trace_id: {trace:08x}abcdef).");
    Box::new(Finding::new(code, "maskinporten").saying(Message::verbatim(said)))
}

fn knows_only_the_right_one(effect: &Effect, before: usize) -> Performed {
    match effect == &probe(&ClientId::parse(RIGHT).unwrap()) {
        true => Ok(Outcome::default().seen(t::ScopeGranted, Some("altinn:serviceowner"), true, "test")),
        false => Err(refusal("MP-100", before)),
    }
}

#[tokio::test]
async fn a_client_that_is_not_known_ends_the_wait_and_is_asked_for_again() {
    let script = Script::new().answer("client-id", WRONG).answer("client-id", RIGHT);
    let (mut session, shown) = session(Fake::new(knows_only_the_right_one), script);
    session.patience = Duration::from_secs(600);
    let works = [step("client", &[Topic::ClientId, Topic::ScopeGranted], log_in)];
    session.drive(&works, &mut Run::default()).await.unwrap();
    let wrong = probe(&ClientId::parse(WRONG).unwrap());
    assert_eq!(session.performer.done().iter().filter(|done| **done == wrong).count(), 1);
    assert_eq!(session.performer.done().len(), 2, "{:?}", session.performer.done());
    assert_eq!(shown.talk().matches("MP-100").count(), 1, "{}", shown.talk());
}

#[tokio::test]
async fn what_fails_the_same_way_is_said_once_whatever_number_the_answer_has() {
    let later = |_: &Effect, before: usize| match before {
        0..=4 => Err(refusal("MP-KID", before)),
        _ => Ok(Outcome::default().seen(t::ScopeGranted, Some("altinn:serviceowner"), true, "test")),
    };
    let (mut session, shown) = session(Fake::new(later), Script::new().answer("client-id", RIGHT));
    session.patience = Duration::from_secs(600);
    let works = [step("client", &[Topic::ClientId, Topic::ScopeGranted], log_in)];
    session.drive(&works, &mut Run::default()).await.unwrap();
    assert_eq!(session.performer.done().len(), 6, "{:?}", session.performer.done());
    assert_eq!(shown.talk().matches("says no").count(), 1, "{}", shown.talk());
}

/// Of people none is waited for where they are real.
#[tokio::test]
async fn nobody_who_is_a_person_is_polled() {
    let never = |_: &Effect, before: usize| Err(refusal("MP-KID", before));
    let real = Environment { simulated: false, ..environments::resting_sandbox().unwrap() };
    let (mut session, _) = session_in(real, Fake::new(never), Closed);
    session.patience = Duration::from_secs(600);
    session.answers.flags.insert(Topic::ClientId, RIGHT.to_owned());
    let works = [step("client", &[Topic::ClientId, Topic::ScopeGranted], log_in)];
    session.drive(&works, &mut Run::default()).await.unwrap();
    assert_eq!(session.performer.done().len(), 1, "looked at once, and not waited for");
}

/// Nobody plays the supplier in a rehearsal: what only it can do is looked at once.
#[tokio::test]
async fn a_supplier_is_not_polled_in_a_rehearsal_either() {
    fn asks_the_supplier(brief: &Brief<'_>) -> Move {
        let Move::Wait(mut wait) = log_in(brief) else { return Move::Done };
        wait.waiting.who = Actor::Supplier;
        Move::Wait(wait)
    }
    let never = |_: &Effect, before: usize| Err(refusal("MP-KID", before));
    let (mut session, _) = session(Fake::new(never), Closed);
    assert!(session.environment.simulated);
    session.patience = Duration::from_secs(600);
    session.answers.flags.insert(Topic::ClientId, RIGHT.to_owned());
    let works = [step("client", &[Topic::ClientId, Topic::ScopeGranted], asks_the_supplier)];
    session.drive(&works, &mut Run::default()).await.unwrap();
    assert_eq!(session.performer.done().len(), 1, "looked at once, and not waited for");
}

/// The title of a step stands above what is said of it, also after something else was spoken of.
#[test]
fn a_step_that_is_taken_up_again_has_its_title_again_and_its_reason_once() {
    let mut run = Run::default();
    let said = ["a", "a", "b", "a"].map(|step| run.introduction(step));
    assert_eq!(said, [Introduction::Whole, Introduction::Nothing, Introduction::Whole, Introduction::Title]);
    run.leave_heading();
    assert_eq!(run.introduction("a"), Introduction::Title);
}

/// A client may be so new that it is not known yet: whoever keeps the id goes on waiting, and is asked once.
#[tokio::test]
async fn an_id_that_is_kept_is_waited_for() {
    let later = |_: &Effect, before: usize| match before {
        0..=3 => Err(refusal("MP-100", before)),
        _ => Ok(Outcome::default().seen(t::ScopeGranted, Some("altinn:serviceowner"), true, "test")),
    };
    let script = Script::new().answer("client-id", RIGHT).answer("client-id", RIGHT);
    let (mut session, shown) = session(Fake::new(later), script);
    session.patience = Duration::from_secs(600);
    let works = [step("client", &[Topic::ClientId, Topic::ScopeGranted], log_in)];
    session.drive(&works, &mut Run::default()).await.unwrap();
    assert_eq!(session.performer.done().len(), 5, "{:?}", session.performer.done());
    assert_eq!(shown.talk().matches(RIGHT).count(), 1, "the id is named: {}", shown.talk());
    let known = session.book().evidence(Topic::ClientId, Some("main"), &super::testing::place());
    assert_eq!(known.map(|known| known.value.typed()).as_deref(), Some(RIGHT));
}

/// Where nobody can be asked, nothing that was told is lost.
#[tokio::test]
async fn without_a_person_the_id_stays_and_the_step_ends() {
    let never = |_: &Effect, before: usize| Err(refusal("MP-100", before));
    let (mut session, _) = session(Fake::new(never), Closed);
    session.patience = Duration::from_secs(600);
    session.answers.flags.insert(Topic::ClientId, RIGHT.to_owned());
    let works = [step("client", &[Topic::ClientId, Topic::ScopeGranted], log_in)];
    let mut run = Run::default();
    session.drive(&works, &mut run).await.unwrap();
    assert_eq!((session.performer.done().len(), run.failed.len()), (1, 1));
    let known = session.book().evidence(Topic::ClientId, Some("main"), &super::testing::place());
    assert_eq!(known.map(|known| known.value.typed()).as_deref(), Some(RIGHT));
}

/// Whoever leaves the question, or breaks it off, has lost nothing.
#[tokio::test]
async fn a_doubted_id_stays_until_another_is_given() {
    for broken_off in [false, true] {
        let script = Script::new().answer("client-id", WRONG);
        let script = if broken_off { script.interrupt("client-id") } else { script.put_off("client-id") };
        let never = |_: &Effect, before: usize| Err(refusal("MP-100", before));
        let (mut session, shown) = session(Fake::new(never), script);
        let works = [step("client", &[Topic::ClientId, Topic::ScopeGranted], log_in)];
        let ended = session.drive(&works, &mut Run::default()).await;
        assert_eq!(ended.is_err(), broken_off, "{}", shown.talk());
        assert!(shown.talk().contains(WRONG), "it was doubted: {}", shown.talk());
        let known = session.book().evidence(Topic::ClientId, Some("main"), &super::testing::place());
        assert_eq!(known.map(|known| known.value.typed()).as_deref(), Some(WRONG));
    }
}

fn register() -> Effect {
    ClientEffect::RegisterClient { client: "main".into(), name: "k".into(), scopes: Vec::new() }.into()
}

fn until_registered(brief: &Brief<'_>) -> Move {
    match brief.at(t::ClientId, "main") {
        Some(_) => Move::Done,
        None => wait(Proof::Look(vec![register()])),
    }
}

#[tokio::test]
async fn a_proof_that_writes_in_production_is_looked_at_only_after_a_yes() {
    for (answer, written) in [(Confirmed::No, 0), (Confirmed::Yes, 1)] {
        let production = environments::built_in(&EnvironmentName::parse("production").unwrap()).unwrap();
        let id = ClientId::parse(RIGHT).unwrap();
        let fake = Fake::new(move |_, _| Ok(Outcome::default().made(t::ClientId, Some("main"), id.clone(), "POST")));
        let (mut session, _) = session_in(production.clone(), fake, Script::new().then_confirm(answer));
        session.answers.yes = true;
        let place = crate::record::Place { environment: production.name, ..super::testing::place() };
        session.begin(&place, crate::domain::Product::Correspondence);
        let value = crate::record::Value::ProductionBy(ProductionBy::Program);
        let told = Evidence { value, source: Source::Told, at: session.clock.now(), how: "flag".into() };
        session.book_mut().put(&place, None, told).unwrap();
        let works = [StepRun { place, ..step("a", &[Topic::ClientId], until_registered) }];
        let mut run = Run::default();
        // Whoever comes back is told what has arrived, and nothing is written by that.
        session.arrivals(&works, &mut run).await.unwrap();
        session.look(&[(works[0].clone(), vec![register()])], &mut run).await.unwrap();
        assert_eq!(session.performer.done(), Vec::new());
        session.drive(&works, &mut run).await.unwrap();
        assert_eq!(session.performer.done().len(), written, "{answer:?}");
    }
}
