//! The answers file: TOML, one key a topic. Unknown keys are refused with the nearest right one.

use std::collections::BTreeMap;

use schemars::{Schema, json_schema};

use crate::catalog::codes::answers as codes;
use crate::finding::Finding;
use crate::record::Topic;
use crate::text::places::Places;
use crate::text::{faults as text, reasons, spelling};

/// The key for what is taken over.
pub const ADOPT: &str = "adopt";

/// Answers by topic and key.
pub type FileAnswers = BTreeMap<(Topic, Option<String>), String>;

/// Reads an answers file.
///
/// A value is a string, a number, `true` or `false`, a list (joined by commas), or for a text in three languages a table
/// with `nb`, `nn` and `en`. A keyed topic may be a table by key.
///
/// # Errors
/// Everything that does not hold, not only the first.
pub fn read(content: &str, file: &str) -> Result<FileAnswers, Vec<Finding>> {
    let table = table(content, file)?;
    let mut answers = FileAnswers::new();
    let mut findings = Vec::new();
    for (name, value) in table {
        // No fact, and so no topic: whoever takes services over reads it.
        if name == ADOPT && plain(&value).is_some() {
            continue;
        }
        let Some(topic) = Topic::by_id(&name).filter(|topic| !topic.is_place()) else {
            findings.push(unknown(&name, file));
            continue;
        };
        match value {
            toml::Value::Table(parts) if topic.keyed() => {
                for (key, part) in parts {
                    take(&mut answers, &mut findings, (topic, Some(key)), &part, file);
                }
            }
            value => take(&mut answers, &mut findings, (topic, None), &value, file),
        }
    }
    if findings.is_empty() { Ok(answers) } else { Err(findings) }
}

/// Which resources are to be taken over, as an answers file says it: ids with commas between, or `all`.
#[must_use]
pub fn adopted(content: &str) -> Option<String> {
    content.parse::<toml::Table>().ok()?.get(ADOPT).and_then(plain)
}

