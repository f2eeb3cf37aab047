//! The systems themselves.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::data::System;
use super::faults::{Broken, OTHER_ID};
use super::own::{REGISTER, vendor};
use super::rights::{of_list, shown, shown_packages};
use super::rules::{Proposed, check_rights};
use crate::domain::OrgNumber;
use crate::sandbox::problem::{HandlerResult, Reply, json_body};
use crate::sandbox::state::Sandbox;
use crate::sandbox::world_data::World;

/// `GET systemregister/vendor`: the caller's own.
pub(in crate::sandbox) async fn list(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap) -> HandlerResult {
    let vendor = vendor(&sandbox, &headers, REGISTER)?;
    let shown = |system: &System| {
        json!({
            "systemId": system.id,
            "systemVendorOrgNumber": system.vendor.to_string(),
            "name": system.body.get("name"),
            "description": system.body.get("description"),
            "rights": shown(&system.resources),
            "accessPackages": shown_packages(&system.packages),
            "isVisible": is_visible(system),
        })
    };
    let own: Vec<Value> = sandbox.read(|world| {
        world.systems.iter().filter(|system| system.vendor == vendor && !system.deleted).map(shown).collect()
    });
    Ok(Reply::ok(&Value::Array(own)))
}

/// `GET systemregister/vendor/{id}`: a deleted one too.
pub(in crate::sandbox) async fn get(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let vendor = vendor(&sandbox, &headers, REGISTER)?;
    let found = sandbox.read(|world| world.system(&id).cloned());
    let found = found.ok_or_else(|| Reply::text(StatusCode::NOT_FOUND, format!("System with ID {id} not found.")))?;
    if found.vendor != vendor {
        return Err(Reply::empty(StatusCode::FORBIDDEN));
    }
    let mut body = found.body.clone();
    body.extend([
        ("id".to_owned(), json!(found.id)),
        ("vendor".to_owned(), json!({ "authority": "iso6523-actorid-upis", "ID": found.vendor.iso6523() })),
        ("rights".to_owned(), shown(&found.resources)),
        ("accessPackages".to_owned(), shown_packages(&found.packages)),
        ("clientId".to_owned(), json!(found.clients)),
        ("isVisible".to_owned(), json!(is_visible(&found))),
        ("isDeleted".to_owned(), json!(found.deleted)),
    ]);
    Ok(Reply::ok(&Value::Object(body)))
}

/// `POST systemregister/vendor`: whose it is, is looked at before anything else that is wrong is told.
pub(in crate::sandbox) async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    let vendor = vendor(&sandbox, &headers, REGISTER)?;
    let proposed = Proposed::read(&json_body(&headers, &body)?)?;
    sandbox.change(|world| {
        let broken = proposed.broken(world)?;
        if proposed.vendor != vendor {
            return Err(Reply::empty(StatusCode::FORBIDDEN));
        }
        broken.reply()?;
        world.systems.push(system(proposed));
        Ok(())
    })?;
    Ok(Reply::ok(&json!(Uuid::new_v4())))
}

/// `PUT systemregister/vendor/{id}`: the whole of it.
pub(in crate::sandbox) async fn replace(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    let vendor = vendor(&sandbox, &headers, REGISTER)?;
    let proposed = Proposed::read(&json_body(&headers, &body)?)?;
    sandbox.change(|world| {
        let known = own(world, &id, vendor)?;
        if proposed.vendor != known.vendor {
            return Err(not_found(&id));
        }
        let mut broken = Broken::default();
        broken.add_if(proposed.id != id, OTHER_ID, "/registersystemrequest/systemid");
        broken.reply()?;
        check_in_use(known)?;
        let mut broken = Broken::default();
        proposed.check_rest(world, &mut broken)?;
        broken.reply()?;
        if let Some(known) = world.system_mut(&id) {
            *known = system(proposed);
        }
        Ok(())
    })?;
    Ok(Reply::ok(&json!({ "success": true })))
}

/// `PUT systemregister/vendor/{id}/rights`: the whole list.
pub(in crate::sandbox) async fn replace_rights(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    let vendor = vendor(&sandbox, &headers, REGISTER)?;
    let rights = serde_json::from_slice::<Vec<Value>>(&body);
    let rights = rights.map_err(|_| Reply::invalid("$", "The JSON value could not be converted."))?;
    let rights = of_list(&rights)?;
    sandbox.change(|world| {
        check_in_use(own(world, &id, vendor)?)?;
        let mut broken = Broken::default();
        check_rights(world, &rights, &mut broken);
        broken.reply()?;
        if let Some(known) = world.system_mut(&id) {
            known.resources = rights.into_iter().flatten().collect();
        }
        Ok(())
    })?;
    Ok(Reply::ok(&json!({ "success": true })))
}

/// `DELETE systemregister/vendor/{id}`: its clients are free again, and its id never is. One that had no client is deleted
/// too, and the answer says otherwise.
pub(in crate::sandbox) async fn delete(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let vendor = vendor(&sandbox, &headers, REGISTER)?;
    let had_clients = sandbox.change(|world| {
        let known = world.system_mut(&id).ok_or_else(|| Reply::invalid("return", "System not found"))?;
        if known.vendor != vendor {
            return Err(Reply::empty(StatusCode::FORBIDDEN));
        }
        known.deleted = true;
        let had_clients = !known.clients.is_empty();
        known.clients.clear();
        Ok(had_clients)
    })?;
    if had_clients { Ok(Reply::ok(&json!({ "success": true }))) } else { Err(Reply::empty(StatusCode::BAD_REQUEST)) }
}

fn own<'w>(world: &'w World, id: &str, vendor: OrgNumber) -> Result<&'w System, Reply> {
    let known = world.system(id).ok_or_else(|| not_found(id))?;
    if known.vendor == vendor { Ok(known) } else { Err(Reply::empty(StatusCode::FORBIDDEN)) }
}

fn check_in_use(system: &System) -> Result<(), Reply> {
    let text = "Cannot update a system marked as deleted.";
    if system.deleted { Err(Reply::json(StatusCode::BAD_REQUEST, &json!(text))) } else { Ok(()) }
}

fn not_found(id: &str) -> Reply {
    Reply::text(StatusCode::NOT_FOUND, format!("System with ID {id} not found."))
}

fn system(proposed: Proposed) -> System {
    System {
        id: proposed.id,
        vendor: proposed.vendor,
        body: proposed.rest,
        resources: proposed.rights.into_iter().flatten().collect(),
        packages: proposed.packages,
        clients: proposed.clients,
        deleted: false,
    }
}

fn is_visible(system: &System) -> bool {
    system.body.get("isVisible").and_then(Value::as_bool).unwrap_or(true)
}
