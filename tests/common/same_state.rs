//! When two state files are the same: equal apart from times, keys and random ids.

use regex::Regex;
use serde_json::{Map, Value};

/// The state without what differs from run to run. Two runs ended in the same state when theirs are equal.
///
/// What was seen on the way hangs on when one looked, so of the history only what was told is kept: an answer that was
/// given twice, or refused in one run only, is a difference.
pub fn normal(state: &str) -> Value {
    let state = serde_json::from_str(state).unwrap_or_else(|error| panic!("the state is not valid: {error}\n{state}"));
    Normal::new().value(&state)
}

/// Fails with the lines that differ.
pub fn assert_same(one: &str, other: &str) {
    let [one, other] = [one, other].map(|state| serde_json::to_string_pretty(&normal(state)).unwrap());
    let only = |these: &str, those: &str| {
        let those: Vec<&str> = those.lines().collect();
        these.lines().filter(|line| !those.contains(line)).collect::<Vec<_>>().join("\n")
    };
    assert!(
        one == other,
        "the states differ; only in the first:\n{}\nonly in the second:\n{}\n\nthe first:\n{one}\n\nthe second:\n{other}",
        only(&one, &other),
        only(&other, &one)
    );
}

/// What stands for each thing that differs from run to run.
struct Normal {
    replaced: Vec<(Regex, &'static str)>,
}

impl Normal {
    fn new() -> Self {
        let rows = [
            (r"\d{4}-\d{2}-\d{2}T[\d:.]+Z", "<time>"),
            (r"\b\d{4}-\d{2}-\d{2}\b", "<date>"),
            (r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", "<id>"),
            // The end of a client's and of a key's name.
            (r"-[0-9a-f]{8}$", "-<drawn>"),
            // A key's thumbprint.
            (r"^[0-9A-Za-z_-]{43}$", "<thumbprint>"),
        ];
        Self { replaced: rows.map(|(pattern, with)| (Regex::new(pattern).unwrap(), with)).into() }
    }

    fn value(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(text)),
            Value::Array(all) => all.iter().map(|each| self.value(each)).collect(),
            Value::Object(fields) => Value::Object(self.fields(fields)),
            other => other.clone(),
        }
    }

    fn fields(&self, fields: &Map<String, Value>) -> Map<String, Value> {
        let mut normal = Map::new();
        for (name, value) in fields {
            match (name.as_str(), value) {
                ("at" | "tool", _) => {}
                ("history", Value::Array(past)) => {
                    let told: Vec<Value> =
                        past.iter().filter(|each| is_told(each)).map(|each| self.value(each)).collect();
                    if !told.is_empty() {
                        normal.insert(name.clone(), Value::Array(told));
                    }
                }
                _ => {
                    normal.insert(self.text(name), self.value(value));
                }
            }
        }
        normal
    }

    fn text(&self, text: &str) -> String {
        self.replaced.iter().fold(text.to_owned(), |text, (what, with)| what.replace_all(&text, *with).into_owned())
    }
}

fn is_told(past: &Value) -> bool {
    past["source"] == "told" || !past["refused"].is_null()
}