/// Reads a file of texts, as `texts export` writes it: what nobody has written yet stands empty in it, and is no answer.
///
/// # Errors
/// Everything that does not hold, also what is no text of a service.
pub fn read_texts(content: &str, file: &str) -> Result<FileAnswers, Vec<Finding>> {
    let known = || Topic::TEXTS.iter().map(|topic| topic.id());
    let mut findings = Vec::new();
    for (name, value) in table(content, file)? {
        if !known().any(|id| id == name) {
            findings.push(no_text(&name, &name, spelling::did_you_mean(&name, known()), file));
            continue;
        }
        let lines = value.as_table().into_iter().flat_map(toml::Table::keys);
        for line in lines.filter(|line| !LANGUAGES.contains(&line.as_str())) {
            let alike = spelling::did_you_mean(line, LANGUAGES.into_iter());
            findings.push(no_text(&format!("{name}.{line}"), line, alike, file));
        }
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let mut answers = read(content, file)?;
    answers.retain(|_, raw| raw.contains(|c: char| c != '|' && !c.is_whitespace()));
    Ok(answers)
}

/// The lines of a text.
const LANGUAGES: [&str; 3] = ["nb", "nn", "en"];

fn no_text(place: &str, key: &str, alike: Option<&str>, file: &str) -> Finding {
    let known: Vec<&str> = Topic::TEXTS.iter().map(|topic| topic.id()).collect();
    let finding = Finding::new(&codes::TEXTS_UNKNOWN_KEY, format!("{file}: {place}"));
    let finding = finding.with("key", key).with("known", known.join(", "));
    match alike {
        Some(word) => finding.next(text::DID_YOU_MEAN.with("word", word)),
        None => finding,
    }
}

fn table(content: &str, file: &str) -> Result<toml::Table, Vec<Finding>> {
    content.parse().map_err(|error: toml::de::Error| {
        let place = error
            .span()
            .map_or_else(|| file.to_owned(), |span| format!("{file}:{}", Places::new(content).of(span.start).0));
        vec![Finding::new(&codes::ANSWERS_NOT_TOML, place).with("reason", reasons::of_toml(&error))]
    })
}

fn take(
    answers: &mut FileAnswers,
    findings: &mut Vec<Finding>,
    at: (Topic, Option<String>),
    value: &toml::Value,
    file: &str,
) {
    match plain(value) {
        Some(raw) => {
            answers.insert(at, raw);
        }
        None => {
            let place = format!("{file}: {}", at.0.id());
            findings.push(Finding::new(&codes::ANSWERS_KIND, place).with("kind", value.type_str()));
        }
    }
}

fn plain(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Boolean(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        toml::Value::Datetime(date) => Some(date.to_string()),
        toml::Value::Array(items) => items.iter().map(plain).collect::<Option<Vec<_>>>().map(|parts| parts.join(",")),
        toml::Value::Table(parts) => {
            let known = parts.keys().all(|key| LANGUAGES.contains(&key.as_str()));
            let part = |key: &str| parts.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
            known.then(|| [part("nb"), part("nn"), part("en")].join(" | "))
        }
        toml::Value::Float(_) => None,
    }
}

fn unknown(name: &str, file: &str) -> Finding {
    let finding = Finding::new(&codes::ANSWERS_UNKNOWN_KEY, format!("{file}: {name}")).with("key", name);
    match nearest(name) {
        Some(topic) => finding.next(text::DID_YOU_MEAN.with("word", topic.id())),
        None => finding,
    }
}

/// The topic whose id is nearest to a word, when it is near enough to be a slip.
#[must_use]
pub fn nearest(word: &str) -> Option<Topic> {
    spelling::did_you_mean(word, Topic::ALL.iter().map(|topic| topic.id())).and_then(Topic::by_id)
}

/// The JSON Schema of an answers file.
#[must_use]
pub fn schema() -> Schema {
    let scalar = json_schema!({ "type": ["string", "boolean", "integer", "array"], "items": { "type": "string" } });
    let texts = json_schema!({
        "type": "object",
        "properties": { "nb": { "type": "string" }, "nn": { "type": "string" }, "en": { "type": "string" } },
        "additionalProperties": false
    });
    let mut properties = serde_json::Map::new();
    for topic in Topic::ALL.iter().filter(|topic| !topic.is_place()) {
        let schema = if topic.keyed() {
            json_schema!({ "anyOf": [scalar, { "type": "object", "additionalProperties": scalar }] })
        } else {
            json_schema!({ "anyOf": [scalar, texts] })
        };
        properties.insert(topic.id().to_owned(), schema.to_value());
    }
    properties.insert(ADOPT.to_owned(), scalar.to_value());
    json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "altinn-onboard answers file",
        "description": "Answers by topic, as TOML. Values are read by the same parsers as typed answers.",
        "type": "object",
        "properties": properties,
        "additionalProperties": false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_value_is_read() {
        let file = "org-number = 991825827\nconfidential = false\nreaders = [\"role:dagl\", \"package:x\"]\n\
                    service-name = { nb = \"a\", nn = \"b\", en = \"c\" }\n[client-id]\nmain = \"x\"\n";
        let answers = read(file, "a.toml").unwrap();
        let at = |topic, key: Option<&str>| answers.get(&(topic, key.map(str::to_owned))).map(String::as_str);
        assert_eq!(at(Topic::OrgNumber, None), Some("991825827"));
        assert_eq!(at(Topic::Confidential, None), Some("no"));
        assert_eq!(at(Topic::Readers, None), Some("role:dagl,package:x"));
        assert_eq!(at(Topic::ServiceName, None), Some("a | b | c"));
        assert_eq!(at(Topic::ClientId, Some("main")), Some("x"));
    }

    #[test]
    fn what_is_taken_over_is_no_topic_and_no_unknown_key() {
        let file = "adopt = [\"ttd-a\", \"ttd-b\"]\norg-number = 991825827\n";
        assert_eq!(adopted(file).as_deref(), Some("ttd-a,ttd-b"));
        assert_eq!(read(file, "a.toml").unwrap().len(), 1);
        assert_eq!(adopted("adopt = \"all\"").as_deref(), Some("all"));
        assert!(read("adopt = { a = 1 }", "a.toml").is_err(), "a table is no list");
        assert_eq!((adopted("org-number = 1"), adopted("adopt = ")), (None, None));
    }

    #[test]
    fn an_unknown_key_is_met_with_the_nearest() {
        let findings = read("org-nummer = 1\nzzz = 2\n", "a.toml").unwrap_err();
        assert_eq!(findings.len(), 2);
        let next = findings[0].next.as_ref().unwrap().render(crate::domain::Language::En);
        assert!(next.contains("org-number"), "{next}");
        let next = findings[1].next.as_ref().unwrap().render(crate::domain::Language::En);
        assert!(next.contains("--help"), "{next}");
    }

    #[test]
    fn a_broken_file_is_met_with_its_line() {
        let findings = read("org-number = 1\nx = \n", "a.toml").unwrap_err();
        assert_eq!(findings[0].subject, "a.toml:2");
    }

    /// Who misspells a heading must not think that the text was taken.
    #[test]
    fn a_file_of_texts_drops_nothing_in_silence() {
        let good = "[service-name]\nnb = \"a\"\n[description]\nnb = \"\"\nnn = \"\"\nen = \"\"\n";
        assert_eq!(
            read_texts(good, "t.toml").unwrap().keys().map(|(topic, _)| *topic).collect::<Vec<_>>(),
            [Topic::ServiceName]
        );
        let wrong = "org-number = \"991825827\"\n[servicename]\nnb = \"a\"\n[description]\nnynorsk = \"b\"\n";
        let findings = read_texts(wrong, "t.toml").unwrap_err();
        let told: Vec<(&str, &str)> = findings.iter().map(|one| (one.code.id, one.subject.as_str())).collect();
        let code = "TEXTS-UNKNOWN-KEY";
        assert_eq!(
            told,
            [(code, "t.toml: description.nynorsk"), (code, "t.toml: org-number"), (code, "t.toml: servicename")]
        );
        let next = findings[2].next.clone().unwrap().render(crate::domain::Language::En);
        assert!(next.contains("service-name"), "{next}");
    }
}
