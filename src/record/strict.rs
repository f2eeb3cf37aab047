//! A fact's value, read so that nothing is lost unseen: what reads JSON is lenient, it passes over members that it does
//! not know and takes an array for an object.

use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::fault::words;
use super::members::DEEPEST;
use super::soundness;
use super::topic::{Topic, Value};
use crate::text::{Message, Phrase};

/// Reads a value of a topic; answers with it whether all that stands there was taken.
///
/// # Errors
/// What is wrong with it.
pub(super) fn value(topic: Topic, raw: &RawValue) -> Result<(Value, bool), Message> {
    let json = soundness::value(raw, DEEPEST).map_err(|error| reason(&error))?;
    let value = topic.read(&json).map_err(|error| reason(&error))?;
    if matches!(json, Json::String(_) | Json::Bool(_)) {
        // Nothing can be left out of it, and most facts are such.
        return Ok((value, true));
    }
    let again = value.to_json().map_err(|error| reason(&error))?;
    let mut left_out = Vec::new();
    compare(&json, &again, &mut Vec::new(), &mut left_out)?;
    let whole = left_out.iter().all(|pointer| counts(topic, &json, pointer));
    Ok((value, whole))
}

/// Compares what stands there, at the end of a path, with how this program would write it: notes the members (by JSON
/// pointer) that it would leave out.
fn compare<'j>(
    there: &'j Json,
    again: &Json,
    path: &mut Vec<Part<'j>>,
    left_out: &mut Vec<String>,
) -> Result<(), Phrase> {
    let mut within = |part, inner, again: Option<&Json>| {
        path.push(part);
        let compared = match again {
            Some(again) => compare(inner, again, path, left_out),
            None => {
                left_out.push(pointer(path));
                Ok(())
            }
        };
        path.pop();
        compared
    };
    match (there, again) {
        (Json::Object(there), Json::Object(again)) => {
            there.iter().try_for_each(|(name, inner)| within(Part::Name(name), inner, again.get(name)))
        }
        (Json::Array(there), Json::Array(again)) => {
            there.iter().enumerate().try_for_each(|(at, inner)| within(Part::Number(at), inner, again.get(at)))
        }
        (Json::Null, Json::Null)
        | (Json::Bool(_), Json::Bool(_))
        | (Json::Number(_), Json::Number(_))
        | (Json::String(_), Json::String(_)) => Ok(()),
        _ => Err(words::WRONG_TYPE),
    }
}

/// A part of a path: what is compared is nearly always the same, so that hardly any path is written out.
enum Part<'j> {
    Name(&'j str),
    Number(usize),
}

/// A path as JSON pointer (RFC 6901).
fn pointer(path: &[Part<'_>]) -> String {
    let part = |part: &Part<'_>| match part {
        Part::Name(name) => format!("/{}", name.replace('~', "~0").replace('/', "~1")),
        Part::Number(number) => format!("/{number}"),
    };
    path.iter().map(part).collect()
}

/// Whether a member that is left out again counts for the topic: it is empty, and something that fits nowhere would not
/// have been taken in its place.
fn counts(topic: Topic, json: &Json, pointer: &str) -> bool {
    let mut other = json.clone();
    let Some(member) = other.pointer_mut(pointer) else { return false };
    let empty = match member {
        Json::Null => true,
        Json::Array(elements) => elements.is_empty(),
        Json::Object(members) => members.is_empty(),
        _ => false,
    };
    *member = serde_json::json!({ "": {} });
    empty && topic.read(&other).is_err()
}

