//! From a test environment to production: stage by stage, each write with a yes of its own, and by hand where the program may
//! not write.

use altinn_onboard::door::sandbox::Scenario;
use serde_json::Value;

use crate::common::findings::errors;
use crate::common::real_answers::real_answers;
use crate::common::served::{Served, describe};
use crate::common::{Home, Run};

/// What people have done that nobody sees, told.
const TOLD: [&str; 3] = ["--agreement-signed=today", "--terms-signed=today", "--self-service-right=today"];
/// Who was told of the start.
const ANNOUNCED: [&str; 2] = ["--go-live-told=today", "--recipients-told=today"];
/// What cannot be undone, each by its own word.
const WORDS: [&str; 2] = ["--confirm-resource-id=ttd-vedtak", "--confirm-message=991825827"];
/// Every step that writes in this journey.
const STEPS: &str = "--confirm-production=maskinporten-client,scopes,resource,policy,test-message";
/// What is never there before somebody has said yes.
const KINDS: [&str; 5] = ["client", "resource", "policyVersion", "subscription", "message"];

/// A service that is set up where it is tried, and the environment that it goes to.
fn onboarded(trial: &Served, live: &Served) -> Home {
    onboarded_with(trial, live, |answers| answers)
}

/// The same with other answers.
fn onboarded_with(trial: &Served, live: &Served, change: impl FnOnce(String) -> String) -> Home {
    let home = Home::new();
    describe(&home, [("trial", trial.real("test")), ("live", live.real("production"))]);
    std::fs::write(home.work().join("answers.toml"), change(real_answers("ttd-vedtak", ""))).unwrap();
    let words = ["--test-recipient=310000019", "--confirm-resource-id=ttd-vedtak", "--confirm-message=310000019"];
    let first = ["init", "correspondence", "--env=trial"];
    let begun = walk(&home, &[&first[..], &words, &TOLD].concat());
    assert_eq!(begun.status, Some(8), "{begun:#?}");
    assert_eq!(trial.overview()["counts"]["message"], 1, "{begun:#?}");
    home
}

fn walk(home: &Home, words: &[&str]) -> Run {
    let common = ["--environments=environments.toml", "--answers=answers.toml", "--yes", "--no-wait"];
    home.run(&[words, &common, &["--key-store=file", "--lang=en"]].concat())
}

fn promote(home: &Home, more: &[&str]) -> Run {
    walk(home, &[&["promote", "--to=live", "--test-recipient=991825827"][..], more].concat())
}

/// How many of each kind there are in production.
fn counts(live: &Served) -> [u64; 5] {
    let overview = live.overview();
    KINDS.map(|kind| overview["counts"][kind].as_u64().unwrap())
}

/// Where the service stands on its way.
fn promotion(home: &Home) -> Value {
    let run = home.run(&["promote", "--to=live", "--environments=environments.toml", "--plan", "--format=json"]);
    let document: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run:#?}"));
    document["promotions"][0].clone()
}

fn named(run: &Run, code: &str) -> Vec<String> {
    errors(run).into_iter().filter(|finding| finding.code == code).map(|finding| finding.text).collect()
}

#[test]
fn every_write_in_production_wants_a_yes_of_its_own() {
    let (trial, live) = (Served::start(&[Scenario::Instant]), Served::start(&[Scenario::Instant]));
    let home = onboarded(&trial, &live);
    let state = home.read("altinn-onboard.json");
    assert_eq!((&promotion(&home)["stage"], &promotion(&home)["by"]), (&"prepared".into(), &Value::Null));
    assert_eq!(home.read("altinn-onboard.json"), state, "a plan touches nothing");

    // Who writes is asked first, and nothing answers in anybody's stead.
    let unsaid = promote(&home, &TOLD);
    assert_eq!(unsaid.status, Some(2), "{unsaid:#?}");
    assert!(unsaid.stderr.contains("--production-by"), "{unsaid:#?}");
    assert_eq!(counts(&live), [0; 5], "{unsaid:#?}");

    // A yes to everything is no yes to what changes production.
    let program = promote(&home, &["--production-by=program"]);
    assert_eq!(program.status, Some(2), "{program:#?}");
    let wanted = named(&program, "CONFIRMATION-TYPED");
    assert!(wanted.iter().any(|text| text.contains("--confirm-production maskinporten-client")), "{program:#?}");
    assert!(program.stderr.contains("CONFIRMATION-AHEAD"), "what else it will need is said: {program:#?}");
    assert_eq!(counts(&live), [0; 5], "{program:#?}");
    let resumed = walk(&home, &["resume", "--env=live"]);
    assert_eq!((resumed.status, counts(&live)), (Some(2), [0; 5]), "{resumed:#?}");
    let anew = walk(&home, &["init", "correspondence", "--env=live"]);
    assert_eq!((anew.status, counts(&live)), (Some(2), [0; 5]), "{anew:#?}");

    // What is confirmed is done, and no more.
    let client = promote(&home, &["--confirm-production=maskinporten-client"]);
    assert_eq!((client.status, counts(&live)), (Some(8), [1, 0, 0, 0, 0]), "{client:#?}");
    let unknown = promote(&home, &["--confirm-production=maskinporten-clients"]);
    assert_eq!((unknown.status, counts(&live)), (Some(2), [1, 0, 0, 0, 0]), "{unknown:#?}");

    // Nothing is published before those who must know have been told.
    let unannounced = promote(&home, &[&[STEPS][..], &WORDS].concat());
    assert_eq!((unannounced.status, counts(&live)), (Some(8), [1, 0, 0, 0, 0]), "{unannounced:#?}");
    let at = promotion(&home);
    let ready = at["stages"][1]["steps"].as_array().unwrap().iter().find(|step| step["id"] == "go-live").unwrap();
    assert_eq!((&at["stage"], &ready["state"]), (&"ready".into(), &"to-do".into()), "{at}");

    // What has a word of its own wants that too.
    let no_word = promote(&home, &[&[STEPS][..], &ANNOUNCED].concat());
    assert_eq!((no_word.status, counts(&live)), (Some(2), [1, 0, 0, 0, 0]), "{no_word:#?}");
    let whole = promote(&home, &[&[STEPS][..], &WORDS].concat());
    assert_eq!((whole.status, counts(&live)), (Some(8), [1, 1, 1, 0, 1]), "{whole:#?}");
    let end = promotion(&home);
    assert_eq!((&end["stage"], &end["by"]), (&"live".into(), &"program".into()), "{end}");
    let reached = end["stages"].as_array().unwrap().iter().map(|stage| stage["reached"].as_bool().unwrap());
    assert_eq!(reached.collect::<Vec<_>>(), [true, true, true, false], "{end}");

    let answers = end["answers"].as_array().unwrap();
    let carries = |topic: &str| answers.iter().find(|one| one["topic"] == topic).unwrap()["carries"].clone();
    assert_eq!((carries("org-number"), carries("test-recipient")), ("over".into(), "differs".into()), "{end}");

    // Nothing is made twice.
    let again = promote(&home, &[&[STEPS][..], &WORDS].concat());
    assert_eq!((again.status, counts(&live)), (Some(8), [1, 1, 1, 0, 1]), "{again:#?}");
}

