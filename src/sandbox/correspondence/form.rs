//! The form of `POST correspondence/upload`, read as ASP.NET binds one: names in any case, with or without `request.`
//! before them, dots and brackets between them (Altinn/altinn-correspondence, `.bruno/Correspondence`, 2026-08-20).

use axum::extract::{FromRequest as _, Multipart, Request};
use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use crate::sandbox::problem::{Reply, trace_id};
use crate::world::http::{FileDigest, Transferred};

/// The name of the model's parameter, which may stand before each name.
const PARAMETER: &str = "request";

/// Lists of the model that may be given one by one, without numbers.
const LISTS: [&str; 2] = ["recipients", "existingattachments"];

/// Yes or no in the model.
const FLAGS: [&str; 6] =
    ["isconfidential", "isconfirmationneeded", "ignorereservation", "allowforwarding", "sendreminder", "isencrypted"];

/// The name of the parts that hold files.
const FILES: &str = "attachments";

/// More entries of a list than any message has are none of it.
const MOST: usize = 1_000;

/// What a form holds.
#[derive(Default)]
pub(super) struct UploadForm {
    /// The fields, as a body of JSON would have them; names in lower case.
    pub(super) fields: Map<String, Value>,
    /// The files.
    pub(super) files: Vec<FormFile>,
}

/// A file of a form; what stood in it is not kept.
pub(super) struct FormFile {
    /// Its name.
    pub(super) name: String,
    /// How much came, and its digest.
    pub(super) came: Transferred,
}

/// Reads it; a body of another kind is refused as ASP.NET refuses one.
pub(super) async fn read(request: Request) -> Result<UploadForm, Reply> {
    let unreadable = || Reply::invalid("", "Failed to read the request form.");
    let Ok(mut parts) = Multipart::from_request(request, &()).await else {
        return Err(Reply::problem(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            &json!({ "type": "https://tools.ietf.org/html/rfc9110#section-15.5.16", "title": "Unsupported Media Type",
                     "status": 415, "traceId": trace_id() }),
        ));
    };
    let mut form = UploadForm::default();
    while let Some(mut part) = parts.next_field().await.map_err(|_| unreadable())? {
        let name = part.name().unwrap_or_default().to_owned();
        if let Some(file) = part.file_name().map(str::to_owned) {
            let mut digests = FileDigest::default();
            while let Some(piece) = part.chunk().await.map_err(|_| unreadable())? {
                digests.update(&piece);
            }
            // Files of other names are bound to nothing.
            if name.eq_ignore_ascii_case(FILES) {
                form.files.push(FormFile { name: file, came: digests.finish() });
            }
            continue;
        }
        let value = part.text().await.map_err(|_| unreadable())?;
        form.add(&name, value);
    }
    Ok(form)
}

impl UploadForm {
    fn add(&mut self, name: &str, value: String) {
        let steps = steps(name);
        let Some((last, before)) = steps.split_last() else { return };
        // An empty field is no value.
        let value = if value.is_empty() { Value::Null } else { typed(last, value) };
        let mut at = Value::Object(std::mem::take(&mut self.fields));
        put(&mut at, before, last, value);
        if let Value::Object(fields) = at {
            self.fields = fields;
        }
    }
}

/// The parts of a name: `request.Correspondence.Content.Attachments[0].FileName`. Keys of `propertyList` are the sender's
/// own and keep their letters.
fn steps(name: &str) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    for part in name.split(['.', '[']) {
        let part = part.strip_suffix(']').unwrap_or(part);
        let own = steps.last().is_some_and(|before| before == "propertylist");
        steps.push(if own { part.to_owned() } else { part.to_ascii_lowercase() });
    }
    if steps.first().is_some_and(|first| first == PARAMETER) && steps.len() > 1 {
        steps.remove(0);
    }
    // One field of Altinn's own collection has an empty name.
    if steps.len() > 8 || steps.iter().all(String::is_empty) { Vec::new() } else { steps }
}

fn typed(name: &str, value: String) -> Value {
    match value.trim().to_ascii_lowercase().as_str() {
        "true" if FLAGS.contains(&name) => Value::Bool(true),
        "false" if FLAGS.contains(&name) => Value::Bool(false),
        _ => Value::String(value),
    }
}

fn put(at: &mut Value, before: &[String], last: &str, value: Value) {
    let Some((step, rest)) = before.split_first() else {
        return place(at, last, |slot| match slot {
            Value::Array(list) => list.push(value),
            _ if LISTS.contains(&last) => *slot = Value::Array(vec![value]),
            _ => *slot = value,
        });
    };
    place(at, step, |slot| put(slot, rest, last, value));
}

/// Goes one step down, making what is not there: a number or nothing is an entry of a list.
fn place(at: &mut Value, step: &str, then: impl FnOnce(&mut Value)) {
    let number = if step.is_empty() { None } else { step.parse::<usize>().ok() };
    if number.is_none() && !step.is_empty() {
        if !at.is_object() {
            *at = Value::Object(Map::new());
        }
        if let Value::Object(object) = at {
            then(object.entry(step).or_insert(Value::Null));
        }
        return;
    }
    if !at.is_array() {
        *at = Value::Array(Vec::new());
    }
    if let Value::Array(list) = at {
        let number = number.unwrap_or(list.len());
        if number >= MOST {
            return;
        }
        while list.len() <= number {
            list.push(Value::Null);
        }
        if let Some(slot) = list.get_mut(number) {
            then(slot);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> Value {
        let mut form = UploadForm::default();
        for (name, value) in fields {
            form.add(name, (*value).to_owned());
        }
        Value::Object(form.fields)
    }

    #[test]
    fn names_are_read_in_every_spelling() {
        let expected = json!({
            "correspondence": { "resourceid": "ttd-vedtak", "isconfidential": false,
                                "content": { "attachments": [{ "filename": "a.txt" }, { "filename": "b.txt" }] },
                                "propertylist": { "Sak": "1" } },
            "recipients": ["a", "b"],
        });
        for prefix in ["", "request.", "Request."] {
            let names = [
                ("Correspondence.ResourceId", "ttd-vedtak"),
                ("correspondence.isConfidential", "False"),
                ("correspondence.content.Attachments[0].FileName", "a.txt"),
                ("Correspondence.Content.attachments[1].filename", "b.txt"),
                ("correspondence.propertyList.Sak", "1"),
                ("Recipients[0]", "a"),
                ("recipients[1]", "b"),
            ];
            let named: Vec<(String, &str)> =
                names.iter().map(|(name, value)| (format!("{prefix}{name}"), *value)).collect();
            let named: Vec<(&str, &str)> = named.iter().map(|(name, value)| (name.as_str(), *value)).collect();
            assert_eq!(form(&named), expected, "{prefix}");
        }
        assert_eq!(form(&[("recipients", "a"), ("Recipients", "b")])["recipients"], json!(["a", "b"]));
        assert_eq!(form(&[("recipients[]", "a")])["recipients"], json!(["a"]));
        assert_eq!(form(&[("correspondence.propertyList[Sak]", "1")])["correspondence"]["propertylist"]["Sak"], "1");
    }

    #[test]
    fn what_is_no_field_is_passed_over() {
        assert_eq!(
            form(&[("", "x"), (".", "x"), (&"a.".repeat(99), "x"), ("recipients[99999999]", "x")])["a"],
            Value::Null
        );
        assert_eq!(form(&[("correspondence.messageSender", "")])["correspondence"]["messagesender"], Value::Null);
    }
}
