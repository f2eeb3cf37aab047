//! Altinn Formidling: from nothing to a file that came back, and what can go wrong with the file.

use std::fs;

use serde_json::{Value, json};

use super::support::{run, states, step, world};
use crate::common::{Home, Run};

const INIT: &str = "init formidling --env sandbox";

fn init(home: &Home, scenarios: &str, more: &[&str]) -> Run {
    run(home, INIT, scenarios, more)
}

fn whole() -> Home {
    let home = Home::new();
    let begun = init(&home, "instant", &[]);
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    home
}

fn transfers(home: &Home) -> Vec<Value> {
    world(home)["transfers"].as_array().unwrap().clone()
}

#[test]
fn from_nothing_to_a_file_that_came_back_and_was_confirmed() {
    let home = whole();
    let of_all = [
        "service-owner",
        "scopes",
        "token",
        "broker-service-owner",
        "resource",
        "policy",
        "broker-resource",
        "events",
        "test-transfer",
        "parties",
        "handover",
    ];
    assert_eq!(states(&home, &of_all), of_all.map(|id| (id, "done".to_owned())));
    let world = world(&home);
    assert_eq!(world["resources"][0]["body"]["resourceType"], "BrokerService", "{}", world["resources"][0]);
    assert_eq!(world["resources"][0]["body"]["delegable"], true);
    assert_eq!(transfers(&home).len(), 1);
    let evidence = step(&home, "test-transfer")["evidence"].to_string();
    assert!(evidence.contains("transfer-fetched") && evidence.contains("confirmdownload"), "{evidence}");
    let again = run(&home, "resume", "instant", &[]);
    assert_eq!((again.status, transfers(&home).len()), (Some(0), 1), "nothing is sent twice: {again:#?}");
}

#[test]
fn who_sends_in_anothers_service_is_told_another_road() {
    let home = Home::new();
    let begun = init(&home, "instant", &["--gate-broker-part=party"]);
    assert_eq!(begun.status, Some(0), "{begun:#?}");
    assert!(begun.stderr.contains("altinn:broker.read"), "{begun:#?}");
    assert_eq!(step(&home, "token")["state"], "not-needed");
}

#[test]
fn a_storage_that_takes_its_time_is_waited_for_and_no_file_is_sent_before() {
    let home = Home::new();
    let begun = init(&home, "instant,storage-slow", &[]);
    assert_eq!(begun.status, Some(8), "{begun:#?}");
    assert_eq!(step(&home, "broker-service-owner")["state"], "waiting");
    assert_eq!(step(&home, "broker-resource")["state"], "done", "the rest goes on");
    assert_eq!(step(&home, "test-transfer")["blockedBy"], json!(["broker-service-owner"]));
    assert!(transfers(&home).is_empty());
    let later = run(&home, "resume", "instant", &[]);
    assert_eq!(later.status, Some(0), "{later:#?}");
    assert_eq!(transfers(&home).len(), 1);
}

#[test]
fn a_file_that_the_scan_refuses_is_told_with_its_reason_and_another_is_sent_on_request() {
    let home = Home::new();
    let begun = init(&home, "instant,scan-fails", &[]);
    assert_eq!(begun.status, Some(8), "{begun:#?}");
    let waiting = step(&home, "test-transfer");
    assert_eq!(waiting["state"], "to-do", "nothing but a person goes on");
    assert!(
        waiting.to_string().contains("Malware scan failed") && waiting.to_string().contains("--again"),
        "{waiting}"
    );
    let still = run(&home, "resume", "instant", &[]);
    assert_eq!((still.status, transfers(&home).len()), (Some(8), 1), "none is sent unasked: {still:#?}");
    let again = run(&home, "try transfer --again", "instant", &[]);
    assert_eq!((again.status, transfers(&home).len()), (Some(0), 2), "{again:#?}");
    assert_eq!(step(&home, "test-transfer")["state"], "done");
}

#[test]
fn a_file_of_ones_own_goes_out_and_comes_back() {
    let home = whole();
    fs::write(home.work().join("rapport å.bin"), "x".repeat(300_000)).unwrap();
    let sent = run(&home, "try transfer --again", "instant", &["rapport å.bin"]);
    assert_eq!(sent.status, Some(0), "{sent:#?}");
    let last = transfers(&home).pop().unwrap();
    assert_eq!((&last["file_name"], &last["size"]), (&json!("rapport å.bin"), &json!(300_000)), "{last}");
    // What comes back is compared as it comes, and lies nowhere.
    let home = home.with("TMPDIR", "/dev/null/none");
    let elsewhere = run(&home, "try transfer --again", "instant", &["rapport å.bin"]);
    assert_eq!(elsewhere.status, Some(0), "{elsewhere:#?}");
    // Done, and nothing of it is sent anew.
    let seen = run(&home, "try transfer", "instant", &["rapport å.bin"]);
    assert!(seen.stderr.contains("try transfer 'rapport å.bin' --again"), "{seen:#?}");
    assert_eq!(transfers(&home).len(), 3);
}

