//! Rights and access packages as bodies write them.

use serde_json::{Map, Value, json};

use crate::sandbox::problem::{Reply, field, text};

/// The only kind of attribute that a right is made of here.
const RESOURCE: &str = "urn:altinn:resource";

/// A right of a body: the resource, or none where it is written otherwise.
pub(super) type Right = Option<String>;

/// The rights of a body; none where the body has no such list.
pub(super) fn rights(body: &Map<String, Value>) -> Result<Option<Vec<Right>>, Reply> {
    list(body, "rights")?.map(|all| all.iter().map(right).collect()).transpose()
}

/// The rights of a body that is nothing else.
pub(super) fn of_list(body: &[Value]) -> Result<Vec<Right>, Reply> {
    body.iter().map(right).collect()
}

/// The access packages of a body, by their URNs.
pub(super) fn packages(body: &Map<String, Value>) -> Result<Option<Vec<String>>, Reply> {
    let urn = |package: &Value| {
        let urn = package.as_object().map(|package| text(package, "urn").unwrap_or_default().to_owned());
        urn.ok_or_else(|| not_read("$.accessPackages"))
    };
    list(body, "accessPackages")?.map(|all| all.iter().map(urn).collect()).transpose()
}

/// Texts of a body.
pub(super) fn texts(body: &Map<String, Value>, name: &str) -> Result<Vec<String>, Reply> {
    let read = |one: &Value| one.as_str().map(str::to_owned).ok_or_else(|| not_read(&format!("$.{name}")));
    Ok(list(body, name)?.map(|all| all.iter().map(read).collect::<Result<_, _>>()).transpose()?.unwrap_or_default())
}

/// Rights as the services write them.
pub(super) fn shown(resources: &[String]) -> Value {
    let right = |id: &String| json!({ "action": null, "resource": [{ "id": RESOURCE, "value": id }] });
    Value::Array(resources.iter().map(right).collect())
}

/// Packages as the services write them.
pub(super) fn shown_packages(urns: &[String]) -> Value {
    Value::Array(urns.iter().map(|urn| json!({ "urn": urn })).collect())
}

fn right(right: &Value) -> Result<Right, Reply> {
    let right = right.as_object().ok_or_else(|| not_read("$.rights"))?;
    let Some(Value::Array(attributes)) = field(right, "resource") else { return Ok(None) };
    let [Value::Object(only)] = &attributes[..] else { return Ok(None) };
    let is_resource = text(only, "id") == Some(RESOURCE);
    Ok(text(only, "value").filter(|value| is_resource && !value.is_empty()).map(str::to_owned))
}

fn list<'b>(body: &'b Map<String, Value>, name: &str) -> Result<Option<&'b Vec<Value>>, Reply> {
    match field(body, name) {
        None => Ok(None),
        Some(Value::Array(all)) => Ok(Some(all)),
        Some(_) => Err(not_read(&format!("$.{name}"))),
    }
}

fn not_read(path: &str) -> Reply {
    Reply::invalid(path, "The JSON value could not be converted.")
}
