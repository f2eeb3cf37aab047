//! Tests of the state's text: `state.rs` and `facts_file.rs`.

use jiff::Timestamp;

use super::*;
use crate::domain::{EnvironmentName, Language, OrgNumber, Product};
use crate::record::topic::Value;
use crate::record::values::KeySource;
use crate::record::{Evidence, Handle, Source, Topic, TopicMarker, t};

pub(super) fn place() -> Place {
    Place { environment: EnvironmentName::parse("tt02").unwrap(), service: Handle::of(Product::Correspondence) }
}

pub(super) fn evidence(value: Value) -> Evidence {
    Evidence { value, source: Source::Told, at: Timestamp::UNIX_EPOCH, how: "flag".into() }
}

pub(super) fn filled() -> State {
    let mut state = State::default();
    state.real.begin(&place(), Product::Correspondence);
    let mut put = |key: Option<&str>, value| state.real.put(&place(), key.map(str::to_owned), evidence(value)).unwrap();
    assert!(put(Some("main altinn:serviceowner"), t::ScopeOnClient::wrap(true)));
    assert!(put(Some("main"), t::KeySource::wrap(KeySource::Make)));
    assert!(put(None, t::OrgConfirmed::wrap(true)));
    assert!(put(None, t::OrgNumber::wrap(OrgNumber::parse("991825827").unwrap())));
    assert!(state.real.withdraw(&place(), Topic::OrgConfirmed, None, Some("ORG-UNKNOWN"), Timestamp::UNIX_EPOCH));
    state
}

/// The text of a state in which a fact of the organisation has this text instead.
pub(super) fn with(organisation: &str) -> String {
    let text = State::default().write("0.1.0").unwrap();
    let (before, after) = text.rsplit_once("\"organisation\": {}").unwrap();
    format!("{before}\"organisation\": {organisation}{after}")
}

