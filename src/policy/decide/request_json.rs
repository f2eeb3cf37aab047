//! A request from the JSON profile, as the platform's services send it (Altinn/altinn-authorization-tmp,
//! `Controllers/DecisionController.cs`, 2026-08-21).

use serde_json::{Map, Value as Json};

use super::incoming::{Incoming, TOO_MANY_PARTS};
use super::request::{Attribute, AttributeValue, Attributes, Request};
use crate::policy::ids::{category, data_type};
use crate::policy::read::LARGEST;

/// Why a JSON request is refused.
#[derive(Debug, thiserror::Error)]
pub enum JsonRefusal {
    /// What the reader of JSON stopped at.
    #[error("{0}")]
    NotJson(serde_json::Error),
    /// JSON, but not a request: what is wrong, and where.
    #[error("{0}")]
    Shape(String),
    /// The data type is none of text, URI and whole number.
    #[error("the data type {0} is not supported")]
    DataType(String),
    /// A limit of our own; the platform may take it.
    #[error("{0}")]
    TooLarge(&'static str),
    /// The platform cannot combine decisions.
    #[error("Multiple Decision Profile not implemented")]
    Combined,
}

/// The members that hold a category of their own. Whether the platform reads the last four is unverified; no service
/// sends them.
const GROUPS: [(&str, &str); 7] = [
    ("AccessSubject", category::SUBJECT),
    ("Action", category::ACTION),
    ("Resource", category::RESOURCE),
    ("RecipientSubject", "urn:oasis:names:tc:xacml:1.0:subject-category:recipient-subject"),
    ("IntermediarySubject", "urn:oasis:names:tc:xacml:1.0:subject-category:intermediary-subject"),
    ("RequestingMachine", "urn:oasis:names:tc:xacml:1.0:subject-category:requesting-machine"),
    ("Category", ""),
];

/// Reads a request in the JSON profile. Case in names does not matter, as to the platform's reader; a member in the exact
/// case goes before one in another. Numbers are taken for texts, which is more than that reader takes.
///
/// # Errors
/// [`JsonRefusal`] where the platform refuses it.
pub fn parse(bytes: &[u8]) -> Result<Incoming, JsonRefusal> {
    if bytes.len() > LARGEST {
        return Err(JsonRefusal::TooLarge("Too large for this tool: more than 16 MiB"));
    }
    let root: Json = serde_json::from_slice(bytes).map_err(|error| {
        // Deeper than any request: still JSON, and refused by the platform's reader too.
        let deep = error.to_string().starts_with("recursion limit");
        if deep { JsonRefusal::Shape(error.to_string()) } else { JsonRefusal::NotJson(error) }
    })?;
    let request = member(object(&root, "the document")?, "Request").ok_or_else(|| shape("there is no Request"))?;
    let body = object(request, "Request")?;
    if flag(body, "CombinedDecision")? {
        return Err(JsonRefusal::Combined);
    }
    let mut request = Request::default();
    for (name, category) in GROUPS {
        for one in list(body, name)? {
            let one = object(one, name)?;
            let named =
                if category.is_empty() { text(one, "CategoryId")?.unwrap_or_default() } else { category.into() };
            let attributes = list(one, "Attribute")?.iter().map(attribute).collect::<Result<_, _>>()?;
            request.categories.push(Attributes { category: named, id: text(one, "Id")?, attributes });
        }
    }
    let multi = member(body, "MultiRequests").map(|multi| object(multi, "MultiRequests")).transpose()?;
    let references = multi.map_or(Ok(&[][..]), |multi| list(multi, "RequestReference"))?;
    let incoming = Incoming { request, references: references.iter().map(reference).collect::<Result<_, _>>()? };
    if incoming.is_bounded() { Ok(incoming) } else { Err(JsonRefusal::TooLarge(TOO_MANY_PARTS)) }
}

fn reference(reference: &Json) -> Result<Vec<String>, JsonRefusal> {
    let ids = list(object(reference, "RequestReference")?, "ReferenceId")?;
    ids.iter().map(|id| scalar(id, "ReferenceId").map(Option::unwrap_or_default)).collect()
}

fn attribute(one: &Json) -> Result<Attribute, JsonRefusal> {
    let one = object(one, "Attribute")?;
    let data_type = match text(one, "DataType")?.as_deref() {
        None | Some("" | "string" | data_type::STRING) => data_type::STRING,
        Some("anyURI" | data_type::ANY_URI) => data_type::ANY_URI,
        Some("integer" | data_type::INTEGER) => data_type::INTEGER,
        Some(other) => return Err(JsonRefusal::DataType(other.to_owned())),
    };
    Ok(Attribute {
        id: text(one, "AttributeId")?.ok_or_else(|| shape("an Attribute has no AttributeId"))?,
        values: vec![AttributeValue { data_type: data_type.to_owned(), text: text(one, "Value")?.unwrap_or_default() }],
        include_in_result: flag(one, "IncludeInResult")?,
    })
}

/// A member by its exact name, else by its name in other case; `null` counts as absent.
fn member<'j>(object: &'j Map<String, Json>, name: &str) -> Option<&'j Json> {
    let alike = || object.iter().rev().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    object.get(name).or_else(alike).filter(|value| !value.is_null())
}