/// What a fault of serde's is about, in words of our own: its texts are English, and speak of Rust's types.
pub(super) fn reason(error: &serde_json::Error) -> Message {
    let said = error.to_string();
    let name = said.strip_prefix("missing field `").and_then(|rest| rest.split_once('`')).map(|(name, _)| name);
    match name {
        Some(name) => words::MEMBER_ABSENT.with("name", name),
        None if said.starts_with("unknown variant") => words::UNKNOWN_WORD.into(),
        None if said.starts_with("invalid type") => words::WRONG_TYPE.into(),
        None if said.starts_with("recursion limit") || said.starts_with(soundness::TOO_DEEP) => words::TOO_DEEP.into(),
        None if said.starts_with(soundness::TWICE) => words::TWICE.into(),
        None => words::WRONG_VALUE.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    fn read(topic: Topic, text: &str) -> Result<bool, String> {
        let read = value(topic, serde_json::from_str(text).unwrap());
        read.map(|(_, whole)| whole).map_err(|reason| reason.render(Language::En))
    }

    #[test]
    fn a_member_that_is_not_known_is_seen_even_if_it_is_empty() {
        let listing = |more: &str| read(Topic::OrgListing, &format!(r#"{{"number":"991825827"{more}}}"#));
        for known in ["", r#","phone":null"#, r#","phone":"22451000""#, r#","name":{"nb":"a","nn":"","en":""}"#] {
            assert_eq!(listing(known), Ok(true), "{known}");
        }
        for unknown in [r#","colour":"red""#, r#","vat":null"#, r#","a/~b":[]"#, r#","name":{"nb":"a","se":{}}"#] {
            assert_eq!(listing(unknown), Ok(false), "{unknown}");
        }
        assert_eq!(read(Topic::PolicySeen, r#"{"id":"ttd-x","same":true,"differences":[]}"#), Ok(true));
    }

    /// Else a word would be taken for something that is written as more than a word.
    #[test]
    fn what_is_read_from_a_word_is_written_as_one() {
        let words = [
            "",
            "x",
            "yes",
            "none",
            "new",
            "all",
            "tt02",
            "main",
            "991825827",
            "2026-11-20",
            "ttd",
            "ttd-x",
            "https://ttd.no/x",
            "post@ttd.no",
            "altinn:serviceowner",
            "ourselves",
            "email",
            "2026-11-20T12:00:00Z",
        ];
        let mut read = 0;
        for topic in Topic::ALL {
            for json in words.into_iter().map(Json::from).chain([Json::from(true)]) {
                let Ok(value) = topic.read(&json) else { continue };
                let again = value.to_json().unwrap();
                assert_eq!(again.is_string(), json.is_string(), "{topic:?} {json}");
                assert_eq!(again.is_boolean(), json.is_boolean(), "{topic:?} {json}");
                read += 1;
            }
        }
        assert!(read > 40, "{read}");
    }

    #[test]
    fn an_array_is_no_object_and_an_object_no_word() {
        let wrong_type = || Err("the value is of the wrong type".to_owned());
        assert_eq!(read(Topic::AccessProbe, "[true]"), wrong_type());
        assert_eq!(read(Topic::OrgInEnvironment, r#"{"yes":null}"#), wrong_type());
        assert_eq!(read(Topic::ServiceName, r#"["a","b","c"]"#), wrong_type());
        assert_eq!(read(Topic::PublicKey, "[]"), Err("the value is not valid".to_owned()));
    }

    #[test]
    fn each_kind_of_fault_has_its_own_sentence() {
        for (topic, text, reason) in [
            (Topic::AccessProbe, "{}", "`allowed` is missing"),
            (Topic::AccessProbe, r#"{"allowed":"yes"}"#, "the value is of the wrong type"),
            (Topic::AccessProbe, r#"{"allowed":true,"allowed":false}"#, "it appears there twice"),
            (Topic::Notify, r#""pigeon""#, "the word is not one of those allowed here"),
            (Topic::OrgNumber, r#""991825828""#, "the value is not valid"),
            (Topic::ContactPoint, "{}", "the value is not valid"),
        ] {
            assert_eq!(read(topic, text), Err(reason.to_owned()), "{text}");
        }
        let deep = "[".repeat(200) + &"]".repeat(200);
        assert_eq!(read(Topic::OrgNumber, &deep), Err("it is nested too deeply".to_owned()));
    }
}