pub(super) fn broken(text: &str) -> (String, String) {
    match State::read(text) {
        Err(StateFault::Broken { place, reason }) => (place, reason.render(Language::En)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_state_survives_the_file() {
    let state = filled();
    let read = State::read(&state.write("0.1.0").unwrap()).unwrap();
    assert_eq!((&read.real, &read.rehearsal), (&state.real, &state.rehearsal));
}

#[test]
fn one_fact_is_one_line_in_the_order_of_the_table() {
    let text = filled().write("0.1.0").unwrap();
    let facts: Vec<&str> = text.lines().map(str::trim).filter(|line| line.contains("\"at\"")).collect();
    let begin = |at: usize, start: &str| assert!(facts[at].starts_with(start), "{facts:?}");
    assert_eq!(facts.len(), 4, "{text}");
    begin(0, r#""org-number": {"value":"991825827","source":"told","at":"1970-01-01T00:00:00Z","how":"flag"}"#);
    begin(1, r#""org-confirmed": {"history":[{"value":true,"#);
    assert!(facts[1].contains(r#""taken-back":"1970-01-01T00:00:00Z","refused":"ORG-UNKNOWN""#), "{}", facts[1]);
    begin(2, r#""main": {"value":"make""#);
    begin(3, r#""main altinn:serviceowner": {"value":true"#);
}

#[test]
fn each_kind_of_wrong_file_is_told_apart() {
    let text = filled().write("0.1.0").unwrap();
    assert!(matches!(State::read(text.get(..text.len() / 2).unwrap()), Err(StateFault::NotJson { .. })));
    assert_eq!(State::read("{\"schema\": 1}"), Err(StateFault::Foreign));
    assert_eq!(State::read("[]"), Err(StateFault::Foreign));
    let newer = text.replace("\"schema\": 2", "\"schema\": 7");
    assert!(matches!(State::read(&newer), Err(StateFault::Newer { found: 7, .. })));
    let (place, reason) = broken(&text.replace("\"991825827\"", "\"991825828\""));
    assert_eq!(place, "books/real/organisation/org-number");
    assert!(!reason.contains("line 1"), "the line would be that of the fact: {reason}");
}

#[test]
fn every_place_that_does_not_hold_is_named() {
    let known = r#""source":"told","at":"1970-01-01T00:00:00Z","how":"flag""#;
    let number = format!(r#""value":"991825827",{known}"#);
    for (organisation, place, reason) in [
        ("[]", "organisation", "an object belongs here"),
        (r#"{"org-number": 7}"#, "organisation/org-number", "an object belongs here"),
        (r#"{"agreement-signed": []}"#, "organisation/agreement-signed", "an object belongs here"),
        (
            r#"{"terms-signed": ["2020-01-01","told","1970-01-01T00:00:00Z","x"]}"#,
            "organisation/terms-signed",
            "an object belongs here",
        ),
        (
            r#"{"terms-signed": {"history": [["2020-01-01","told","1970-01-01T00:00:00Z","x"]]}}"#,
            "organisation/terms-signed/history/0",
            "an object belongs here",
        ),
        (r#"{"terms-signed": {"history": {}}}"#, "organisation/terms-signed/history", "an array belongs here"),
        (r#"{"terms-signed": {"history": []}}"#, "organisation/terms-signed", "`value` is missing"),
        (r#"{"org-number": {}}"#, "organisation/org-number", "`value` is missing"),
        (&format!(r#"{{"org-number": {{{known}}}}}"#), "organisation/org-number", "`value` is missing"),
        (
            &format!(r#"{{"org-number": {{"valeu":"991825827",{known}}}}}"#),
            "organisation/org-number",
            "`value` is missing",
        ),
        (
            r#"{"org-number": {"value":"991825827","at":"1970-01-01T00:00:00Z","how":"flag"}}"#,
            "organisation/org-number",
            "`source` is missing",
        ),
        (
            &format!(r#"{{"org-number": {{"value":"991825827","value":"974760673",{known}}}}}"#),
            "organisation/org-number/value",
            "it appears there twice",
        ),
        (
            &format!(r#"{{"org-number": {{{number},"how":null}}}}"#).replace(r#""how":"flag","#, ""),
            "organisation/org-number/how",
            "text belongs here",
        ),
        (
            &format!(r#"{{"org-number": {{{number}}}}}"#).replace("told", "heard"),
            "organisation/org-number/source",
            "the word is not one of those allowed here",
        ),
        (
            &format!(r#"{{"org-number": {{{number},"since":"soon"}}}}"#),
            "organisation/org-number/since",
            "the value is not valid",
        ),
        (r#"{"letter": {"L1": {"value": {}}}}"#, "organisation/letter/L1", "`kind` is missing"),
        (
            r#"{"letter": {"../../.bashrc": {}}}"#,
            "organisation/letter/../../.bashrc",
            "this is not a key for this kind of fact",
        ),
        (
            &format!(
                r#"{{"letter": {{"L1": {{"value":{{"kind":"../x","environments":[],"services":[]}},{known}}}}}}}"#
            ),
            "organisation/letter/L1",
            "the value is not valid",
        ),
        (
            &format!(
                r#"{{"letter": {{"L1": {{"value":{{"kind":"L1","environments":[],"services":["../x"]}},{known}}}}}}}"#
            ),
            "organisation/letter/L1",
            "the value is not valid",
        ),
        (r#"{"org-number": {}, "org-number": {}}"#, "organisation/org-number", "it appears there twice"),
        (r#"{"org-motto": [{"a": 1, "a": 2}]}"#, "organisation/org-motto/0/a", "it appears there twice"),
        (
            &format!(r#"{{"resource-id": {{"value":"ttd-x",{known}}}}}"#),
            "organisation/resource-id",
            "this belongs under `services`",
        ),
        (
            r#"{"org-number": {"also-made": [{"value":"991825827"}]}}"#,
            "organisation/org-number",
            "`also-made` belongs to facts that have a key or were made at a service",
        ),
    ] {
        assert_eq!(broken(&with(organisation)), (format!("books/real/{place}"), reason.to_owned()), "{organisation}");
    }
    let text = filled().write("0.1.0").unwrap();
    let (place, _) = broken(&text.replace("\"tt02\"", "\"TT 02\""));
    assert_eq!(place, "books/real/environments/TT 02");
}

/// A bad merge may keep the one without the other.
#[test]
fn what_is_begun_has_its_service_and_its_environment() {
    let text = filled().write("0.1.0").unwrap();
    let service = "\"correspondence\": {\n          \"product\"";
    assert!(text.contains(service), "{text}");
    let told = |place: &str, reason: &str| (format!("books/real/deployments/{place}"), reason.to_owned());
    assert_eq!(
        broken(&text.replace(service, "\"other\": {\n          \"product\"")),
        told("tt02/correspondence", "`correspondence` does not belong under `services`")
    );
    let (before, after) = text.rsplit_once("\"tt02\"").unwrap();
    assert_eq!(
        broken(&format!("{before}\"at23\"{after}")),
        told("at23", "`at23` does not belong under `environments`")
    );
}

/// What a merge or an editor does to the head of the file: it is ours all the same.
#[test]
fn a_wrong_head_is_named_and_not_taken_for_another_programs() {
    let text = filled().write("0.1.0").unwrap();
    let whole = "a whole number from 1 upwards belongs here";
    for (line, becomes, place, reason) in [
        ("\"schema\": 2", "\"schema\": 2,\n  \"schema\": 2", "schema", "it appears there twice"),
        ("\"schema\": 2", "\"schema\": -1", "schema", whole),
        ("\"schema\": 2", "\"schema\": 0", "schema", whole),
        ("\"schema\": 2", "\"schema\": 2.0", "schema", whole),
        ("\"schema\": 2", "\"schema\": \"2\"", "schema", whole),
        ("\"schema\": 2,", "", "schema", "it is missing"),
        ("\"schema\": 2", &format!("\"schema\": {}1{}", "[".repeat(300), "]".repeat(300)), "schema", whole),
        ("\"tool\": \"0.1.0\"", "\"tool\": \"0.1.0\",\n  \"tool\": \"0.2.0\"", "tool", "it appears there twice"),
        ("\"tool\": \"0.1.0\"", "\"tool\": 1", "tool", "text belongs here"),
        ("\"format\"", "\"format\": \"x\", \"format\"", "format", "it appears there twice"),
        (
            "\"product\": \"correspondence\"",
            "\"product\": [\"correspondence\"]",
            "books/real/services/correspondence/product",
            "text belongs here",
        ),
        (
            "\"product\": \"correspondence\"",
            "\"product\": \"mail\"",
            "books/real/services/correspondence/product",
            "the word is not one of those allowed here",
        ),
    ] {
        assert!(text.contains(line), "{line}");
        assert_eq!(broken(&text.replace(line, becomes)), (place.to_owned(), reason.to_owned()), "{becomes}");
    }
    let deep = format!("\"schema\": 2, \"x\": {}1{}", "[".repeat(300), "]".repeat(300));
    let (place, reason) = broken(&text.replace("\"schema\": 2", &deep));
    assert!(place.starts_with("x/0/0/0") && reason == "it is nested too deeply", "{place}: {reason}");
}

#[test]
fn marks_of_a_merge_conflict_are_told_from_other_damage() {
    let text = filled().write("0.1.0").unwrap();
    let (before, after) = text.split_once("  \"tool\"").unwrap();
    let both = format!("{before}<<<<<<< HEAD\n  \"tool\": \"0.1.0\",\n=======\n  \"tool\"{after}>>>>>>> theirs\n");
    assert_eq!(State::read(&both), Err(StateFault::Conflict { line: 4 }));
    assert_eq!(State::read(&both.replace("<<<<<<< HEAD\n", "")), Err(StateFault::Conflict { line: 5 }));
    let within = text.replace("\"tool\": \"0.1.0\"", "\"tool\": \"<<<<<<< HEAD\"");
    assert!(State::read(&within).is_ok(), "text that only looks so");
}

#[test]
fn a_confirmation_in_a_state_is_no_fact() {
    let text = filled().write("0.1.0").unwrap();
    let planted = r#""correspondence": {"confirm-resource-id": {"value":"ttd-x","source":"told","at":"1970-01-01T00:00:00Z","how":"flag"}}"#;
    let (before, after) = text.rsplit_once("\"correspondence\": {}").unwrap();
    let state = State::read(&format!("{before}{planted}{after}")).unwrap();
    assert_eq!(state.write("0.1.0").unwrap(), text);
}

/// They were kept without their type once: they are found anew.
#[test]
fn published_resources_without_their_type_are_no_fact() {
    let text = filled().write("0.1.0").unwrap();
    let planted = r#""own-resources": {"value":["ttd-x"],"source":"seen","at":"1970-01-01T00:00:00Z","how":"GET"},"#;
    let (before, after) = text.rsplit_once("\"key-source\": {").unwrap();
    let state = State::read(&format!("{before}{planted}\n\"key-source\": {{{after}")).unwrap();
    assert_eq!(state.write("0.1.0").unwrap(), text);
}

#[test]
fn a_second_remote_thing_of_the_same_name_is_kept() {
    let text = filled().write("0.1.0").unwrap();
    let made =
        r#","also-made":[{"value":"paste","source":"seen","at":"1970-01-01T00:00:00Z","how":"self-service clients"}]}"#;
    let (before, after) = text.split_once("\"main\": {\"value\":\"make\"").unwrap();
    let (line, after) = after.split_once('}').unwrap();
    let text = format!("{before}\"main\": {{\"value\":\"make\"{line}{made}{after}");
    assert_eq!(State::read(&text).unwrap().write("0.1.0").unwrap(), text);
}

#[test]
fn a_key_that_could_not_be_read_again_is_not_written() {
    let mut state = filled();
    let name = t::KeyName::wrap(crate::domain::KeyStoreName::parse("x").unwrap());
    assert!(state.real.put(&place(), Some("Not A Client".into()), evidence(name)).unwrap());
    let refused = state.write("0.1.0").unwrap_err().to_string();
    assert_eq!(refused, "`Not A Client` is no key of `key-name`");
}

#[test]
fn the_version_that_gave_the_schema_stays() {
    let first = filled().write("0.1.0").unwrap();
    assert_eq!(State::read(&first).unwrap().write("0.2.0").unwrap(), first);
    let of_schema_1 = first.replace("\"schema\": 2", "\"schema\": 1");
    assert!(State::read(&of_schema_1).unwrap().write("0.2.0").unwrap().contains("\"tool\": \"0.2.0\""));
}

#[test]
fn without_a_word_of_where_one_worked_last_what_is_real_comes_first() {
    let mut state = State::default();
    assert!(state.was_rehearsal(), "nothing is real");
    state.rehearsal.begin(&place(), Product::Correspondence);
    assert!(state.was_rehearsal());
    state.real.begin(&place(), Product::Correspondence);
    assert!(!state.was_rehearsal());
    state.last.remember(true, &place());
    assert!(state.was_rehearsal());
}

/// The text of a value in which the first member of the object with this number stands twice; `seen` counts objects.
fn with_one_twice(value: &serde_json::Value, number: usize, seen: &mut usize) -> String {
    match value {
        serde_json::Value::Object(members) => {
            let here = !members.is_empty() && *seen == number;
            *seen += usize::from(!members.is_empty());
            let first = members.iter().next().filter(|_| here);
            let twice = first.map(|(name, inner)| format!("{}: {inner}", serde_json::json!(name)));
            let once = members
                .iter()
                .map(|(name, inner)| format!("{}: {}", serde_json::json!(name), with_one_twice(inner, number, seen)));
            let written: Vec<String> = once.chain(twice).collect();
            format!("{{{}}}", written.join(","))
        }
        serde_json::Value::Array(elements) => {
            let written: Vec<String> = elements.iter().map(|inner| with_one_twice(inner, number, seen)).collect();
            format!("[{}]", written.join(","))
        }
        other => other.to_string(),
    }
}

/// A merge may keep both sides anywhere, also within a fact, where a reader of JSON takes the last of the two unseen.
#[test]
fn wherever_a_name_stands_twice_it_is_seen() {
    let texts = [
        include_str!("../../tests/fixtures/state/schema-2-rehearsal.json"),
        include_str!("../../tests/fixtures/state/schema-2-newer.json"),
    ];
    for text in texts {
        assert!(State::read(text).is_ok());
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        let mut objects = 0;
        with_one_twice(&value, usize::MAX, &mut objects);
        assert!(objects > 20, "{objects}");
        for number in 0..objects {
            let twice = with_one_twice(&value, number, &mut 0);
            let Err(fault) = State::read(&twice) else { panic!("{number}: {twice}") };
            assert!(fault.to_string().contains("twice"), "{number}: {fault}");
        }
    }
}

/// What names a file, a key or a client elsewhere than on the way to it.
#[test]
fn a_name_that_leads_elsewhere_is_a_broken_state() {
    let texts = ["\"../../.bashrc.d/x\"", "\"/etc/passwd\"", "\"..\\\\x\"", "\"C:x\"", "\"\"", "\"a\\u0000b\""];
    for topic in [Topic::KeyName, Topic::ClientUsed] {
        for text in texts {
            assert!(topic.read(&serde_json::from_str(text).unwrap()).is_err(), "{topic:?}: {text}");
        }
    }
    for text in texts {
        let files = format!("{{{text}: \"00\"}}");
        assert!(Topic::FilesWritten.read(&serde_json::from_str(&files).unwrap()).is_err(), "{files}");
    }
    for files in [r#"{"ttd-x/ttd-x_policy.xml": "00"}"#, r#"{"ttd-x\\ttd-x_policy.xml": "00"}"#] {
        assert!(Topic::FilesWritten.read(&serde_json::from_str(files).unwrap()).is_ok(), "{files}");
    }
}
