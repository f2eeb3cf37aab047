//! Tests of the loop.

use std::time::Duration;

use super::outcome::{Outcome, Performed};
use super::run::Run;
use super::session::{EngineFault, Session};
use super::step_run::StepRun;
use super::testing::{Fake, ask_number, listed, listed_as, number, session, session_in, step, wait};
use crate::catalog::codes::program::FILES;
use crate::catalog::environments;
use crate::domain::{EnvironmentName, Language};
use crate::finding::Finding;
use crate::record::values::ProductionBy;
use crate::record::{Evidence, Source, Topic, t};
use crate::steps::effects::{ClientEffect, KeyRef, RegisterEffect};
use crate::steps::{Effect, Move, Proof};
use crate::text::Phrase;
use crate::world::prompt::{Closed, Confirmed, Script};
use crate::world::screen::Captured;

const A: &str = "991825827";
const B: &str = "974760673";
const WHY: Phrase = crate::text::phrase!("fordi", "because");

fn look_up(brief: &crate::steps::Brief<'_>) -> Move {
    match brief.get(t::OrgListing) {
        Some(_) => Move::Done,
        None => Move::one(RegisterEffect::LookUpOrg(number(A))),
    }
}

fn ask_then_look(brief: &crate::steps::Brief<'_>) -> Move {
    match (brief.get(t::OrgNumber), brief.get(t::OrgListing)) {
        (None, _) => Move::ask(ask_number()),
        (Some(number), None) => Move::one(RegisterEffect::LookUpOrg(*number)),
        _ => Move::Done,
    }
}

fn make_key(brief: &crate::steps::Brief<'_>) -> Move {
    if brief.at(t::ClientKey, "main").is_some() {
        return Move::Done;
    }
    let at = KeyRef { client: "main".into(), name: "k".into(), place: None, known: None, others: Vec::new() };
    Move::one(ClientEffect::RegisterClient { client: at.client, name: at.name, scopes: Vec::new() })
}

fn key_made() -> Performed {
    let key = crate::record::values::ClientKey {
        kid: "k".into(),
        thumbprint: None,
        bits: 2048,
        place: crate::record::values::KeyPlace::File,
        expires: jiff::civil::date(2027, 1, 1),
        name: None,
        holder: None,
        replaces: None,
    };
    Ok(Outcome::default().made(t::ClientKey, Some("main"), key, "test"))
}

fn fault() -> Box<Finding> {
    Box::new(Finding::new(&FILES, "test").saying(WHY))
}

#[tokio::test]
async fn what_two_steps_want_to_read_is_read_once() {
    let (mut session, _) = session(Fake::new(|_, _| listed(A)), Closed);
    let works = [step("a", &[Topic::OrgListing], look_up), step("b", &[Topic::OrgListing], look_up)];
    let mut run = Run::default();
    session.drive(&works, &mut run).await.unwrap();
    assert_eq!(session.performer.done().len(), 1);
    assert!(run.failed.is_empty());
}

/// The same step for a service more.
fn for_both(session: &mut Session<'_, Fake>, one: StepRun) -> [StepRun; 2] {
    let mut other = one.clone();
    other.place.service = crate::record::Handle::parse("vedtak").unwrap();
    session.begin(&other.place, other.product);
    [one, other]
}

#[tokio::test]
async fn what_two_services_want_to_read_and_cannot_is_shown_once() {
    let (mut session, shown) = session(Fake::new(|_, _| Err(fault())), Closed);
    let steps = for_both(&mut session, step("a", &[Topic::OrgListing], look_up));
    let mut run = Run::default();
    session.drive(&steps, &mut run).await.unwrap();
    assert_eq!(run.failed.len(), 2, "each service is without it");
    let text = shown.talk();
    assert_eq!(
        (text.matches('✗').count(), text.matches("because").count()),
        (2, 1),
        "its line and its finding: {text}"
    );
}

