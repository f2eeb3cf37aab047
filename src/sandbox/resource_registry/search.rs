//! Lists of resources (Altinn/altinn-resource-registry, `Controllers/ResourceController.cs`, 2026-08-10).

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Query, State};
use serde_json::{Map, Value, json};

use crate::sandbox::problem::{HandlerResult, Reply, text};
use crate::sandbox::registers;
use crate::sandbox::state::Sandbox;
use crate::sandbox::world_data::Resource;

/// `GET resource/resourcelist`, public.
pub(in crate::sandbox) async fn list(State(sandbox): State<Arc<Sandbox>>) -> HandlerResult {
    let all: Vec<Value> = sandbox.read(|world| world.resources.iter().map(describe).collect());
    Ok(Reply::ok(&Value::Array(all)))
}

/// `GET resource/Search`, public: contained in, without case; code and number of the owner exactly; `title` is taken
/// and ignored.
pub(in crate::sandbox) async fn search(
    State(sandbox): State<Arc<Sandbox>>,
    Query(query): Query<BTreeMap<String, String>>,
) -> HandlerResult {
    let query: BTreeMap<String, String> =
        query.into_iter().map(|(name, value)| (name.to_lowercase(), value.to_lowercase())).collect();
    let found: Vec<Value> = sandbox.read(|world| {
        let fits = |resource: &&Resource| query.iter().all(|(name, wanted)| matches(resource, name, wanted));
        world.resources.iter().filter(fits).map(describe).collect()
    });
    Ok(Reply::ok(&Value::Array(found)))
}

/// `GET resource/orgs`, public: Altinn's list again.
pub(in crate::sandbox) async fn orgs(State(sandbox): State<Arc<Sandbox>>) -> HandlerResult {
    Ok(Reply::ok(&json!({ "orgs": registers::list(&sandbox) })))
}

fn matches(resource: &Resource, name: &str, wanted: &str) -> bool {
    let contains = |text: &str| text.to_lowercase().contains(wanted);
    match name {
        "id" => contains(&resource.id),
        "resourcetype" => resource.kind().to_lowercase() == wanted,
        "orgcode" => resource.authority("orgcode").is_some_and(|code| code.to_lowercase() == wanted),
        "organizationid" => resource.authority("organization") == Some(wanted),
        "description" => texts(&resource.body, "description").any(contains),
        "keyword" => words(&resource.body).any(contains),
        "reference" => references(&resource.body).any(contains),
        _ => true,
    }
}

fn texts<'r>(body: &'r Map<String, Value>, name: &str) -> impl Iterator<Item = &'r str> {
    body.get(name).and_then(Value::as_object).into_iter().flat_map(Map::values).filter_map(Value::as_str)
}

fn words(body: &Map<String, Value>) -> impl Iterator<Item = &str> {
    objects(body, "keywords").filter_map(|keyword| text(keyword, "word"))
}

fn references(body: &Map<String, Value>) -> impl Iterator<Item = &str> {
    objects(body, "resourceReferences").filter_map(|reference| text(reference, "reference"))
}

fn objects<'r>(body: &'r Map<String, Value>, name: &str) -> impl Iterator<Item = &'r Map<String, Value>> {
    body.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

/// A resource as the registry shows it: what was sent, what it fills in, and the version.
pub(super) fn describe(resource: &Resource) -> Value {
    let mut shown = resource.body.clone();
    for (name, value) in [
        ("delegable", json!(true)),
        ("visible", json!(true)),
        ("accessListMode", json!("Disabled")),
        ("selfIdentifiedUserEnabled", json!(false)),
        ("enterpriseUserEnabled", json!(false)),
        ("contactPoints", json!([])),
    ] {
        shown.entry(name).or_insert(value);
    }
    shown.insert("authorizationReference".into(), json!([{ "id": "urn:altinn:resource", "value": resource.id }]));
    shown.insert("versionId".into(), json!(resource.version));
    Value::Object(shown)
}
