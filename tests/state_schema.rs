//! State files of every schema version load for ever, and the published schemas say what the program writes.
//!
//! Fixtures lie in `tests/fixtures/state`, named `schema-{version}-{what}.json`. One that has been released is never
//! changed: a new version adds new ones. The last program that wrote schema 1 says of a file of schema 2 that it is newer
//! (STATE-NEWER, exit 1), names the version that wrote it, and leaves it as it is. The schemas are made anew by
//! `REGENERATE=1 cargo test --test runner state_schema`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::Home;
use altinn_onboard::door::engine::answers_file;
use altinn_onboard::door::record::{FactScope, Place, SCHEMA, State, Topic, schema};
use serde_json::Value;

/// A state that a colleague's newer program has written in.
const NEWER: &str = "schema-2-newer.json";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All fixtures: version, path and text.
fn fixtures() -> Vec<(u64, PathBuf, String)> {
    let files = fs::read_dir(root().join("tests/fixtures/state")).unwrap();
    let mut all: Vec<_> = files
        .map(|file| file.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let version = name.strip_prefix("schema-").and_then(|rest| rest.split('-').next()).unwrap();
            (version.parse().unwrap(), path.clone(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    all.sort();
    all
}

/// The fixtures that hold to the schema of this program: path and text. What a newer program wrote holds to its own.
pub fn current() -> Vec<(PathBuf, String)> {
    let of_this = |(version, path, _): &(u64, PathBuf, String)| *version == SCHEMA && !path.ends_with(NEWER);
    fixtures().into_iter().filter(of_this).map(|(_, path, text)| (path, text)).collect()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_fixture_of_every_version_loads_and_survives() {
    let fixtures = fixtures();
    let versions: BTreeSet<u64> = fixtures.iter().map(|(version, ..)| *version).collect();
    assert_eq!(versions, (1..=SCHEMA).collect());
    for (version, path, text) in fixtures {
        let state = State::read(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        assert_eq!(json(&text)["schema"], version, "{}", path.display());
        let written = state.write("0.1.0").unwrap();
        let again = State::read(&written).unwrap();
        assert_eq!((&again.rehearsal, &again.real), (&state.rehearsal, &state.real), "{}", path.display());
        if version == SCHEMA {
            assert_eq!(written, text, "{}: nothing is lost, added or moved", path.display());
        }
    }
}

#[test]
fn every_topic_stands_in_a_fixture() {
    let mut seen = BTreeSet::new();
    for (_, _, text) in fixtures() {
        let state = State::read(&text).unwrap();
        for book in [&state.rehearsal, &state.real] {
            let places: Vec<Place> = book.begun().collect();
            for scope in [FactScope::Organisation, FactScope::Environment, FactScope::Service, FactScope::Deployment] {
                let facts = places.iter().filter_map(|place| book.facts(scope, place));
                seen.extend(facts.flat_map(|facts| facts.iter().map(|(topic, ..)| topic)));
            }
        }
    }
    let unseen: Vec<&str> = Topic::ALL.iter().filter(|topic| !seen.contains(topic)).map(|topic| topic.id()).collect();
    assert!(unseen.is_empty(), "their form could change and no test would see it: {unseen:?}");
}

#[test]
fn the_program_shows_the_checklist_of_every_fixture() {
    for (_, path, text) in fixtures() {
        let home = Home::new();
        fs::write(home.work().join("altinn-onboard.json"), &text).unwrap();
        let begun = json(&text)["books"].as_object().unwrap().values().any(|book| book["deployments"] != json("{}"));
        let run = home.run(&["checklist", "--all", "--evidence"]);
        assert_eq!(run.status, Some(if begun { 0 } else { 2 }), "{}\n{}", path.display(), run.stderr);
        assert_eq!(home.read("altinn-onboard.json"), text, "{}: looking changes nothing", path.display());
    }
}

#[test]
fn the_step_that_needs_what_a_newer_program_wrote_says_which_version_knows_it() {
    let home = Home::new();
    let text = fs::read_to_string(root().join("tests/fixtures/state").join(NEWER)).unwrap();
    fs::write(home.work().join("altinn-onboard.json"), &text).unwrap();
    let run = home.run(&["checklist", "--lang=en", "--format=json"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let said = run.stdout.matches("which altinn-onboard knows only from version 99.1.0").count();
    assert_eq!(said, 1, "the one step that needs it, and no other: {}", run.stdout);
    assert_eq!(home.read("altinn-onboard.json"), text);
}

/// A member more in a fact, and a letter that is noted besides.
#[test]
fn what_a_newer_program_added_within_a_fact_survives_a_command_that_writes() {
    let home = Home::new();
    let added = |text: &str| {
        let text = text.replace(r#""bankrupt":false}"#, r#""bankrupt":false,"vat":true}"#);
        text.replace(r#"enheter/{orgnr}"}"#, r#"enheter/{orgnr}","since":"99.0.0"}"#)
    };
    let text = added(&fs::read_to_string(root().join("tests/fixtures/state").join(NEWER)).unwrap());
    assert!(text.contains(r#""vat":true},"#) && text.contains(r#"{orgnr}","since":"99.0.0"}"#));
    fs::write(home.work().join("altinn-onboard.json"), &text).unwrap();
    let sent = ["letter", "L1", "--env=tt02", "--service=vedtak", "--sent=2026-11-20", "--lang=en"];
    let run = home.run(&sent);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), "Noted on letter L1-2.\n"));
    let after = home.read("altinn-onboard.json");
    let changed: Vec<_> = after.lines().zip(text.lines()).filter(|(after, before)| after != before).collect();
    assert!(changed.len() == 1 && changed[0].0.contains(r#""L1-2": "#), "{changed:?}");

    // Where the letter itself is such a fact, nothing takes its place.
    let text = after.replace(r#"{"kind":"L1","#, r#"{"colour":"red","kind":"L1","#);
    fs::write(home.work().join("altinn-onboard.json"), &text).unwrap();
    let run = home.run(&sent);
    assert!(run.status == Some(1) && run.stderr.contains("STATE-FACT-NEWER"), "{}", run.stderr);
    assert_eq!(home.read("altinn-onboard.json"), text);
}

#[test]
fn a_misspelt_fact_is_kept_and_told_where_the_file_is_written() {
    let home = Home::new();
    let text = fs::read_to_string(root().join("tests/fixtures/state").join(NEWER)).unwrap();
    let text = text.replace("\"org-confirmed\"", "\"org-confirmd\"");
    fs::write(home.work().join("altinn-onboard.json"), &text).unwrap();
    let run = home.run(&["letter", "L1", "--env=tt02", "--service=vedtak", "--sent=2026-11-20", "--lang=en"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let told = "Warning STATE-UNKNOWN-FACT: books/real/organisation/org-confirmd";
    assert_eq!(run.stderr.matches("STATE-UNKNOWN-FACT").count(), 1, "what says since when it is known is no slip");
    assert!(run.stderr.contains(told) && run.stderr.contains("“org-confirmed”"), "{}", run.stderr);
    assert!(home.read("altinn-onboard.json").contains("\"org-confirmd\": {\"value\":true"));
}

/// Holds a published schema against the program's, or publishes it.
fn published(name: &str, of_program: &Value) {
    let path = root().join("templates/schemas").join(name);
    let text = serde_json::to_string_pretty(of_program).unwrap() + "\n";
    if std::env::var_os("REGENERATE").is_some() {
        fs::write(&path, text).unwrap();
        return;
    }
    let stands = fs::read_to_string(&path).unwrap_or_default();
    assert!(stands == text, "{name} is not what the program says: REGENERATE=1 cargo test --test runner state_schema");
}

#[test]
fn the_published_schema_of_the_state_is_the_programs() {
    published("state.schema.json", &schema::schema().to_value());
}

#[test]
fn the_published_schema_of_the_answers_file_is_the_programs() {
    published("answers.schema.json", &answers_file::schema().to_value());
}