#[test]
fn a_long_file_goes_in_parts_and_is_told_of_on_its_way() {
    let home = whole();
    fs::File::create(home.work().join("lang.bin")).unwrap().set_len(101_000_000).unwrap();
    let sent = run(&home, "try transfer --again", "instant", &["lang.bin"]);
    assert_eq!(sent.status, Some(0), "{sent:#?}");
    let last = transfers(&home).pop().unwrap();
    assert_eq!((&last["size"], last["parts"]["parts"].as_array().unwrap().len()), (&json!(101_000_000), 13), "{last}");
    for told in ["25%: Uploading lang.bin", "75%: Uploading lang.bin", "50%: Downloading lang.bin"] {
        assert!(sent.stderr.contains(told), "{told}: {sent:#?}");
    }
    // One that is no longer than that goes at once.
    fs::File::create(home.work().join("kort.bin")).unwrap().set_len(20_000_000).unwrap();
    assert_eq!(run(&home, "try transfer --again", "instant", &["kort.bin"]).status, Some(0));
    assert_eq!(transfers(&home).pop().unwrap()["parts"], Value::Null);
}

#[test]
fn files_that_cannot_be_sent_are_refused_before_anything_is_begun() {
    let home = whole();
    fs::write(home.work().join("tom.txt"), "").unwrap();
    fs::File::create(home.work().join("stor.bin")).unwrap().set_len(3_000_000_000).unwrap();
    for (file, code, next) in [
        ("tom.txt", "TRANSFER-FILE-EMPTY", "try transfer FILE"),
        ("stor.bin", "TRANSFER-FILE-LARGE", "change largest-file"),
        ("finnes-ikke.txt", "FILE-NOT-FOUND", "finnes-ikke.txt"),
    ] {
        let refused = run(&home, "try transfer --again", "instant", &[file]);
        assert_ne!(refused.status, Some(0), "{refused:#?}");
        let said = refused.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(code) && said.contains(next), "{file}: {refused:#?}");
        assert_eq!(transfers(&home).len(), 1, "{file}");
    }
    assert_eq!(run(&home, "try transfer", "instant", &[]).status, Some(0), "a small file goes");
}

#[test]
fn limits_can_be_changed_and_a_rehearsal_needs_no_yes_for_what_is_large() {
    let home = whole();
    let changed = run(&home, "change largest-file", "instant", &["--largest-file=60 GB"]);
    assert_eq!(changed.status, Some(0), "{changed:#?}");
    assert_eq!(world(&home)["broker_resources"][0]["settings"]["size"], json!(60_000_000_000_u64));
    let shown = home.run(&["broker", "show", "--format=json", "--scenario=instant"]);
    let shown: Value = serde_json::from_str(&shown.stdout).unwrap_or_else(|error| panic!("{error}: {shown:#?}"));
    assert_eq!(shown["resource"]["largestFile"], json!(60_000_000_000_u64));
    assert_eq!(shown["owner"]["storage"], true);
}

#[test]
fn an_existing_service_is_kept_as_it_is_set_up_until_its_limit_is_raised() {
    let home = whole();
    let id = world(&home)["resources"][0]["body"]["identifier"].as_str().unwrap().to_owned();
    let of_it = format!("--resource-id={id}");
    let known = init(&home, "instant", &["--service=annen", "--resource-choice=existing", &of_it]);
    assert_eq!(known.status, Some(0), "{known:#?}");
    let settings = |home: &Home| world(home)["broker_resources"][0]["settings"].clone();
    let before = settings(&home);
    fs::File::create(home.work().join("stor.bin")).unwrap().set_len(3_000_000_000).unwrap();
    let refused = run(&home, "try transfer --again", "instant", &["--service=annen", "stor.bin"]);
    assert!(refused.stderr.contains("change largest-file"), "{refused:#?}");
    let raised = run(&home, "change largest-file", "instant", &["--service=annen", "--largest-file=60 GB"]);
    assert_eq!(raised.status, Some(0), "{raised:#?}");
    let mut wanted = before;
    wanted["size"] = json!(60_000_000_000_u64);
    assert_eq!(settings(&home), wanted, "the rest is as it was: {raised:#?}");
}

#[test]
fn a_size_or_a_time_that_is_none_is_one_error_and_changes_nothing() {
    let home = whole();
    for (topic, answer, code, next) in [
        ("largest-file", "ti", "SIZE-FORM", "2 GB"),
        ("largest-file", "0", "SIZE-ZERO", "2 GB"),
        ("largest-file", "3 TB", "SIZE-TOO-LARGE", "50 GB"),
        ("file-lifetime", "P1M", "SPAN-FORM", "P30D"),
        ("file-lifetime", "0 dager", "SPAN-ZERO", "P30D"),
        ("file-lifetime", "400 dager", "SPAN-TOO-LONG", "365"),
        ("file-grace", "2 døgn", "SPAN-TOO-LONG", "one day"),
        ("gate-broker-part", "eier", "CHOICE-UNKNOWN", "owner, party, integration-point"),
    ] {
        let before = home.read("altinn-onboard.json");
        let given = format!("--{topic}={answer}");
        let refused = run(&home, &format!("change {topic}"), "instant", &[given.as_str()]);
        assert_eq!(refused.status, Some(2), "{refused:#?}");
        assert!(refused.stderr.contains(code) && refused.stderr.contains(next), "{refused:#?}");
        assert_eq!(home.read("altinn-onboard.json"), before, "{topic}");
    }
}
