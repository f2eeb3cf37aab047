//! Messages that are tried with a person who does not exist.

use altinn_onboard::door::domain::person::recognise;
use serde_json::Value;

use super::support::{init, run, step, world};
use crate::common::{Home, Run};

const TRY: &str = "try message";
const RESOURCE: &str = "ttd-vedtak-om-stotte";
const CONFIRMED: &str = "--confirm-message=ttd-vedtak-om-stotte";

fn messages(home: &Home) -> usize {
    world(home)["messages"].as_array().unwrap().len()
}

/// Completed here, so that no number stands in the source.
fn person(begins: &str) -> String {
    let all = (100..1000).flat_map(|n| (0..100).map(move |check| format!("{n}{check:02}")));
    all.map(|rest| format!("{begins}{rest}")).find(|number| recognise(number).is_some()).unwrap()
}

fn everything(run: &Run) -> String {
    format!("{}{}", run.stdout, run.stderr)
}

fn in_one_line(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_message_reaches_a_synthetic_person_once_and_nobodys_number_is_kept_or_shown() {
    let home = Home::dated();
    assert_eq!(init(&home, "instant", &["--message-reminder=yes"]).status, Some(0));
    let before = home.read("altinn-onboard.json");
    let number = person("018190");
    let to = format!("--to-person={number}");
    let sent = run(&home, TRY, "instant", &[&to, CONFIRMED, "--format=json"]);
    assert_eq!((sent.status, messages(&home)), (Some(0), 2), "{sent:#?}");
    let document: Value = serde_json::from_str(&sent.stdout).unwrap();
    assert_eq!((&document["status"], &document["end"]), (&"Published".into(), &"arrived".into()), "{document}");
    // All that is sent is shown, and that it cannot be taken back.
    let said = in_one_line(&sent.stderr);
    let content = world(&home)["messages"][1]["body"]["content"].clone();
    let text = |name: &str| in_one_line(content[name].as_str().unwrap_or_else(|| panic!("{name}: {content}")));
    for shown in ["To: the synthetic person", "cannot be withdrawn", "Notification: e-mail", "Reminder: ", RESOURCE] {
        assert!(said.contains(shown), "{shown}: {said}");
    }
    for shown in [text("messageTitle"), text("messageSummary"), "| Du trenger ikke gjøre noe.".to_owned()] {
        assert!(said.contains(&shown), "{shown}: {said}");
    }
    // The same command finds what it sent, and --again sends another.
    let found = run(&home, TRY, "instant", &[&to, CONFIRMED]);
    assert_eq!((found.status, messages(&home)), (Some(0), 2), "{found:#?}");
    assert!(found.stdout.contains(document["correspondenceId"].as_str().unwrap()), "{found:#?}");
    let again = run(&home, TRY, "instant", &[&to, CONFIRMED, "--again"]);
    assert_eq!((again.status, messages(&home)), (Some(0), 3), "{again:#?}");
    let plan = run(&home, TRY, "instant", &[&to, "--plan"]);
    assert_eq!((plan.status, messages(&home)), (Some(0), 3), "{plan:#?}");
    for run in [&sent, &found, &again, &plan] {
        assert!(!everything(run).contains(&number), "{run:#?}");
    }
    assert!(!home.read("altinn-onboard.sandbox.json").contains(&number));
    assert_eq!(home.read("altinn-onboard.json"), before, "none of it is a fact");
    assert_eq!(step(&home, "test-message")["state"], "done");
}

#[test]
fn who_has_opted_out_is_told_of_and_who_exists_is_never_tried_with() {
    let home = Home::dated();
    assert_eq!(init(&home, "instant", &[]).status, Some(0));
    let number = person("018190");
    let reserved = run(&home, TRY, "instant,reserved", &[&format!("--to-person={number}"), CONFIRMED]);
    assert_eq!((reserved.status, messages(&home)), (Some(1), 1), "{reserved:#?}");
    assert!(reserved.stderr.contains("CORR-1030") && reserved.stderr.contains("on paper"), "{reserved:#?}");
    assert!(!everything(&reserved).contains(&number), "{reserved:#?}");
    let real = person("010190");
    for wrong in [real.as_str(), "310000019", "kari"] {
        let refused = run(&home, TRY, "instant", &[&format!("--to-person={wrong}")]);
        assert_eq!(refused.status, Some(2), "{refused:#?}");
        assert!(refused.stderr.contains("TRIAL-PERSON") && !everything(&refused).contains(wrong), "{refused:#?}");
    }
    assert_eq!(messages(&home), 1);
}

#[test]
fn a_message_to_a_person_wants_its_own_word_and_nothing_that_would_be_ignored() {
    let home = Home::dated();
    assert_eq!(init(&home, "instant", &[]).status, Some(0));
    let number = person("018190");
    let to = format!("--to-person={number}");
    // Neither a yes to everything nor the word of another message stands for it.
    let unconfirmed = run(&home, TRY, "instant", &[&to]);
    assert_eq!((unconfirmed.status, messages(&home)), (Some(2), 1), "{unconfirmed:#?}");
    let said = in_one_line(&unconfirmed.stderr);
    assert!(said.contains(&format!("--confirm-message {RESOURCE}")), "{unconfirmed:#?}");
    assert!(said.contains("published at once and cannot be withdrawn"), "{unconfirmed:#?}");
    for other in ["--confirm-message=310000019", "--confirm-message=confirmed", "--confirm-message="] {
        let wrong = run(&home, TRY, "instant", &[&to, other]);
        assert_eq!((wrong.status, messages(&home)), (Some(2), 1), "{wrong:#?}");
        assert!(wrong.stderr.contains("CONFIRM-ID: --confirm-message"), "{wrong:#?}");
    }
    for ignored in [
        "--publish-delay=30",
        "--message-reminder=yes",
        "--notify=sms",
        "--test-recipient=310000019",
        "--confirm-purge=310000019",
        "--answers=answers.toml",
    ] {
        std::fs::write(home.work().join("answers.toml"), "[answers]\nnotify = \"sms\"\n").unwrap();
        let refused = run(&home, TRY, "instant", &[&to, CONFIRMED, ignored]);
        assert_eq!((refused.status, messages(&home)), (Some(2), 1), "{ignored}: {refused:#?}");
        let (name, _) = ignored.split_once('=').unwrap();
        assert!(refused.stderr.contains(&format!("OPTION-NO-EFFECT: {name}")), "{ignored}: {refused:#?}");
    }
    // The word sends it, and needs no yes.
    let sent = home.run(&["try", "message", &to, CONFIRMED, "--scenario=instant", "--lang=nb", "--no-wait"]);
    assert_eq!((sent.status, messages(&home)), (Some(0), 2), "{sent:#?}");
}

#[test]
fn whoever_sees_that_a_message_did_not_arrive_is_told_the_way_on() {
    let home = Home::dated();
    assert_eq!(init(&home, "instant", &[]).status, Some(0));
    let to = format!("--to-person={}", person("018190"));
    assert_eq!(run(&home, TRY, "instant", &[&to, CONFIRMED]).status, Some(0));
    let mut changed = world(&home);
    changed["messages"][1]["purged"] = "2026-11-27T10:00:00Z".into();
    std::fs::write(home.work().join("altinn-onboard.sandbox.json"), changed.to_string()).unwrap();
    let seen = run(&home, TRY, "instant", &[&to, CONFIRMED]);
    assert_eq!((seen.status, messages(&home)), (Some(8), 2), "{seen:#?}");
    assert!(seen.stdout.contains("did not arrive"), "{seen:#?}");
    assert!(in_one_line(&seen.stderr).contains("the same command with --again sends a new one"), "{seen:#?}");
}

/// What was corrected since is another message: the one before is not shown in its place.
#[test]
fn a_message_with_other_texts_is_sent_and_not_taken_for_the_one_before() {
    let home = Home::dated();
    assert_eq!(init(&home, "instant", &[]).status, Some(0));
    let to = format!("--to-person={}", person("018190"));
    assert_eq!(run(&home, TRY, "instant", &[&to, CONFIRMED]).status, Some(0));
    let name = "--service-name=Helt nytt navn | Heilt nytt namn | Another name";
    let changed = run(&home, "change service-name", "instant", &[name]);
    assert!(matches!(changed.status, Some(0 | 8)), "{changed:#?}");
    let before = messages(&home);
    let other = run(&home, TRY, "instant", &[&to, CONFIRMED]);
    assert_eq!((other.status, messages(&home)), (Some(0), before + 1), "{other:#?}");
    let title = world(&home)["messages"][before]["body"]["content"]["messageTitle"].clone();
    assert!(title.as_str().unwrap().contains("Helt nytt navn"), "{title}");
}

/// A state is shared: an id in it does not make somebody else's message ours to withdraw.
#[test]
fn a_message_of_another_system_is_not_withdrawn_whatever_the_state_says() {
    let home = Home::dated();
    assert_eq!(init(&home, "instant", &["--publish-delay=30"]).status, Some(8));
    let mut changed = world(&home);
    changed["messages"][0]["body"]["sendersReference"] = "fagsystem/2026-4711".into();
    std::fs::write(home.work().join("altinn-onboard.sandbox.json"), changed.to_string()).unwrap();
    let refused = run(&home, "try message --purge", "instant", &["--confirm-purge=310000019"]);
    assert_eq!(refused.status, Some(1), "{refused:#?}");
    assert!(refused.stderr.contains("MESSAGE-NO-TRIAL"), "{refused:#?}");
    assert!(world(&home)["messages"][0]["purged"].is_null());
}

/// A slow clock does not let a message out before its time.
#[test]
fn a_message_is_held_by_the_clock_of_the_service() {
    let home = Home::dated();
    assert_eq!(init(&home, "instant,clock-skew", &["--publish-delay=5"]).status, Some(8));
    let message = world(&home)["messages"][0].clone();
    let moment = |name: &str| message[name].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    let held = moment("publish").duration_since(moment("created")).as_secs();
    assert!((290..=300).contains(&held), "{held}: {message}");
}