#[tokio::test]
async fn an_answer_that_two_services_share_is_refused_once() {
    let refuse = |_: &Effect, _| Ok(Outcome::default().refuse(Topic::OrgNumber, *fault()));
    let (mut session, shown) = session(Fake::new(refuse), Script::new().answer("org-number", A));
    let steps = for_both(&mut session, step("a", &[Topic::OrgNumber], ask_then_look));
    let mut run = Run::default();
    session.settle(&steps[0], &ask_number(), &mut run).unwrap();
    let moves: Vec<_> = session.next_moves(steps.iter()).into_iter().map(|(step, next)| (step.clone(), next)).collect();
    assert!(session.read_round(&moves, &mut run).await.unwrap());
    assert_eq!(shown.talk().matches("because").count(), 1, "{}", shown.talk());
}

#[tokio::test]
async fn an_effect_that_teaches_nothing_is_named_and_not_repeated() {
    let (mut session, _) = session(Fake::new(|_, _| Ok(Outcome::default())), Closed);
    let mut run = Run::default();
    session.drive(&[step("a", &[Topic::OrgListing], look_up)], &mut run).await.unwrap();
    assert_eq!(session.performer.done().len(), 1);
    assert_eq!(run.failed[0].finding.code, "ENGINE-NOTHING-LEARNED");
}

#[tokio::test]
async fn a_step_that_fails_does_not_stop_the_others() {
    let fake = Fake::new(|effect, _| match effect {
        Effect::Register(RegisterEffect::LookUpOrg(_)) => Err(fault()),
        _ => key_made(),
    });
    let (mut session, _) = session(fake, Closed);
    session.answers.yes = true;
    let mut run = Run::default();
    let works = [step("a", &[Topic::OrgListing], look_up), step("b", &[Topic::ClientKey], make_key)];
    session.drive(&works, &mut run).await.unwrap();
    assert_eq!(run.failed.iter().map(|failed| failed.step).collect::<Vec<_>>(), ["a"]);
    assert!(session.book().get(t::ClientKey, Some("main"), &super::testing::place()).is_some());
}

#[tokio::test]
async fn what_writes_is_confirmed_first_and_a_no_puts_the_step_off() {
    let script = Script::new().then_confirm(Confirmed::No);
    let (mut session, shown) = session(Fake::new(|_, _| key_made()), script);
    let mut run = Run::default();
    session.drive(&[step("a", &[Topic::ClientKey], make_key)], &mut run).await.unwrap();
    assert_eq!(session.performer.done(), Vec::new());
    assert!(run.failed.is_empty());
    assert!(shown.talk().contains("Register the Maskinporten client"), "{}", shown.talk());
}

#[tokio::test]
async fn nobody_to_confirm_is_a_missing_answer() {
    let (mut session, _) = session(Fake::new(|_, _| key_made()), Closed);
    let mut run = Run::default();
    session.drive(&[step("a", &[Topic::ClientKey], make_key)], &mut run).await.unwrap();
    assert_eq!(run.missing[0].code, "CONFIRMATION-MISSING");
    assert_eq!(session.performer.done(), Vec::new());
}

/// A session in production with a yes to everything, and a step there that makes a key's client.
fn in_production(script: Script, by: Option<ProductionBy>) -> (Session<'static, Fake>, Captured, StepRun) {
    let production = environments::built_in(&EnvironmentName::parse("production").unwrap()).unwrap();
    let (mut session, shown) = session_in(production.clone(), Fake::new(|_, _| key_made()), script);
    session.answers.yes = true;
    let place = crate::record::Place { environment: production.name, ..super::testing::place() };
    session.begin(&place, crate::domain::Product::Correspondence);
    if let Some(by) = by {
        let value = crate::record::Value::ProductionBy(by);
        let told = Evidence { value, source: Source::Told, at: session.clock.now(), how: "flag".into() };
        session.book_mut().put(&place, None, told).unwrap();
    }
    let work = StepRun { place, ..step("a", &[Topic::ClientKey], make_key) };
    (session, shown, work)
}

