//! The body of a JSON request, as the reader of the platform's services reads it (Altinn/altinn-authorization-tmp,
//! `Altinn.Authorization.ABAC/Xacml/JsonProfile`, 2026-08-21; `System.Text.Json` of .NET, 2026-11-29).

use super::json_node::JsonNode;

/// Why a JSON request is refused.
#[derive(Debug, thiserror::Error)]
pub enum JsonRefusal {
    /// What the reader of JSON stopped at.
    #[error("{0}")]
    NotJson(serde_json::Error),
    /// JSON, but not a request: what is wrong, and where.
    #[error("{0}")]
    Shape(String),
    /// Something is not there, or its kind is not known, and the platform says so by an exception about an argument.
    #[error("{0}")]
    Argument(String),
    /// A limit of our own; the platform may take it.
    #[error("{0}")]
    TooLarge(&'static str),
}

/// The request as the platform holds it before it makes XACML of it. `null` and nothing at all are the same.
#[derive(Default)]
pub(super) struct JsonRequest {
    pub(super) subjects: Categories,
    pub(super) actions: Categories,
    pub(super) resources: Categories,
    pub(super) others: Categories,
    pub(super) references: References,
}

/// The ids that a reference names; an id, the list of them and the reference itself may be missing.
pub(super) type Reference = Option<Vec<Option<String>>>;

/// The references of a request.
pub(super) type References = Option<Vec<Option<Reference>>>;

/// A list of categories.
pub(super) type Categories = Option<Vec<Option<JsonCategory>>>;

/// One category, which may name another than the member that it stands in.
#[derive(Default)]
pub(super) struct JsonCategory {
    pub(super) category: Option<String>,
    pub(super) id: Option<String>,
    pub(super) attributes: Option<Vec<Option<JsonAttribute>>>,
}

/// One value of an attribute.
#[derive(Default)]
pub(super) struct JsonAttribute {
    pub(super) id: Option<String>,
    pub(super) value: Option<String>,
    pub(super) data_type: Option<String>,
    pub(super) include_in_result: bool,
}

/// Reads a body.
///
/// # Errors
/// It is no JSON, or a member is of another kind.
pub(super) fn read(bytes: &[u8]) -> Result<JsonRequest, JsonRefusal> {
    let root: JsonNode = serde_json::from_slice(bytes).map_err(|error| {
        // Deeper than any request: still JSON, and refused by the platform's reader too.
        let deep = error.to_string().starts_with("recursion limit");
        if deep { JsonRefusal::Shape(error.to_string()) } else { JsonRefusal::NotJson(error) }
    })?;
    if root.is_too_deep() {
        return Err(shape("deeper than the platform's reader goes"));
    }
    let mut found = None;
    for (name, value) in object(&root, "the document")?.ok_or_else(|| shape("the document is null"))? {
        if name.eq_ignore_ascii_case("Request") {
            found = request(value)?;
        }
    }
    found.ok_or_else(|| shape("there is no Request"))
}

fn request(value: &JsonNode) -> Result<Option<JsonRequest>, JsonRefusal> {
    let Some(members) = object(value, "Request")? else { return Ok(None) };
    let mut request = JsonRequest::default();
    for (name, value) in members {
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "accesssubject" => request.subjects = list(value, "AccessSubject", json_category)?,
            "action" => request.actions = list(value, "Action", json_category)?,
            "resource" => request.resources = list(value, "Resource", json_category)?,
            "category" => request.others = list(value, "Category", json_category)?,
            // Read, and never looked at.
            "recipientsubject" | "intermediarysubject" | "requestingmachine" => {
                list(value, &name, json_category)?;
            }
            "combineddecision" | "returnpolicyidlist" => {
                flag(value, &name)?;
            }
            "xpathversion" => {
                text(value, &name)?;
            }
            "multirequests" => request.references = references(value)?,
            _ => {}
        }
    }
    Ok(Some(request))
}