fn object<'j>(value: &'j Json, name: &str) -> Result<&'j Map<String, Json>, JsonRefusal> {
    value.as_object().ok_or_else(|| shape(format!("{name} is not an object")))
}

fn list<'j>(object: &'j Map<String, Json>, name: &str) -> Result<&'j [Json], JsonRefusal> {
    match member(object, name) {
        None => Ok(&[]),
        Some(Json::Array(list)) => Ok(list),
        Some(_) => Err(shape(format!("{name} is not a list"))),
    }
}

fn flag(object: &Map<String, Json>, name: &str) -> Result<bool, JsonRefusal> {
    member(object, name)
        .map_or(Ok(false), |value| value.as_bool().ok_or_else(|| shape(format!("{name} is not a boolean"))))
}

fn text(object: &Map<String, Json>, name: &str) -> Result<Option<String>, JsonRefusal> {
    member(object, name).map_or(Ok(None), |value| scalar(value, name))
}

/// A text; numbers and booleans are taken as they are written.
fn scalar(value: &Json, name: &str) -> Result<Option<String>, JsonRefusal> {
    match value {
        Json::Null => Ok(None),
        Json::String(text) => Ok(Some(text.clone())),
        Json::Bool(_) | Json::Number(_) => Ok(Some(value.to_string())),
        Json::Array(_) | Json::Object(_) => Err(shape(format!("{name} is not a text"))),
    }
}

fn shape(what: impl Into<String>) -> JsonRefusal {
    JsonRefusal::Shape(what.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_taken_from_two_references_or_more() {
        let json = |references: &str| {
            format!(
                r#"{{"Request":{{"AccessSubject":[{{"Id":"s","Attribute":[{{"AttributeId":"i","Value":"1"}}]}}],
                "Action":[{{"Id":"a"}},{{"Id":"b"}}],"MultiRequests":{{"RequestReference":[{references}]}}}}}}"#
            )
        };
        let sizes = |references: &str| {
            let incoming = parse(json(references).as_bytes()).unwrap();
            incoming.parts().iter().map(|part| part.categories.len()).collect::<Vec<_>>()
        };
        assert_eq!(sizes(r#"{"ReferenceId":["s","a"]},{"ReferenceId":["s","b"]}"#), [2, 2]);
        assert_eq!(sizes(r#"{"ReferenceId":["s","a"]}"#), [3]);
    }

    #[test]
    fn other_data_types_and_combined_decisions_are_refused() {
        let typed = r#"{"Request":{"Action":[{"Attribute":[{"AttributeId":"i","Value":"1","DataType":"double"}]}]}}"#;
        assert!(matches!(parse(typed.as_bytes()), Err(JsonRefusal::DataType(name)) if name == "double"));
        assert!(matches!(parse(br#"{"Request":{"CombinedDecision":true}}"#), Err(JsonRefusal::Combined)));
        assert!(matches!(parse(b"[]"), Err(JsonRefusal::Shape(_))));
        assert!(matches!(parse(b"[}"), Err(JsonRefusal::NotJson(_))));
    }

    #[test]
    fn names_in_other_case_repeated_members_and_bare_values_are_read() {
        let json = r#"{"request":{"action":[],"action":[{"attribute":[
            {"attributeId":"i","value":7,"includeInResult":null},{"attributeId":"j","value":true,"Value":"exact"}]}]}}"#;
        let request = parse(json.as_bytes()).unwrap().request;
        assert_eq!(request.first(category::ACTION, "i"), Some("7"));
        assert_eq!(request.first(category::ACTION, "j"), Some("exact"));
        let nested = r#"{"Request":{"Action":[{"Attribute":[{"AttributeId":"i","Value":["a"]}]}]}}"#;
        assert!(matches!(parse(nested.as_bytes()), Err(JsonRefusal::Shape(_))));
    }
}
