//! System users: from nothing to two that Maskinporten gives tokens as, what can go wrong, and the way out.

use std::fs;

use serde_json::{Value, json};

use super::support::{published, run, states, step, world};
use crate::common::findings::only_error;
use crate::common::{Home, Run};

const INIT: &str = "init formidling --env sandbox";
const SYSTEM: &str = "991825827_ttd-vedtak-om-stotte";
const SENDER: &str = "310000019";
const RECIPIENT: &str = "314000005";

fn init(home: &Home, scenarios: &str) -> Run {
    run(home, INIT, scenarios, &["--system-user-wanted=yes"])
}

fn whole() -> Home {
    let home = Home::new();
    let begun = init(&home, "instant");
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    home
}

fn requests(home: &Home) -> Vec<Value> {
    world(home)["system_requests"].as_array().unwrap().clone()
}

fn transfers(home: &Home) -> Vec<Value> {
    world(home)["transfers"].as_array().unwrap().clone()
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shown(home: &Home) -> Value {
    let run = home.run(&["system-user", "show", "--format=json", "--scenario=instant"]);
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:#?}"))
}

#[test]
fn from_nothing_to_two_system_users_that_tokens_are_given_for() {
    let home = whole();
    assert_eq!(
        states(&home, &["system-user", "test-transfer"]),
        [("system-user", "done".to_owned()), ("test-transfer", "done".to_owned())]
    );
    let system = &world(&home)["systems"][0];
    assert_eq!((&system["id"], &system["resources"]), (&json!(SYSTEM), &json!(["ttd-vedtak-om-stotte"])));
    assert_eq!(system["clients"][0], world(&home)["clients"][0]["client_id"]);
    let asked = requests(&home);
    assert_eq!(asked.len(), 2);
    assert!(asked.iter().all(|request| request["reference"] == "ttd-vedtak-om-stotte"), "{asked:?}");
    let scopes = world(&home)["clients"][0]["scopes"].to_string();
    assert!(scopes.contains("systemregister.write") && scopes.contains("systemuser.request.read"), "{scopes}");
    let evidence = step(&home, "system-user")["evidence"].to_string();
    assert!(evidence.contains("system-user-proof") && evidence.contains("system-seen"), "{evidence}");
    let again = run(&home, "resume", "instant", &[]);
    assert_eq!((again.status, requests(&home)), (Some(0), asked), "{again:#?}");
    let shown = shown(&home);
    assert_eq!((&shown["system"]["state"], &shown["system"]["hasRight"]), (&json!("registered"), &json!(true)));
    let users: Vec<&Value> = shown["users"].as_array().unwrap().iter().map(|user| &user["organization"]).collect();
    assert_eq!(users, [SENDER, RECIPIENT]);
    assert!(shown["users"][0]["user"].is_string());
}

#[test]
fn who_does_not_ask_for_it_needs_neither_system_nor_scopes() {
    let home = Home::new();
    let begun = run(&home, INIT, "instant", &[]);
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    assert_eq!(step(&home, "system-user")["state"], "not-needed");
    assert_eq!(world(&home)["systems"], json!([]));
    assert!(!world(&home)["clients"][0]["scopes"].to_string().contains("authentication"));
    let later = run(&home, "change system-user-wanted", "instant", &["--system-user-wanted=yes"]);
    assert!(matches!(later.status, Some(0 | 8)), "{later:#?}");
    let after = run(&home, "resume", "instant", &[]);
    assert_eq!((after.status, requests(&home).len()), (Some(0), 2), "{after:#?}");
}

/// The file that was sent to oneself before is level a: when both are system users, another one goes between them.
#[test]
fn two_system_users_send_and_fetch_a_file_and_the_level_that_was_reached_is_said() {
    let home = Home::new();
    let scenarios = "instant,system-user-rejected";
    let begun = init(&home, scenarios);
    assert!(words(&begun.stderr).contains("reached level a") && !words(&begun.stderr).contains("reached level b"));
    let again = run(&home, "system-user request", scenarios, &["--again"]);
    assert_eq!((again.status, transfers(&home).len()), (Some(0), 1), "{again:#?}");
    assert_ne!(step(&home, "test-transfer")["state"], "done", "level b is not tried yet");
    let tried = run(&home, "resume", scenarios, &[]);
    assert_eq!(tried.status, Some(0), "{tried:#?}");
    let said = words(&tried.stderr);
    assert!(said.contains("reached level b: 310 000 019 sent to 314 000 005"), "{tried:#?}");
    let [own, between] = &transfers(&home)[..] else { panic!("{tried:#?}") };
    let parties = |transfer: &Value| (transfer["sender"].clone(), transfer["recipients"][0]["org"].clone());
    assert_eq!(parties(own), (json!("991825827"), json!("991825827")));
    assert_eq!(parties(between), (json!(SENDER), json!(RECIPIENT)));
    assert_eq!(between["checksum"], own["checksum"]);
    let twice = run(&home, "resume", scenarios, &[]);
    assert_eq!((twice.status, transfers(&home).len()), (Some(0), 2), "{twice:#?}");
}

/// `system-user-rejected`: both say no at first. It is seen, said with the way out, and mended with one command.
#[test]
fn a_no_is_said_with_the_way_out_and_asked_again_once() {
    let home = Home::new();
    let scenarios = "instant,system-user-rejected";
    let begun = init(&home, scenarios);
    assert_eq!(begun.status, Some(8), "{begun:#?}");
    let said = words(&begun.stdout);
    assert!(said.contains("(Rejected)"), "{said}");
    assert!(said.contains("Next command: altinn-onboard system-user request --again"), "{said}");
    assert_eq!(step(&home, "test-transfer")["state"], "done", "the rest goes on");
    let waits = run(&home, "resume", scenarios, &[]);
    assert_eq!((waits.status, requests(&home).len()), (Some(8), 2), "nobody is asked again unbidden: {waits:#?}");
    let again = run(&home, "system-user request", scenarios, &["--again"]);
    assert_eq!(again.status, Some(0), "{again:#?}");
    let said = words(&again.stderr);
    assert!(said.contains("Take the request to 310 000 019 back") && said.contains("The old link no longer works"));
    let asked = requests(&home);
    let gone = asked.iter().filter(|request| request["deleted"].is_string()).count();
    assert_eq!((asked.len(), gone), (4, 2), "{asked:?}");
    assert_eq!(step(&home, "system-user")["state"], "done");
    let once_more = run(&home, "system-user request", scenarios, &["--again"]);
    assert_eq!((once_more.status, requests(&home).len()), (Some(0), 4), "what was approved stays: {once_more:#?}");
}

#[test]
fn each_command_goes_as_far_as_it_says_and_the_letter_has_the_links_of_what_waits() {
    let home = Home::new();
    run(&home, INIT, "instant,scope-not-granted", &["--system-user-wanted=yes"]);
    assert_eq!(world(&home)["systems"], json!([]));
    for step in ["scopes", "token", "broker-service-owner", "resource", "policy"] {
        let done = run(&home, &format!("step {step}"), "instant", &[]);
        assert!(matches!(done.status, Some(0 | 8)), "{step}: {done:#?}");
    }
    let registered = run(&home, "system-user register", "instant", &[]);
    assert_eq!((registered.status, requests(&home).len()), (Some(0), 0), "{registered:#?}");
    assert!(words(&registered.stderr).contains("can never be used again"), "{registered:#?}");
    assert_eq!(world(&home)["systems"][0]["id"], SYSTEM);
    let asked = run(&home, "system-user request", "instant", &[]);
    assert_eq!((asked.status, requests(&home).len()), (Some(0), 2), "{asked:#?}");
    // As if nobody had answered yet.
    let path = home.work().join("altinn-onboard.sandbox.json");
    let answered = home.read("altinn-onboard.sandbox.json");
    let mut waiting = world(&home);
    for request in waiting["system_requests"].as_array_mut().unwrap() {
        request["created"] = json!("2099-01-01T00:00:00Z");
    }
    fs::write(&path, waiting.to_string()).unwrap();
    let waits = run(&home, "system-user request", "instant", &[]);
    assert_eq!((waits.status, requests(&home).len()), (Some(8), 2), "{waits:#?}");
    assert!(words(&waits.stdout).contains("an access manager of 310 000 019, 314 000 005 approves"), "{waits:#?}");
    let letter = home.run(&["letter", "L12", "--lang=en"]);
    let text = words(&letter.stdout);
    for request in requests(&home) {
        assert!(text.contains(request["id"].as_str().unwrap()), "{letter:#?}");
    }
    assert!(text.contains(SYSTEM) && !text.contains("altinn.no"), "{letter:#?}");
    fs::write(&path, answered).unwrap();
    let done = run(&home, "system-user request", "instant", &[]);
    assert_eq!((done.status, requests(&home).len()), (Some(0), 2), "{done:#?}");
    assert_ne!(home.run(&["letter", "L12"]).status, Some(0), "nothing waits");
}

/// The id of a deleted system is used for ever: another one is asked for, and the old one never taken again.
#[test]
fn the_id_of_a_deleted_system_is_said_to_be_burnt_and_another_one_is_chosen() {
    let home = whole();
    let path = home.work().join("altinn-onboard.sandbox.json");
    let mut changed = world(&home);
    changed["systems"][0]["deleted"] = json!(true);
    changed["systems"][0]["clients"] = json!([]);
    fs::write(&path, changed.to_string()).unwrap();
    let seen = run(&home, "system-user register", "instant", &["--system-id=991825827_filer-2"]);
    assert!(matches!(seen.status, Some(0 | 2)), "{seen:#?}");
    let burnt = run(&home, "step system-user", "instant", &[]);
    let said = words(&format!("{} {}", seen.stderr, burnt.stderr));
    assert!(said.contains("has been deleted, and its ID stays taken for ever"), "{said}");
    let other = run(&home, "system-user register", "instant", &["--system-id=991825827_filer-2"]);
    assert_eq!(other.status, Some(0), "{other:#?}");
    let systems = world(&home)["systems"].clone();
    assert_eq!((systems[0]["deleted"].clone(), systems[1]["id"].clone()), (json!(true), json!("991825827_filer-2")));
}

#[test]
fn registering_wants_its_own_word_and_no_other_stands_for_it() {
    let home = Home::new();
    let wrong = run(&home, INIT, "instant", &["--system-user-wanted=yes", "--confirm-system-id=991825827_annet"]);
    let error = only_error(&wrong);
    assert_eq!((wrong.status, error.code.as_str()), (Some(2), "CONFIRM-ID"), "{wrong:#?}");
    assert_eq!(world(&home)["systems"], json!([]));
    let confirmed = format!("--confirm-system-id={SYSTEM}");
    let right = run(&home, "resume", "instant", &[&confirmed]);
    assert_eq!((right.status, &world(&home)["systems"][0]["id"]), (Some(0), &json!(SYSTEM)), "{right:#?}");
}

/// Another service on the same client uses the same system; each has system users of its own.
#[test]
fn two_services_share_a_system_and_no_system_user() {
    let home = whole();
    let more = ["--service=filer-2", "--system-user-wanted=yes", "--resource-id=ttd-filer-2"];
    let second = run(&home, INIT, "instant", &more);
    assert_eq!(second.status, Some(0), "{second:#?}");
    let systems = world(&home)["systems"].clone();
    assert_eq!(systems.as_array().unwrap().len(), 1);
    assert_eq!(systems[0]["resources"], json!(["ttd-vedtak-om-stotte", "ttd-filer-2"]));
    let references: Vec<Value> = requests(&home).iter().map(|request| request["reference"].clone()).collect();
    assert_eq!(references, ["ttd-vedtak-om-stotte", "ttd-vedtak-om-stotte", "ttd-filer-2", "ttd-filer-2"]);
    assert!(words(&second.stderr).contains("The rest of the system is written back as it is"), "{second:#?}");
}

const MESSAGES: &str = "init correspondence --env sandbox";

/// A supplier's system sends messages in the owner's name: the owner itself is asked, and a dry run shows that it may.
#[test]
fn the_owners_own_system_user_may_send_messages_as_a_dry_run_shows() {
    let home = Home::new();
    let begun = run(&home, MESSAGES, "instant", &["--system-user-wanted=yes"]);
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    assert_eq!(states(&home, &["system-user"]), [("system-user", "done".to_owned())]);
    assert!(words(&begun.stderr).contains("the dry run passed with it; nothing was created"), "{begun:#?}");
    let asked = requests(&home);
    assert_eq!((asked.len(), &asked[0]["party"]), (1, &json!("991825827")), "{asked:?}");
    assert_eq!(world(&home)["messages"].as_array().unwrap().len(), 1, "only the test message was sent");
    assert!(published(&home).contains("write"), "{}", published(&home));
    let evidence = step(&home, "system-user")["evidence"].to_string();
    assert!(evidence.contains("system-user-proof") && evidence.contains("1006 expected"), "{evidence}");
    let again = run(&home, "resume", "instant", &[]);
    assert_eq!((again.status, requests(&home)), (Some(0), asked), "{again:#?}");
    let shown = shown(&home);
    assert_eq!(shown["users"][0]["organization"], "991825827");
    assert!(shown["users"][0]["user"].is_string(), "{shown}");
}

/// Who does not ask for it gets what it always got: no system, no scopes, no rule.
#[test]
fn a_service_for_messages_without_it_has_neither_system_nor_rule() {
    let home = Home::new();
    let begun = run(&home, MESSAGES, "instant", &[]);
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    assert_eq!(step(&home, "system-user")["state"], "not-needed");
    assert_eq!(world(&home)["systems"], json!([]));
    assert!(!published(&home).contains("write"));
    let later = run(&home, "change system-user-wanted", "instant", &["--system-user-wanted=yes"]);
    assert!(matches!(later.status, Some(0 | 8)), "{later:#?}");
    let after = run(&home, "resume", "instant", &[]);
    assert_eq!((after.status, requests(&home).len()), (Some(0), 1), "{after:#?}");
    assert!(published(&home).contains("write"), "the rules are published anew");
}

/// A no is said with the way out, and asked again by one command, as of files.
#[test]
fn a_no_to_sending_messages_is_said_and_asked_again() {
    let home = Home::new();
    let scenarios = "instant,system-user-rejected";
    let begun = run(&home, MESSAGES, scenarios, &["--system-user-wanted=yes"]);
    assert_eq!(begun.status, Some(8), "{begun:#?}");
    assert!(words(&begun.stdout).contains("Next command: altinn-onboard system-user request --again"), "{begun:#?}");
    let again = run(&home, "system-user request", scenarios, &["--again"]);
    assert_eq!(again.status, Some(0), "{again:#?}");
    assert!(words(&again.stderr).contains("The system user may send messages in"), "{again:#?}");
    assert_eq!(step(&home, "system-user")["state"], "done");
}

/// Somebody takes the rule away: the token is had all the same, and only the dry run with it shows that nothing is sent.
#[test]
fn a_system_user_without_a_rule_is_no_longer_done_whatever_its_token() {
    let home = Home::new();
    assert_eq!(run(&home, MESSAGES, "instant", &["--system-user-wanted=yes"]).status, Some(0));
    let mut changed = world(&home);
    for policy in changed["resources"][0]["policies"].as_array_mut().unwrap() {
        let xml = policy["xml"].as_str().unwrap().replace(">write<", ">sign<");
        policy["xml"] = xml.into();
    }
    fs::write(home.work().join("altinn-onboard.sandbox.json"), changed.to_string()).unwrap();
    let checked = run(&home, "step system-user", "instant", &[]);
    assert_eq!(checked.status, Some(8), "{checked:#?}");
    assert!(words(&checked.stderr).contains("4001"), "{checked:#?}");
    assert_ne!(step(&home, "system-user")["state"], "done");
}
