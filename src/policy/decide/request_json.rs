//! A request from the JSON profile, as the platform's services send it (facts: policy 4.6).

use serde::Deserialize;

use super::request::{Attribute, Attributes, Request, Value};
use super::request_xml::{Incoming, TOO_MANY_PARTS};
use crate::policy::ids::{category, data_type};
use crate::policy::read::LARGEST;

/// Why a JSON request is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Not JSON, or not a request.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
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

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Root {
    request: Body,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Body {
    #[serde(default)]
    combined_decision: bool,
    #[serde(default)]
    access_subject: Option<Vec<Category>>,
    #[serde(default)]
    action: Option<Vec<Category>>,
    #[serde(default)]
    resource: Option<Vec<Category>>,
    #[serde(default)]
    category: Option<Vec<Category>>,
    #[serde(default)]
    multi_requests: Option<Multi>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Category {
    #[serde(default)]
    category_id: Option<String>,
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    attribute: Option<Vec<One>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct One {
    attribute_id: String,
    value: serde_json::Value,
    #[serde(default)]
    data_type: Option<String>,
    #[serde(default)]
    include_in_result: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Multi {
    #[serde(default)]
    request_reference: Option<Vec<Reference>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Reference {
    #[serde(default)]
    reference_id: Vec<String>,
}

/// Reads a request in the JSON profile.
///
/// # Errors
/// [`Refused`] where the platform refuses it.
pub fn parse(bytes: &[u8]) -> Result<Incoming, Refused> {
    if bytes.len() > LARGEST {
        return Err(Refused::TooLarge("Too large for this tool: more than 16 MiB"));
    }
    let body = serde_json::from_slice::<Root>(bytes)?.request;
    if body.combined_decision {
        return Err(Refused::Combined);
    }
    let mut request = Request::default();
    let groups = [
        (category::SUBJECT, body.access_subject),
        (category::ACTION, body.action),
        (category::RESOURCE, body.resource),
        ("", body.category),
    ];
    for (name, group) in groups {
        for one in group.into_iter().flatten() {
            let category = if name.is_empty() { one.category_id.unwrap_or_default() } else { name.to_owned() };
            let attributes = one.attribute.into_iter().flatten().map(attribute).collect::<Result<_, _>>()?;
            request.categories.push(Attributes { category, id: one.id, attributes });
        }
    }
    let references = body.multi_requests.and_then(|multi| multi.request_reference).into_iter().flatten();
    let incoming = Incoming { request, references: references.map(|reference| reference.reference_id).collect() };
    if incoming.is_bounded() { Ok(incoming) } else { Err(Refused::TooLarge(TOO_MANY_PARTS)) }
}

fn attribute(one: One) -> Result<Attribute, Refused> {
    let data_type = match one.data_type.as_deref() {
        None | Some("" | "string" | data_type::STRING) => data_type::STRING,
        Some("anyURI" | data_type::ANY_URI) => data_type::ANY_URI,
        Some("integer" | data_type::INTEGER) => data_type::INTEGER,
        Some(other) => return Err(Refused::DataType(other.to_owned())),
    };
    let text = match one.value {
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    };
    Ok(Attribute {
        id: one.attribute_id,
        values: vec![Value { data_type: data_type.to_owned(), text }],
        include_in_result: one.include_in_result.unwrap_or(false),
    })
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
        let two = parse(json(r#"{"ReferenceId":["s","a"]},{"ReferenceId":["s","b"]}"#).as_bytes()).unwrap().parts();
        assert_eq!(two.iter().map(|part| part.categories.len()).collect::<Vec<_>>(), [2, 2]);
        let one = parse(json(r#"{"ReferenceId":["s","a"]}"#).as_bytes()).unwrap().parts();
        assert_eq!(one.iter().map(|part| part.categories.len()).collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn other_data_types_and_combined_decisions_are_refused() {
        let typed = r#"{"Request":{"Action":[{"Attribute":[{"AttributeId":"i","Value":"1","DataType":"double"}]}]}}"#;
        assert!(matches!(parse(typed.as_bytes()), Err(Refused::DataType(name)) if name == "double"));
        assert!(matches!(parse(br#"{"Request":{"CombinedDecision":true}}"#), Err(Refused::Combined)));
        assert!(matches!(parse(b"[]"), Err(Refused::Json(_))));
    }
}
