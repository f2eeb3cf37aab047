//! Tests of what only a newer program knows: it is kept, wherever it stands.

use super::tests::{broken, evidence, filled, place, with};
use super::*;
use crate::domain::OrgNumber;
use crate::record::values::UnitSeen;
use crate::record::{Topic, TopicMarker, t};

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
    assert!(state.real.put(&place(), None, evidence(t::OrgNumber::wrap(number))).unwrap());
    let written = state.write("0.1.0").unwrap();
    let changed: Vec<_> = written.lines().zip(text.lines()).filter(|(one, other)| one != other).collect();
    assert_eq!(changed.len(), 1, "{written}");
}

/// What a newer program adds within what this one knows.
#[test]
fn what_is_added_within_a_known_fact_is_written_back_untouched() {
    let seen = |value: &str, more: &str| {
        let how = "GET enhetsregisteret";
        format!(
            r#"{{"number":"991825827","name":"N","form":"ORGL","bankrupt":false{value}}},"source":"seen","at":"1970-01-01T00:00:00Z","how":"{how}"{more}"#
        )
    };
    let fact = |text: String| format!(r#""unit-seen": {{"value":{text}}}"#);
    let number = r#"{"value":"991825827","source":"told","at":"1970-01-01T00:00:00Z","how":"flag"}"#;
    for (added, since) in [
        (fact(seen(r#","vat":true"#, r#","since":"99.0.0""#)), Some("99.0.0")),
        (fact(seen("", r#","since":"99.0.0""#)), Some("99.0.0")),
        (fact(seen(r#","vat":null"#, "")), None),
        (fact(seen(r#","vat":true"#, r#","since":"0.0.1""#)), None),
        (fact(seen("", r#","colour":"red""#)), None),
        (fact(seen("", r#","taken-back":"1970-01-01T00:00:00Z""#)), None),
        (fact(seen("", &format!(r#","history":[{{"value":{}}}]"#, seen(r#","vat":true"#, "")))), None),
        (fact(seen("", &format!(r#","history":[{{"value":{}}}]"#, seen("", r#","by":"kari""#)))), None),
        (r#""resource-id": {"value":{"nb":"x"},"since":"99.0.0"}"#.to_owned(), Some("99.0.0")),
    ] {
        // In the file, what stands elsewhere than the table has it comes after what it came after.
        let text = with(&format!("{{\n        \"org-number\": {number},\n        {added}\n      }}"));
        let mut state = State::read(&text).unwrap_or_else(|fault| panic!("{added}: {fault}"));
        assert_eq!(state.write("0.1.0").unwrap(), text);
        let newer: Vec<_> = state.real.organisation.newer().iter().map(|newer| newer.since.as_deref()).collect();
        assert_eq!(newer, [since], "{added}");
        assert_eq!(state.real.organisation.get(t::UnitSeen), None);
        // Nor is it lost when something takes its place.
        let unit = UnitSeen {
            number: OrgNumber::parse("991825827").unwrap(),
            name: "N".into(),
            form: "AS".into(),
            bankrupt: true,
        };
        let learned = state.real.put(&place(), None, evidence(t::UnitSeen::wrap(unit)));
        assert_eq!(learned, Ok(!added.contains("unit-seen")), "{added}");
        assert!(state.write("0.1.0").unwrap().contains(&added), "{added}");
    }
}

#[test]
fn what_is_added_around_the_facts_is_written_back_in_its_place() {
    let text = filled().write("0.1.0").unwrap();
    for (before, added) in [
        ("  \"format\"", "  \"first\": 1.50,\n"),
        ("  \"tool\"", "  \"\\u0061b\": {\"c\":  []},\n"),
        ("    \"real\"", "    \"planned\": {\"organisation\": 7},\n"),
        ("      \"services\"", "      \"people\": {},\n"),
        ("          \"facts\"", "          \"label\": \"Vedtak\",\n"),
        ("        \"org-number\"", "        \"org\\u002dmotto\": {\"value\":\"x\",\"since\":\"99.0.0\"},\n"),
    ] {
        let (one, other) = text.rsplit_once(before).unwrap();
        let text = format!("{one}{added}{before}{other}");
        let state = State::read(&text).unwrap_or_else(|fault| panic!("{added}: {fault}"));
        assert_eq!(state.write("0.1.0").unwrap(), text);
    }
    let after = text.replace("\n  }\n}\n", "\n  },\n  \"last-of-all\": []\n}\n");
    assert_ne!(after, text);
    assert_eq!(State::read(&after).unwrap().write("0.1.0").unwrap(), after);
}

#[test]
fn what_nothing_explains_is_named_with_what_may_be_meant() {
    let told = r#""source":"told","at":"1970-01-01T00:00:00Z","how":"flag""#;
    let state = State::read(&with(&format!(
        r#"{{"org-confirmd": {{"value":true,{told}}}, "zzz": 1, "org-motto": {{"since":"99.0.0"}}}}"#
    )))
    .unwrap();
    let unexplained = state.unexplained();
    let said: Vec<_> = unexplained.iter().map(|(place, newer)| (place.as_str(), newer.meant())).collect();
    assert_eq!(
        said,
        [("books/real/organisation/org-confirmd", Some("org-confirmed")), ("books/real/organisation/zzz", None)]
    );
}

#[test]
fn a_step_needs_what_is_named_for_it_or_is_of_its_topics() {
    let state = State::read(&with(NEWER)).unwrap();
    let needed = |step: &str, topics: &[Topic]| -> Vec<&str> {
        let newer = state.real.organisation.newer().iter();
        newer.filter(|fact| fact.is_needed_by(step, |topic| topics.contains(&topic))).map(|fact| &*fact.id).collect()
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
