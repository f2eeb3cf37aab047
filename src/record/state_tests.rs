//! Tests of the state's text: `state.rs` and `facts_file.rs`.

use jiff::Timestamp;

use super::*;
use crate::domain::{OrgNumber, Product};
use crate::record::topic::Value;
use crate::record::values::{KeySource, Told};
use crate::record::{Evidence, Source, Topic, TopicMarker, t};

fn place() -> Place {
    Place { environment: EnvironmentName::parse("tt02").unwrap(), service: Handle::of(Product::Correspondence) }
}

fn evidence(value: Value) -> Evidence {
    Evidence { value, source: Source::Told, at: Timestamp::UNIX_EPOCH, how: "flag".into() }
}

fn filled() -> State {
    let mut state = State::default();
    state.real.begin(&place(), Product::Correspondence);
    let mut put = |key: Option<&str>, value| state.real.put(&place(), key.map(str::to_owned), evidence(value));
    assert!(put(Some("main altinn:serviceowner"), t::ScopeOnClient::wrap(true)));
    assert!(put(Some("main"), t::KeySource::wrap(KeySource::Make)));
    assert!(put(None, t::OrgConfirmed::wrap(true)));
    assert!(put(None, t::OrgNumber::wrap(OrgNumber::parse("991825827").unwrap())));
    assert!(state.real.withdraw(&place(), Topic::OrgConfirmed, None, Some("ORG-UNKNOWN"), Timestamp::UNIX_EPOCH));
    state
}

/// The text of a state in which a fact of the organisation has this text instead.
fn with(organisation: &str) -> String {
    let text = State::default().write("0.1.0").unwrap();
    let (before, after) = text.rsplit_once("\"organisation\": {}").unwrap();
    format!("{before}\"organisation\": {organisation}{after}")
}

fn broken(text: &str) -> (String, String) {
    match State::read(text) {
        Err(StateFault::Broken { place, reason }) => (place, reason),
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
    let number = r#"{"value":"991825827","at":"1970-01-01T00:00:00Z","how":"flag"}"#;
    for (organisation, place, reason) in [
        ("[]", "organisation", "an object belongs here"),
        (r#"{"org-number": 7}"#, "organisation/org-number", "invalid type: integer `7`, expected struct Form"),
        (&format!("{{\"org-number\": {number}}}"), "organisation/org-number", "`source` is missing"),
        (r#"{"letter": {"L1": {"value": {}}}}"#, "organisation/letter/L1", "missing field `kind`"),
        (
            r#"{"letter": {"../../.bashrc": {}}}"#,
            "organisation/letter/../../.bashrc",
            "this is no key of a fact of its kind",
        ),
        (r#"{"org-number": {}, "org-number": {}}"#, "organisation/org-number", "it stands there twice"),
        (
            r#"{"org-number": {"also-made": [{"value":"991825827"}]}}"#,
            "organisation/org-number",
            "`also-made` belongs to facts that have a key",
        ),
    ] {
        assert_eq!(broken(&with(organisation)), (format!("books/real/{place}"), reason.to_owned()));
    }
    let text = filled().write("0.1.0").unwrap();
    let (place, _) = broken(&text.replace("\"tt02\"", "\"TT 02\""));
    assert_eq!(place, "books/real/environments/TT 02");
}

/// What a colleague's newer program wrote.
const NEWER: &str = r#"{
        "org-number": {"value":"991825827","source":"told","at":"1970-01-01T00:00:00Z","how":"flag"},
        "org-motto": {"value": ["a",  1.50],"since":"99.1.0","step":"service-owner"},
        "org-mottos": {"nb": {"value":7,"since":"99.2.0"}},
        "letter": {
          "L1": {"value":{"kind":"L1","by":"pigeon"},"source":"told","at":"1970-01-01T00:00:00Z","how":"flag","since":"99.3.0"}
        }
      }"#;

#[test]
fn what_only_a_newer_program_knows_is_written_back_untouched() {
    let text = with(NEWER);
    let mut state = State::read(&text).unwrap();
    assert_eq!(state.write("0.1.0").unwrap(), text);
    let said: Vec<_> = state.real.organisation.newer().iter().map(|fact| (&*fact.id, fact.since.as_deref())).collect();
    assert_eq!(said, [("org-motto", Some("99.1.0")), ("org-mottos", Some("99.2.0")), ("letter", Some("99.3.0"))]);
    // What is learned besides changes its own line alone.
    let number = OrgNumber::parse("974760673").unwrap();
    assert!(state.real.put(&place(), None, evidence(t::OrgNumber::wrap(number))));
    let written = state.write("0.1.0").unwrap();
    let changed: Vec<_> = written.lines().zip(text.lines()).filter(|(one, other)| one != other).collect();
    assert_eq!(changed.len(), 1, "{written}");
}

#[test]
fn a_step_needs_what_is_named_for_it_or_is_of_its_topics() {
    let state = State::read(&with(NEWER)).unwrap();
    let needed = |step: &str, topics: &[Topic]| -> Vec<&str> {
        let newer = state.real.organisation.newer().iter();
        newer.filter(|fact| fact.is_needed_by(step, &[topics])).map(|fact| &*fact.id).collect()
    };
    assert_eq!(needed("service-owner", &[]), ["org-motto"]);
    assert_eq!(needed("terms", &[Topic::Letter]), ["letter"]);
    assert_eq!(needed("terms", &[Topic::OrgNumber]), [""; 0]);
}

#[test]
fn a_fact_that_no_later_version_wrote_is_broken_as_before() {
    for since in ["", r#","since":"0.0.1""#] {
        let fact = format!(
            r#"{{"org-number": {{"value":"1","source":"told","at":"1970-01-01T00:00:00Z","how":"flag"{since}}}}}"#
        );
        assert_eq!(broken(&with(&fact)).0, "books/real/organisation/org-number");
    }
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
    let name = t::KeyName::wrap(Told("x".into()));
    assert!(state.real.put(&place(), Some("Not A Client".into()), evidence(name)));
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