#[tokio::test]
async fn a_real_production_environment_is_not_written_to() {
    for by in [None, Some(ProductionBy::People)] {
        let (mut session, _, work) = in_production(Script::new(), by);
        let mut run = Run::default();
        session.drive(&[work], &mut run).await.unwrap();
        assert_eq!(session.performer.done(), Vec::new());
        assert_eq!(run.failed[0].finding.code, "PRODUCTION-NOT-WRITTEN");
    }
}

#[tokio::test]
async fn what_the_program_may_write_in_production_is_shown_and_confirmed_whatever_else_was_said_yes_to() {
    for (answer, written) in [(Confirmed::No, 0), (Confirmed::Yes, 1)] {
        let script = Script::new().then_confirm(answer);
        let (mut session, shown, work) = in_production(script, Some(ProductionBy::Program));
        let mut run = Run::default();
        session.drive(&[work], &mut run).await.unwrap();
        assert_eq!((session.performer.done().len(), run.failed.len()), (written, 0));
        assert!(shown.talk().contains("Register the Maskinporten client"), "{}", shown.talk());
    }
}

#[tokio::test]
async fn what_the_program_made_is_not_forgotten_because_a_service_does_not_find_it() {
    let fake = Fake::new(|_, _| Ok(Outcome::default().refuse(Topic::OrgNumber, *fault())));
    let (mut session, _) = session(fake, Script::new());
    let place = super::testing::place();
    let made = Outcome::default().made(t::OrgNumber, None, number(A), "POST somewhere");
    let mut run = Run::default();
    session.take_in(&place, made, &mut run).unwrap();
    let works = [step("a", &[Topic::OrgNumber, Topic::OrgListing], ask_then_look)];
    session.drive(&works, &mut run).await.unwrap();
    assert_eq!(session.book().get(t::OrgNumber, None, &place), Some(&number(A)));
    assert_eq!(run.failed[0].finding.code, "FILES");
}

#[tokio::test]
async fn a_refused_answer_is_asked_again_with_the_reason() {
    let fake = Fake::new(|effect, _| match effect {
        Effect::Register(RegisterEffect::LookUpOrg(found)) if *found == number(A) => {
            Ok(Outcome::default().refuse(Topic::OrgNumber, *fault()))
        }
        _ => listed(B),
    });
    // Who types the refused answer again is refused again, by what judges it.
    let script = Script::new().answer("org-number", A).answer("org-number", A).answer("org-number", B);
    let (mut session, _) = session(fake, script);
    let mut run = Run::default();
    session.drive(&[step("a", &[Topic::OrgNumber, Topic::OrgListing], ask_then_look)], &mut run).await.unwrap();
    let place = super::testing::place();
    assert_eq!(session.book().get(t::OrgNumber, None, &place), Some(&number(B)));
    let refused = session.book().organisation.past(Topic::OrgNumber, None).next().unwrap();
    assert_eq!(refused.refused.as_deref(), Some("FILES"));
    assert_eq!(session.performer.done().len(), 3);
}

#[tokio::test]
async fn a_refused_value_is_taken_again_from_a_flag_of_the_next_command_alone() {
    let fake = Fake::new(|_, _| Ok(Outcome::default().refuse(Topic::OrgNumber, *fault())));
    let (mut session, _) = session(fake, Closed);
    session.answers.flags.insert(Topic::OrgNumber, A.into());
    let mut run = Run::default();
    let works = [step("a", &[Topic::OrgNumber, Topic::OrgListing], ask_then_look)];
    let ended = session.drive(&works, &mut run).await;
    let Err(EngineFault::Answers(findings)) = ended else { panic!("{ended:?}") };
    assert_eq!((findings[0].code.id, findings[0].subject.as_str()), ("FILES", "--org-number"));
    // In the next run it is judged anew, and once.
    let ended = session.drive(&works, &mut Run::default()).await;
    let Err(EngineFault::Answers(findings)) = ended else { panic!("{ended:?}") };
    assert_eq!((findings[0].code.id, session.performer.done().len()), ("FILES", 2));
    // A variable or a file stands there from before, and nobody has said it again.
    session.answers.variables.insert(Topic::OrgNumber, session.answers.flags.remove(&Topic::OrgNumber).unwrap());
    let ended = session.drive(&works, &mut Run::default()).await;
    let Err(EngineFault::Answers(findings)) = ended else { panic!("{ended:?}") };
    assert_eq!((findings[0].code.id, session.performer.done().len()), ("ANSWER-REFUSED-BEFORE", 2));
    let next = findings[0].next.as_ref().unwrap().render(Language::En);
    assert!(next.contains("--org-number"), "{next}");
}

