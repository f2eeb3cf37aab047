//! Somebody else must act: the run ends with 8, the checklist says on whom it waits and with which letter, and the next
//! run tells first what has arrived.

use super::support::{checklist, init, resume, run, step, world};
use crate::common::Home;

/// Scenario, the step that waits, on whom, the letter, and a word of the reason.
const WAITS: &[(&str, &str, &str, &str, &str)] = &[
    ("scope-not-granted", "scopes", "altinn-desk", "L1", "MP-250"),
    ("desk-slow", "scopes", "altinn-desk", "L1", "MP-250"),
    ("not-in-tt02", "tt02-party", "altinn-desk", "L8", "991 825 827"),
    ("org-not-in-list", "service-owner", "altinn-desk", "L6", "991 825 827"),
    ("webhook-down", "events", "network", "L11", "sandbox:receiver"),
];

#[test]
fn a_key_that_is_about_to_be_registered_is_not_looked_with_before() {
    let first = Home::new();
    assert_eq!(init(&first, "instant,scope-not-granted", &[]).status, Some(8));
    // A colleague goes on without the key of the first.
    let home = Home::new();
    for file in ["altinn-onboard.json", "altinn-onboard.sandbox.json", "altinn-onboard.sandbox.admin-key.pem"] {
        std::fs::copy(first.work().join(file), home.work().join(file)).unwrap();
    }
    let made = home.run(&["client", "key", "--new", "--yes", "--no-input"]);
    assert_eq!(made.status, Some(0), "{made:#?}");
    let later = resume(&home);
    assert_eq!(later.status, Some(0), "{later:#?}");
    assert!(!later.stderr.contains("MP-KID-UNKNOWN") && !later.stderr.contains('✗'), "{later:#?}");
}

#[test]
fn each_wait_names_whom_and_the_letter_and_ends_when_it_has_arrived() {
    for (scenario, id, whom, letter, reason) in WAITS {
        let home = Home::new();
        let first = init(&home, &format!("instant,{scenario}"), &[]);
        assert_eq!(first.status, Some(8), "{scenario}: {first:#?}");
        let waiting = step(&home, id);
        assert_eq!(waiting["state"], "waiting", "{scenario}: {waiting}");
        assert_eq!(waiting["waiting"]["for"], *whom, "{scenario}: {waiting}");
        assert!(waiting["reason"].as_str().unwrap().contains(reason), "{scenario}: {waiting}");
        let next = checklist(&home)["next"].clone();
        assert!(next["command"].as_str().unwrap().contains(letter), "{scenario}: {next}");

        let still = run(&home, "resume", &format!("instant,{scenario}"), &[]);
        assert_eq!(still.status, Some(8), "{scenario}: {still:#?}");
        assert!(still.stderr.contains("Nothing new has arrived"), "{scenario}: {still:#?}");

        let later = resume(&home);
        assert_eq!(later.status, Some(0), "{scenario}: {later:#?}");
        let arrived = later.stderr.find("Arrived since last time").unwrap_or_else(|| panic!("{scenario}: {later:#?}"));
        let acted = later.stderr.find("Send a test message").unwrap_or(usize::MAX);
        assert!(arrived < acted, "{scenario}: what has arrived is told first: {later:#?}");
        assert_eq!(step(&home, id)["state"], "done", "{scenario}");
    }
}

#[test]
fn a_run_ends_in_few_lines_with_a_command_that_does_not_fail_the_same_way() {
    let home = Home::new();
    let first = init(&home, "instant,scope-not-granted", &[]);
    assert!(first.stdout.lines().count() <= 16, "{}", first.stdout);
    assert!(first.stdout.contains("Next command: altinn-onboard letter L1"), "{}", first.stdout);
    assert!(first.stdout.contains("The whole list: altinn-onboard checklist --env sandbox"), "{}", first.stdout);
    assert!(first.stderr.contains("Order package"), "{}", first.stderr);
    let second = run(&home, "resume", "instant,scope-not-granted", &[]);
    assert!(!second.stderr.contains("Order package"), "it is shown once: {}", second.stderr);
    let roles = home.run(&["checklist", "--by=role", "--lang=en"]);
    assert!(roles.stdout.lines().count() <= 25, "{}", roles.stdout);

    let failed = run(&home, "resume", "instant,registry-down", &[]);
    assert_eq!(failed.status, Some(1), "{failed:#?}");
    assert!(failed.stdout.contains("Next command: altinn-onboard explain SERVICE-DOWN"), "{}", failed.stdout);
    let explained = home.run(&["explain", "SERVICE-DOWN", "--lang=en"]);
    assert_eq!(explained.status, Some(0), "{explained:#?}");
}

