//! When two states are the same: equal apart from times, keys and random ids.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::{Map, Value};

/// What differs from run to run, and what stands in its place: ids, tails of drawn names, days and moments, ports.
static PASSING: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    [
        (r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID"),
        (r"\b20[0-9]{2}-[0-9]{2}-[0-9]{2}(T[0-9:.]+Z)?", "TIME"),
        (r"-[0-9a-f]{8}$", "-TAIL"),
        (r"\([0-9a-f]{8}\)$", "(TAIL)"),
        (r"-[0-9a-f]{32}$", "-TAIL"),
        (r"127\.0\.0\.1:[0-9]+", "LOOPBACK"),
    ]
    .map(|(pattern, stand_in)| (Regex::new(pattern).unwrap(), stand_in))
    .to_vec()
});

/// Names of members that hold a moment, or the fingerprint of a key.
const PASSING_MEMBERS: [&str; 4] = ["at", "first", "kid", "thumbprint"];

/// A state without what differs from run to run.
pub fn normal(state: &Value) -> Value {
    match state {
        Value::Object(members) => {
            let kept = members.iter().filter(|(name, _)| !PASSING_MEMBERS.contains(&name.as_str()));
            let members: Map<String, Value> = kept.map(|(name, value)| (steady(name), normal(value))).collect();
            Value::Object(members)
        }
        Value::Array(values) => Value::Array(values.iter().map(normal).collect()),
        Value::String(text) => Value::String(steady(text)),
        other => other.clone(),
    }
}

fn steady(text: &str) -> String {
    PASSING.iter().fold(text.to_owned(), |text, (pattern, stand_in)| pattern.replace_all(&text, *stand_in).into_owned())
}

/// Where two normal states differ, for a message that can be read.
pub fn differences(a: &Value, b: &Value) -> Vec<String> {
    let mut found = Vec::new();
    differ("", a, b, &mut found);
    found
}

fn differ(place: &str, a: &Value, b: &Value, found: &mut Vec<String>) {
    match (a, b) {
        (Value::Object(left), Value::Object(right)) => {
            for name in left.keys().chain(right.keys().filter(|name| !left.contains_key(*name))) {
                let none = Value::Null;
                let of = |members: &'_ Map<String, Value>| members.get(name).cloned().unwrap_or_else(|| none.clone());
                differ(&format!("{place}/{name}"), &of(left), &of(right), found);
            }
        }
        _ if a != b => found.push(format!("{place}: {a} ≠ {b}")),
        _ => {}
    }
}