#[tokio::test]
async fn what_a_broken_answer_refused_is_taken_when_it_is_given_again() {
    let fake = Fake::new(|_, before| match before {
        0 => Ok(Outcome::default().refuse(Topic::OrgNumber, *fault())),
        _ => listed(A),
    });
    let (mut session, _) = session(fake, Closed);
    session.answers.flags.insert(Topic::OrgNumber, A.into());
    let works = [step("a", &[Topic::OrgNumber, Topic::OrgListing], ask_then_look)];
    assert!(session.drive(&works, &mut Run::default()).await.is_err());
    session.drive(&works, &mut Run::default()).await.unwrap();
    assert_eq!(session.book().get(t::OrgNumber, None, &super::testing::place()), Some(&number(A)));
}

#[tokio::test]
async fn an_entry_is_asked_once_a_run_and_may_be_put_off() {
    fn entry(_: &crate::steps::Brief<'_>) -> Move {
        wait(Proof::Entry(Box::new(ask_number().later())))
    }
    let (mut session, _) = session(Fake::new(|_, _| listed(A)), Script::new().put_off("org-number"));
    let mut run = Run::default();
    session.drive(&[step("a", &[Topic::OrgNumber], entry)], &mut run).await.unwrap();
    assert!(run.failed.is_empty() && run.missing.is_empty());
}