fn references(value: &JsonNode) -> Result<References, JsonRefusal> {
    let mut found = None;
    for (name, value) in object(value, "MultiRequests")?.unwrap_or_default() {
        if name.eq_ignore_ascii_case("RequestReference") {
            found = list(value, "RequestReference", |value| {
                let Some(members) = object(value, "RequestReference")? else { return Ok(None) };
                let mut ids = None;
                for (name, value) in members {
                    if name.eq_ignore_ascii_case("ReferenceId") {
                        ids = list(value, "ReferenceId", |value| text(value, "ReferenceId"))?;
                    }
                }
                Ok(Some(ids))
            })?;
        }
    }
    Ok(found)
}

fn json_category(value: &JsonNode) -> Result<Option<JsonCategory>, JsonRefusal> {
    let Some(members) = object(value, "a category")? else { return Ok(None) };
    let mut category = JsonCategory::default();
    for (name, value) in members {
        match name.to_ascii_lowercase().as_str() {
            "categoryid" => category.category = text(value, "CategoryId")?,
            "id" => category.id = text(value, "Id")?,
            "content" => drop(text(value, "Content")?),
            "attribute" => category.attributes = list(value, "Attribute", json_attribute)?,
            _ => {}
        }
    }
    Ok(Some(category))
}

fn json_attribute(value: &JsonNode) -> Result<Option<JsonAttribute>, JsonRefusal> {
    let Some(members) = object(value, "an Attribute")? else { return Ok(None) };
    let mut attribute = JsonAttribute::default();
    for (name, value) in members {
        match name.to_ascii_lowercase().as_str() {
            "attributeid" => attribute.id = text(value, "AttributeId")?,
            "value" => attribute.value = text(value, "Value")?,
            "datatype" => attribute.data_type = text(value, "DataType")?,
            "issuer" => drop(text(value, "Issuer")?),
            "includeinresult" => attribute.include_in_result = flag(value, "IncludeInResult")?,
            _ => {}
        }
    }
    Ok(Some(attribute))
}

/// The members of an object; `null` is none.
fn object<'j>(value: &'j JsonNode, name: &str) -> Result<Option<&'j [(String, JsonNode)]>, JsonRefusal> {
    match value {
        JsonNode::Object(members) => Ok(Some(members)),
        JsonNode::Null => Ok(None),
        other => Err(other_kind(name, "an object", other)),
    }
}

fn list<T>(
    value: &JsonNode,
    name: &str,
    one: impl Fn(&JsonNode) -> Result<Option<T>, JsonRefusal>,
) -> Result<Option<Vec<Option<T>>>, JsonRefusal> {
    match value {
        JsonNode::List(items) => items.iter().map(one).collect::<Result<_, _>>().map(Some),
        JsonNode::Null => Ok(None),
        other => Err(other_kind(name, "a list", other)),
    }
}

fn flag(value: &JsonNode, name: &str) -> Result<bool, JsonRefusal> {
    match value {
        JsonNode::Bool(value) => Ok(*value),
        other => Err(other_kind(name, "a boolean", other)),
    }
}

fn text(value: &JsonNode, name: &str) -> Result<Option<String>, JsonRefusal> {
    match value {
        JsonNode::Text(text) => Ok(Some(text.clone())),
        JsonNode::Null => Ok(None),
        other => Err(other_kind(name, "a text", other)),
    }
}

fn other_kind(name: &str, wanted: &str, found: &JsonNode) -> JsonRefusal {
    shape(format!("{name} is {}, not {wanted}", found.kind()))
}

/// An argument is missing.
pub(super) fn missing(name: &str, of: &str) -> JsonRefusal {
    JsonRefusal::Argument(format!("{of} has no {name}"))
}

/// Something has another form.
pub(super) fn shape(what: impl Into<String>) -> JsonRefusal {
    JsonRefusal::Shape(what.into())
}
