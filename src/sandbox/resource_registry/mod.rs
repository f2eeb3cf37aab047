//! The resource registry (Altinn/altinn-resource-registry, `Controllers/ResourceController.cs`, 2026-08-10). It never
//! deletes: an id that was used once is used for ever.

mod caches;
mod policies;
mod rights;
mod rules;
mod search;

pub(super) use caches::{cached_memberships, cached_policy, cached_resource};
pub(super) use policies::{get as get_policy, subjects as policy_subjects, upload as upload_policy};
pub(super) use rights::{rights as policy_rights, rules as policy_rules};
pub(super) use search::{list, orgs, search};

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::{Map, Value};

use super::access::{Caller, altinn_caller};
use super::access_lists;
use super::problem::{HandlerResult, Reply, json_body};
use super::state::Sandbox;
use super::world_data::Resource;

/// The scope of writing calls.
const WRITE: &str = "altinn:resourceregistry/resource.write";

/// `GET resource/{id}`, public.
pub(super) async fn get(State(sandbox): State<Arc<Sandbox>>, Path(id): Path<String>) -> HandlerResult {
    let shown = sandbox.read(|world| world.resource(&id).map(search::describe));
    shown.map(|resource| Reply::ok(&resource)).ok_or_else(|| Reply::empty(StatusCode::NOT_FOUND))
}

/// `POST resource`: scope, body, rules, path-safe id, ownership, and only then whether the id is free.
pub(super) async fn create(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap, body: Bytes) -> HandlerResult {
    let caller = writer(&sandbox, &headers)?;
    let body = rules::canonical(json_body(&headers, &body)?)?;
    rules::check(&body, true)?;
    let id = identifier(&body)?;
    if id.contains(['/', '\\', '?', '#', '%']) || id.contains("..") {
        return Err(Reply::text(
            StatusCode::BAD_REQUEST,
            "Invalid resource identifier. Cannot be empty or contain any of the characters: / \\ ? # %",
        ));
    }
    check_owner(&caller, &body)?;
    let location = format!("/resourceregistry/api/v1/resource/{id}");
    sandbox.change(|world| {
        if world.resource(&id).is_some() {
            return Err(Reply::text(StatusCode::CONFLICT, format!("The Resource already exist: {id}")));
        }
        world.resources.push(Resource { id, body, version: 1, policies: Vec::new() });
        Ok(())
    })?;
    Ok(Reply::empty(StatusCode::CREATED).with(header::LOCATION, &location))
}

/// `PUT resource/{id}`: whether it exists is looked at before the body.
pub(super) async fn update(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    let caller = writer(&sandbox, &headers)?;
    if sandbox.read(|world| world.resource(&id).is_none()) {
        return Err(Reply::empty(StatusCode::NOT_FOUND));
    }
    let body = rules::canonical(json_body(&headers, &body)?)?;
    if identifier(&body)? != id {
        return Err(Reply::text(StatusCode::BAD_REQUEST, "Id in path does not match ID in resource"));
    }
    rules::check_model(&body)?;
    rules::check(&body, false)?;
    check_owner(&caller, &body)?;
    sandbox.change(|world| {
        let resource = world.resource_mut(&id).ok_or_else(|| Reply::empty(StatusCode::NOT_FOUND))?;
        let was_limited = resource.is_limited();
        resource.body = body;
        resource.version += 1;
        let owner = resource.owner();
        if !was_limited && resource.is_limited() {
            access_lists::changed_by_others(&sandbox, world, &id, owner);
        }
        Ok(())
    })?;
    Ok(Reply::empty(StatusCode::OK))
}

/// A caller who may write: 401 and 403 are empty. Maskinporten's own tokens are not known here.
fn writer(sandbox: &Sandbox, headers: &HeaderMap) -> Result<Caller, Reply> {
    let caller = altinn_caller(sandbox, headers).ok_or_else(|| Reply::empty(StatusCode::UNAUTHORIZED))?;
    if caller.has(WRITE) { Ok(caller) } else { Err(Reply::empty(StatusCode::FORBIDDEN)) }
}

/// The organisation in the body must be the one that the token acts for.
fn check_owner(caller: &Caller, body: &Map<String, Value>) -> Result<(), Reply> {
    let owner = body.get("hasCompetentAuthority").and_then(|authority| authority.get("organization"));
    if owner.and_then(Value::as_str) == Some(&caller.org.to_string()) {
        Ok(())
    } else {
        Err(Reply::empty(StatusCode::FORBIDDEN))
    }
}

/// A body without identifier makes the registry stumble.
fn identifier(body: &Map<String, Value>) -> Result<String, Reply> {
    let id = body.get("identifier").and_then(Value::as_str).map(str::to_owned);
    id.ok_or_else(|| {
        Reply::text(StatusCode::INTERNAL_SERVER_ERROR, "Object reference not set to an instance of an object.")
    })
}
