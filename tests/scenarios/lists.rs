//! Access lists: from nothing to a list that limits the service, what can go wrong with it, and each way out.

use std::fs;

use serde_json::{Value, json};

use super::support::{run, states, step, world};
use crate::common::findings::only_error;
use crate::common::{Home, Run};

const INIT: &str = "init formidling --env sandbox";
const OTHER: &str = "974760673";
const OWN: &str = "991825827";

fn init(home: &Home, scenarios: &str) -> Run {
    run(home, INIT, scenarios, &["--audience=selected"])
}

fn whole() -> Home {
    let home = Home::new();
    let begun = init(&home, "instant");
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    home
}

fn list(home: &Home) -> Value {
    world(home)["access_lists"][0].clone()
}

fn members(home: &Home) -> Vec<String> {
    list(home)["members"].as_object().unwrap().keys().cloned().collect()
}

fn mode(home: &Home) -> Value {
    world(home)["resources"][0]["body"]["accessListMode"].clone()
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn command(home: &Home, command: &str, more: &[&str]) -> Run {
    run(home, command, "instant", more)
}

#[test]
fn from_nothing_to_a_list_that_limits_the_service_and_a_file_that_comes_through() {
    let home = whole();
    assert_eq!(
        states(&home, &["events", "access-list", "test-transfer"]),
        [("events", "done".to_owned()), ("access-list", "done".to_owned()), ("test-transfer", "done".to_owned())]
    );
    assert_eq!((members(&home), mode(&home)), (vec!["310000019".to_owned(), OWN.to_owned()], json!("Enabled")));
    let connections = &list(&home)["connections"]["ttd-vedtak-om-stotte"]["actions"];
    assert_eq!(connections, &json!(["read", "subscribe", "write"]));
    let asked = world(&home)["clients"][0]["scopes"].to_string();
    assert!(asked.contains("accesslist.read") && asked.contains("accesslist.write"), "{asked}");
    let evidence = step(&home, "access-list")["evidence"].to_string();
    assert!(evidence.contains("list-switched") && evidence.contains("list-members-seen"), "{evidence}");
    let version = world(&home)["resources"][0]["version"].clone();
    let again = command(&home, "resume", &[]);
    assert_eq!((again.status, &world(&home)["resources"][0]["version"]), (Some(0), &version), "{again:#?}");
    let whole = world(&home)["resources"][0]["body"].clone();
    assert!(whole["title"]["nn"].is_string() && whole["contactPoints"][0]["email"].is_string(), "{whole}");
}

#[test]
fn an_open_service_needs_neither_list_nor_its_scopes() {
    let home = Home::new();
    let begun = run(&home, INIT, "instant", &[]);
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    assert_eq!(step(&home, "access-list")["state"], "not-needed");
    assert!(!world(&home)["clients"][0]["scopes"].to_string().contains("accesslist"));
}

#[test]
fn members_are_added_from_a_file_or_one_by_one_and_taken_off_again() {
    let home = whole();
    fs::write(home.work().join("medlemmer.csv"), format!("# avtaler\n{OTHER};BRØNNØYSUNDREGISTRENE\n310000027\n"))
        .unwrap();
    let added = command(&home, "access-list members", &["medlemmer.csv"]);
    assert_eq!(added.status, Some(0), "{added:#?}");
    let said = words(&added.stderr);
    assert!(said.contains("Add 2 organisations") && said.contains("974 760 673 "), "{said}");
    assert_eq!(members(&home), ["310000019", "310000027", OTHER, OWN]);
    let one = command(&home, "access-list members", &["310000043"]);
    assert_eq!((one.status, members(&home).len()), (Some(0), 5), "{one:#?}");
    let same = command(&home, "access-list members", &["medlemmer.csv"]);
    assert!(same.status == Some(0) && !words(&same.stderr).contains("Add "), "{same:#?}");
    let gone = command(&home, "access-list members", &["310000043", OTHER, "--remove"]);
    assert_eq!((gone.status, members(&home)), (Some(0), vec!["310000019".into(), "310000027".into(), OWN.into()]));
    assert!(words(&gone.stderr).contains("shut out"), "{gone:#?}");
    let after = command(&home, "resume", &[]);
    assert_eq!((after.status, members(&home).len()), (Some(0), 3), "nobody comes back: {after:#?}");
    let shown = home.run(&["access-list", "show", "--format=json", "--scenario=instant"]);
    let shown: Value = serde_json::from_str(&shown.stdout).unwrap_or_else(|error| panic!("{error}: {shown:#?}"));
    assert_eq!((shown["members"].as_array().unwrap().len(), &shown["resource"]["limited"]), (3, &json!(true)));
    let human = home.run(&["access-list", "show", "--lang=en", "--scenario=instant"]);
    assert!(human.stdout.contains("991 825 827 TESTDEPARTEMENTET"), "{human:#?}");
}

#[test]
fn each_command_goes_as_far_as_it_says() {
    let home = Home::new();
    let slow = "instant,scope-not-granted";
    init(&home, slow);
    assert_eq!(world(&home)["access_lists"], json!([]));
    // The resource, its rules and the subscription come first.
    for step in ["scopes", "token", "resource", "policy", "events"] {
        let done = command(&home, &format!("step {step}"), &[]);
        assert!(matches!(done.status, Some(0 | 8)), "{step}: {done:#?}");
    }
    let made = command(&home, "access-list create", &[]);
    assert_eq!((made.status, members(&home).len()), (Some(0), 0), "{made:#?}");
    let filled = command(&home, "access-list members", &[]);
    assert_eq!((filled.status, members(&home).len()), (Some(0), 2), "{filled:#?}");
    assert_eq!(list(&home)["connections"], json!({}));
    let connected = command(&home, "access-list connect", &[]);
    assert_eq!((connected.status, mode(&home)), (Some(0), Value::Null), "{connected:#?}");
    assert!(list(&home)["connections"]["ttd-vedtak-om-stotte"].is_object());
    let enabled = command(&home, "access-list enable", &[]);
    assert_eq!((enabled.status, mode(&home)), (Some(0), json!("Enabled")), "{enabled:#?}");
    assert!(words(&enabled.stderr).contains("All other organisations are shut out"), "{enabled:#?}");
}

/// `list-shuts-out`: somebody takes the organisation itself off the list. It is seen while the list settles, said, and mended.
#[test]
fn whoever_is_taken_off_the_list_by_others_is_seen_and_put_back() {
    let home = Home::new();
    let begun = init(&home, "instant,list-shuts-out");
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    let said = words(&begun.stderr);
    assert!(said.contains("Add 1 organisation to the access list") && said.contains("991 825 827"), "{said}");
    assert_eq!(step(&home, "test-transfer")["state"], "done");
    assert!(members(&home).contains(&OWN.to_owned()));
}

/// `filter-without-subscribe`: somebody takes `subscribe` out of the filter. It is seen, said, and mended.
#[test]
fn a_filter_without_subscribe_is_said_and_mended() {
    let home = Home::new();
    let begun = init(&home, "instant,filter-without-subscribe");
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    let said = words(&begun.stderr);
    assert!(said.contains("without `subscribe`: nobody gets events"), "{said}");
    let actions = &list(&home)["connections"]["ttd-vedtak-om-stotte"]["actions"];
    assert_eq!(actions, &json!(["read", "subscribe", "write"]));
}

/// `events-cached`: in the order of the journey the subscription comes first, and nothing is lost; the subscription says how
/// long it may take, and the feed shows the event at once.
#[test]
fn what_events_remembers_does_no_harm_in_the_order_of_the_journey_and_the_feed_shows_it() {
    let home = Home::new();
    let begun = init(&home, "instant,events-cached");
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    assert!(words(&begun.stderr).contains("It can take up to an hour before they arrive"), "{begun:#?}");
    let polled = home.run(&["events", "poll", "--lang=en", "--scenario=instant,events-cached"]);
    assert!(polled.stdout.contains("filetransferpublished") || polled.stdout.contains("published"), "{polled:#?}");
}

/// A publish from Studio writes the whole resource, and switches the list off.
#[test]
fn a_list_that_studio_switches_off_is_seen_and_switched_on_again() {
    let home = whole();
    let path = home.work().join("altinn-onboard.sandbox.json");
    let mut changed = world(&home);
    changed["resources"][0]["body"]["accessListMode"] = json!("Disabled");
    fs::write(&path, changed.to_string()).unwrap();
    let looked = run(&home, "step access-list", "instant", &[]);
    assert_eq!((looked.status, mode(&home)), (Some(0), json!("Enabled")), "{looked:#?}");
    assert!(words(&looked.stderr).contains("but not switched on"), "{looked:#?}");
    assert_eq!(step(&home, "resource")["state"], "done", "the definition says nothing of the list");
}

#[test]
fn switching_on_wants_its_own_word_and_no_yes_stands_for_it() {
    let home = whole();
    let path = home.work().join("altinn-onboard.sandbox.json");
    let mut changed = world(&home);
    changed["resources"][0]["body"]["accessListMode"] = json!("Disabled");
    fs::write(&path, changed.to_string()).unwrap();
    let wrong = command(&home, "access-list enable", &["--confirm-access-list=andre"]);
    let error = only_error(&wrong);
    assert_eq!((wrong.status, error.code.as_str(), mode(&home)), (Some(2), "CONFIRM-ID", json!("Disabled")));
    let right = command(&home, "access-list enable", &["--confirm-access-list=ttd-vedtak-om-stotte"]);
    assert_eq!((right.status, mode(&home)), (Some(0), json!("Enabled")), "{right:#?}");
}

/// Who can write the state cannot choose what is shown before the list is switched on.
#[test]
fn what_stands_in_the_state_is_not_what_is_shown_before_the_list_is_switched_on() {
    let home = whole();
    let mut changed = world(&home);
    changed["resources"][0]["body"]["accessListMode"] = json!("Disabled");
    changed["access_lists"][0]["members"][OTHER] = list(&home)["members"][OWN].clone();
    fs::write(home.work().join("altinn-onboard.sandbox.json"), changed.to_string()).unwrap();
    let mut state: Value = serde_json::from_str(&home.read("altinn-onboard.json")).unwrap();
    plant(&mut state, "list-switched", "on", &json!(false));
    for number in ["310000019", OTHER, OWN] {
        plant(&mut state, "members-named", number, &json!("EN ANNEN"));
    }
    fs::write(home.work().join("altinn-onboard.json"), state.to_string()).unwrap();
    let enabled = command(&home, "access-list enable", &["--confirm-access-list=ttd-vedtak-om-stotte"]);
    assert_eq!((enabled.status, mode(&home)), (Some(0), json!("Enabled")), "{enabled:#?}");
    let said = words(&enabled.stderr);
    assert!(said.contains("This lets in 3 organisations") && said.contains("974 760 673 "), "{said}");
    assert!(said.contains("991 825 827 TESTDEPARTEMENTET") && !said.contains("EN ANNEN"), "{said}");
}

/// Changes the value of a topic, wherever it stands.
fn plant(value: &mut Value, topic: &str, member: &str, planted: &Value) {
    let Value::Object(members) = value else { return };
    for (name, below) in members {
        if name == topic {
            below["value"][member] = planted.clone();
        } else {
            plant(below, topic, member, planted);
        }
    }
}

#[test]
fn correspondence_gets_its_list_last() {
    let home = Home::new();
    let begun = run(&home, "init melding --env sandbox", "instant", &["--audience=selected"]);
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    assert_eq!(step(&home, "access-list")["state"], "done");
    let actions = &list(&home)["connections"]["ttd-vedtak-om-stotte"]["actions"];
    assert_eq!((actions, mode(&home)), (&json!(["read", "subscribe"]), json!("Enabled")));
    assert_eq!(members(&home), ["310000019"]);
}