#[test]
fn nothing_is_published_before_everything_is_prepared() {
    let (trial, live) = (Served::start(&[Scenario::Instant]), Served::start(&[Scenario::ScopeNotGranted]));
    let home = onboarded(&trial, &live);
    let waiting = promote(&home, &[&["--production-by=program", STEPS][..], &WORDS].concat());
    assert_eq!((waiting.status, counts(&live)), (Some(8), [1, 0, 0, 0, 0]), "{waiting:#?}");
    let at = promotion(&home);
    assert_eq!(at["stage"], "prepared", "{at}");
    let step = |stage: usize, id: &str| {
        let mut steps = at["stages"][stage]["steps"].as_array().unwrap().iter();
        steps.find(|step| step["id"] == id).unwrap().clone()
    };
    assert_eq!(step(0, "scopes")["waiting"]["for"], "altinn-desk", "{at}");
    assert_eq!(step(2, "resource")["state"], "blocked", "{at}");
    assert!(!step(2, "resource")["blockedBy"].as_array().unwrap().is_empty(), "{at}");
    assert_eq!(step(2, "resource")["before"], "done", "{at}");
}

#[test]
fn who_lets_nobody_write_there_gets_it_all_by_hand() {
    let (trial, live) = (Served::start(&[Scenario::Instant]), Served::start(&[Scenario::Instant]));
    let home = onboarded(&trial, &live);
    let people = promote(&home, &[&["--production-by=people", STEPS][..], &WORDS].concat());
    assert_eq!((people.status, counts(&live)), (Some(8), [0; 5]), "{people:#?}");
    let at = promotion(&home);
    assert_eq!((&at["stage"], &at["by"]), (&"prepared".into(), &"people".into()), "{at}");
}

#[test]
fn it_goes_to_production_alone_and_from_what_is_begun() {
    let served = Served::start(&[Scenario::Instant]);
    let home = onboarded(&served, &served);
    let back = walk(&home, &["promote", "--to=trial"]);
    assert_eq!((back.status, named(&back, "PROMOTE-TO-TEST").len()), (Some(2), 1), "{back:#?}");
    let from = walk(&home, &["promote", "--to=live", "--env=elsewhere"]);
    assert_eq!((from.status, named(&from, "PROMOTE-NOTHING").len()), (Some(2), 1), "{from:#?}");
}

/// Events that are fetched show themselves only when there is a message: they hold none up.
#[test]
fn events_that_are_fetched_do_not_hold_the_first_message_up() {
    let (trial, live) = (Served::start(&[Scenario::Instant]), Served::start(&[Scenario::Instant]));
    let fetched =
        |answers: String| answers.replace("events-wanted = false", "events-wanted = true\nevents-address = \"poll\"");
    let home = onboarded_with(&trial, &live, fetched);
    let whole = promote(&home, &[&["--production-by=program", STEPS][..], &ANNOUNCED, &WORDS].concat());
    assert_eq!((whole.status, counts(&live)), (Some(8), [1, 1, 1, 0, 1]), "{whole:#?}");
}

/// Who confirms has one service in mind: nothing that others have begun is written along with it.
#[test]
fn a_confirmation_holds_for_one_service() {
    let (trial, live) = (Served::start(&[Scenario::Instant]), Served::start(&[Scenario::Instant]));
    let home = onboarded(&trial, &live);
    let other = ["init", "correspondence", "--env=trial", "--service=other", "--resource-id=ttd-annet"];
    walk(&home, &other);
    let both = promote(&home, &[&["--production-by=program", STEPS][..], &ANNOUNCED].concat());
    assert_eq!((both.status, counts(&live)), (Some(2), [0; 5]), "{both:#?}");
    assert_eq!(named(&both, "CONFIRMATION-OF-WHICH").len(), 1, "{both:#?}");
    let one =
        promote(&home, &[&["--service=correspondence", "--production-by=program", STEPS][..], &ANNOUNCED].concat());
    assert_eq!(counts(&live), [1, 0, 0, 0, 0], "{one:#?}");
}