#[test]
fn letters_sent_together_are_noted_together() {
    let home = Home::new();
    assert_eq!(init(&home, "instant,scope-not-granted", &[]).status, Some(8));
    let sent = home.run(&["letter", "package", "--sent=2026-02-03", "--case-number=26/9", "--lang=en"]);
    assert_eq!(sent.status, Some(0), "{sent:#?}");
    let state: serde_json::Value = serde_json::from_str(&home.read("altinn-onboard.json")).unwrap();
    let letters = state["books"]["rehearsal"]["organisation"]["letter"].as_object().unwrap();
    assert!(letters.contains_key("L1") && letters.len() > 1, "{letters:?}");
    assert!(letters.values().all(|letter| letter["value"]["sent"] == "2026-02-03"), "{letters:?}");
    assert!(letters.values().all(|letter| letter["value"]["case_number"] == "26/9"), "{letters:?}");
    // One number for several letters is somebody's mistake, and nothing of it is kept without a word.
    let before = home.read("altinn-onboard.json");
    let number = home.run(&["letter", "package", "--case-number=26/10", "--lang=en"]);
    assert_eq!(number.status, Some(2), "{number:#?}");
    assert!(number.stderr.contains("--case-number") && home.read("altinn-onboard.json") == before, "{number:#?}");
}

#[test]
fn a_key_that_is_not_known_yet_is_waited_for() {
    let home = Home::new();
    let first = init(&home, "key-not-propagated", &[]);
    assert_eq!(first.status, Some(8), "{first:#?}");
    assert_eq!(step(&home, "maskinporten-client")["state"], "waiting");
    let later = resume(&home);
    assert_eq!(later.status, Some(0), "{later:#?}");
}

#[test]
fn a_policy_published_with_a_literal_placeholder_is_published_again() {
    let home = Home::new();
    let first = init(&home, "instant,literal-org", &[]);
    let done = if first.status == Some(8) { resume(&home) } else { first };
    assert_eq!(done.status, Some(0), "{done:#?}");
    let policies = world(&home)["resources"][0]["policies"].as_array().unwrap().len();
    assert_eq!(policies, 2, "the spoiled one, and the one that mends it");
}

#[test]
fn a_letter_that_was_sent_is_what_the_wait_speaks_of() {
    let home = Home::new();
    assert_eq!(init(&home, "instant,scope-not-granted", &[]).status, Some(8));
    let letter = home.run(&["letter", "L1", "--lang=en"]);
    assert_eq!(letter.status, Some(0), "{letter:#?}");
    assert!(letter.stdout.contains("altinn:correspondence.write"), "{letter:#?}");
    let sent = home.run(&["letter", "L1", "--sent=2026-02-03", "--case-number=26/1234", "--lang=en"]);
    assert_eq!(sent.status, Some(0), "{sent:#?}");
    let list = home.run(&["checklist", "--lang=en"]);
    assert!(list.stdout.contains("26/1234") && list.stdout.contains("3 February 2026"), "{}", list.stdout);
    let wrong = home.run(&["letter", "L1", "--sent=soon", "--lang=en"]);
    assert_eq!(wrong.status, Some(2), "{wrong:#?}");
}

#[test]
fn a_second_letter_asks_for_the_scopes_that_came_later() {
    let home = Home::new();
    assert_eq!(
        init(&home, "instant,scope-not-granted", &["--events-wanted=no", "--resource-by=studio"]).status,
        Some(8)
    );
    assert_eq!(home.run(&["letter", "L1", "--sent=2026-02-03", "--lang=en"]).status, Some(0));
    let more = ["--service=annen", "--resource-id=ttd-annen-tjeneste", "--confirm-resource-id=ttd-annen-tjeneste"];
    let second = init(&home, "instant,scope-not-granted", &more);
    assert_eq!(second.status, Some(8), "{second:#?}");
    let letter = home.run(&["letter", "L1", "--service=annen", "--lang=en"]);
    assert_eq!(letter.status, Some(0), "{letter:#?}");
    assert!(letter.stdout.contains("altinn:resourceregistry/resource.write"), "{letter:#?}");
    assert!(letter.stderr.contains("letter L1-2 --sent"), "{letter:#?}");
    let sent = home.run(&["letter", "L1-2", "--service=annen", "--sent=2026-02-04", "--lang=en"]);
    assert_eq!(sent.status, Some(0), "{sent:#?}");
    let state = home.read("altinn-onboard.json");
    assert!(state.contains("\"L1-2\"") && state.contains("2026-02-03") && state.contains("2026-02-04"), "{sent:#?}");

    // Of two services one call prints one document, and what it tells to run can be run.
    for command in [&["checklist", "--all", "--format=json"][..], &["resume", "--no-wait", "--yes", "--format=json"]] {
        let run = home.run(command);
        let document: serde_json::Value =
            serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:#?}"));
        let lists = document["checklists"].as_array().unwrap();
        let services: Vec<&str> = lists.iter().map(|list| list["service"].as_str().unwrap()).collect();
        assert_eq!(services, ["annen", "correspondence"], "{command:?}");
    }
    let scopes = step(&home, "scopes");
    assert_eq!(scopes["waiting"]["letter"]["key"], "L1-2", "{scopes}");
    let command = scopes["command"].as_str().unwrap().strip_prefix("altinn-onboard ").unwrap().to_owned();
    let told: Vec<&str> = command.split(' ').chain(["--plan"]).collect();
    assert_eq!(home.run(&told).status, Some(0), "{command}");
}