#[tokio::test]
async fn who_waits_is_told_how_long_it_takes_and_whether_it_can_begin() {
    fn entry(_: &crate::steps::Brief<'_>) -> Move {
        wait(Proof::Entry(Box::new(ask_number().later())))
    }
    fn begun(brief: &crate::steps::Brief<'_>) -> Move {
        let Move::Wait(mut wait) = entry(brief) else { panic!("a wait") };
        wait.waiting.since = Some("2026-11-20T12:00:00Z".parse().unwrap());
        Move::Wait(wait)
    }
    for (next, can_start) in [(entry as fn(&crate::steps::Brief<'_>) -> Move, true), (begun, false)] {
        let (mut session, captured) = session(Fake::new(|_, _| listed(A)), Script::new().put_off("org-number"));
        session.drive(&[step("a", &[Topic::OrgNumber], next)], &mut Run::default()).await.unwrap();
        let said = captured.talk();
        assert!(said.contains("Usually takes: nothing"), "{said}");
        assert_eq!(said.contains("Can it start now? nothing"), can_start, "{said}");
    }
}

#[tokio::test]
async fn without_a_terminal_an_entry_waits_and_is_no_missing_answer() {
    fn entry(_: &crate::steps::Brief<'_>) -> Move {
        wait(Proof::Entry(Box::new(ask_number().later())))
    }
    let (mut session, _) = session(Fake::new(|_, _| listed(A)), Closed);
    let mut run = Run::default();
    session.drive(&[step("a", &[Topic::OrgNumber], entry)], &mut run).await.unwrap();
    assert!(run.missing.is_empty());
}

fn until_listed(brief: &crate::steps::Brief<'_>) -> Move {
    match brief.get(t::OrgListing) {
        Some(_) => Move::Done,
        None => wait(Proof::Look(vec![Effect::Register(RegisterEffect::LookUpOrg(number(A)))])),
    }
}

#[tokio::test]
async fn a_proof_is_looked_at_once_when_nobody_waits() {
    let (mut session, _) = session(Fake::new(|_, _| Ok(Outcome::default())), Closed);
    let mut run = Run::default();
    session.drive(&[step("a", &[Topic::OrgListing], until_listed)], &mut run).await.unwrap();
    assert_eq!(session.performer.done().len(), 1);
    assert!(run.failed.is_empty(), "a proof that shows nothing yet is no failure");
}

#[tokio::test]
async fn a_short_wait_is_polled_until_it_is_over() {
    let fake = Fake::new(|_, before| if before < 3 { Ok(Outcome::default()) } else { listed(A) });
    let (mut session, shown) = session(fake, Closed);
    // Looked at every ten seconds, of the session's clock.
    session.environment.pace.cache = 600;
    session.patience = Duration::from_secs(60);
    let mut run = Run::default();
    session.drive(&[step("a", &[Topic::OrgListing], until_listed)], &mut run).await.unwrap();
    assert_eq!(session.performer.done().len(), 4);
    assert!(shown.talk().contains("nothing"), "what is waited for is said: {}", shown.talk());
}

#[tokio::test]
async fn what_is_not_there_is_not_shown_as_what_went_well() {
    for (code, mark) in [(Some("ttd"), "✓ "), (None, "– ")] {
        let fake = Fake::new(move |_, _| listed_as(A, code));
        let (mut session, shown) = session(fake, Closed);
        session.drive(&[step("a", &[Topic::OrgListing], until_listed)], &mut Run::default()).await.unwrap();
        let talk = shown.talk();
        assert_eq!(talk.matches(['✓', '–']).count(), 1, "{talk}");
        assert!(talk.contains(mark), "{talk}");
    }
}

#[tokio::test]
async fn days_are_not_polled() {
    let (mut session, _) = session(Fake::new(|_, _| Ok(Outcome::default())), Closed);
    session.environment.pace.cache = 3 * 24 * 3600;
    session.patience = Duration::from_secs(60);
    session.drive(&[step("a", &[Topic::OrgListing], until_listed)], &mut Run::default()).await.unwrap();
    assert_eq!(session.performer.done().len(), 1);
}

#[tokio::test]
async fn resume_tells_what_has_arrived() {
    let (mut session, shown) = session(Fake::new(|_, _| listed(A)), Closed);
    let works = [step("a", &[Topic::OrgListing], until_listed)];
    session.arrivals(&works, &mut Run::default()).await.unwrap();
    assert!(shown.talk().contains("Arrived since last time:"), "{}", shown.talk());
    let (mut session, shown) = super::testing::session(Fake::new(|_, _| Ok(Outcome::default())), Closed);
    session.arrivals(&works, &mut Run::default()).await.unwrap();
    assert!(shown.talk().contains("Nothing new has arrived"), "{}", shown.talk());
    assert!(shown.talk().contains("somebody else: 1"), "{}", shown.talk());
}

#[tokio::test]
async fn redo_forgets_what_a_step_gives_and_what_was_seen_on_its_strength() {
    let (mut session, _) = session(Fake::new(|_, _| listed(A)), Script::new().answer("org-number", A));
    let works = [step("a", &[Topic::OrgNumber, Topic::OrgListing], ask_then_look)];
    session.drive(&works, &mut Run::default()).await.unwrap();
    let place = super::testing::place();
    let evidence = session.book().evidence(Topic::OrgListing, None, &place).unwrap();
    assert_eq!(evidence.source, Source::Seen);
    super::redo::begin_anew(
        session.ledger.book_mut(true),
        &works,
        super::redo::Anew::Step("a"),
        jiff::Timestamp::UNIX_EPOCH,
    );
    assert!(session.book().evidence(Topic::OrgNumber, None, &place).is_none());
    assert!(session.book().evidence(Topic::OrgListing, None, &place).is_none());
}
