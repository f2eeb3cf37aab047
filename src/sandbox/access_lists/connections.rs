//! What a list lets its members do with a resource.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::{Value, json};

use super::data::{AccessList, Connection};
use super::faults::ListFault;
use super::own::{check_conditions, reader, writer};
use crate::sandbox::problem::{HandlerResult, Reply, field, json_body};
use crate::sandbox::state::Sandbox;

/// `GET …/resource-connections`: more than fit on a page there are never.
pub(in crate::sandbox) async fn list(
    State(sandbox): State<Arc<Sandbox>>,
    Path((owner, identifier)): Path<(String, String)>,
    headers: HeaderMap,
) -> HandlerResult {
    let owner = reader(&sandbox, &headers, &owner)?;
    let found = sandbox.read(|world| world.access_list(&owner, &identifier).cloned());
    let found = found.ok_or_else(|| Reply::empty(StatusCode::NOT_FOUND))?;
    let all: Vec<Value> = found.connections.iter().map(|(id, one)| described(&sandbox, id, one)).collect();
    Ok(Reply::ok(&json!({ "data": all, "links": { "next": null } })).with(header::ETAG, &found.tag()))
}

/// `PUT …/resource-connections/{resource}`: the resource is looked at first, then whether there is such a list.
pub(in crate::sandbox) async fn connect(
    State(sandbox): State<Arc<Sandbox>>,
    Path((owner, identifier, resource)): Path<(String, String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    let owner = writer(&sandbox, &headers, &owner)?;
    let body = json_body(&headers, &body)?;
    let actions: BTreeSet<String> = match field(&body, "actionFilters") {
        None => BTreeSet::new(),
        Some(Value::Array(actions)) => {
            let invalid = || Reply::invalid("$.actionFilters", "The JSON value could not be converted.");
            let read = |action: &Value| action.as_str().map(str::to_owned).ok_or_else(invalid);
            actions.iter().map(read).collect::<Result<_, _>>()?
        }
        Some(_) => return Err(Reply::invalid("$.actionFilters", "The JSON value could not be converted.")),
    };
    let known = sandbox.read(|world| {
        let found = world.resource(&resource)?;
        Some((found.owner(), found.authority("orgcode").map(str::to_lowercase).filter(|code| !code.is_empty())))
    });
    let Some((Some(_), Some(code))) = known else { return Err(ListFault::RESOURCE.reply()) };
    if code != owner {
        return Err(ListFault::OTHER_OWNER.reply());
    }
    let now = sandbox.clock.wall();
    let (list, connection) = sandbox.change(|world| {
        let not_found = || Reply::empty(StatusCode::NOT_FOUND);
        let list = world.access_list_mut(&owner, &identifier).ok_or_else(not_found)?;
        check_conditions(&headers, Some(&list.tag()))?;
        let created = list.connections.get(&resource).map_or(now, |known| known.created);
        let is_same = list.connections.get(&resource).is_some_and(|known| known.actions == actions);
        if !is_same {
            list.connections.insert(resource.clone(), Connection { actions, created, updated: now });
            list.touched(now);
        }
        let connection = list.connections.get(&resource).cloned().ok_or_else(not_found)?;
        Ok((list.clone(), connection))
    })?;
    Ok(Reply::ok(&described(&sandbox, &resource, &connection)).with(header::ETAG, &list.tag()))
}

/// `DELETE …/resource-connections/{resource}`.
pub(in crate::sandbox) async fn disconnect(
    State(sandbox): State<Arc<Sandbox>>,
    Path((owner, identifier, resource)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> HandlerResult {
    let owner = writer(&sandbox, &headers, &owner)?;
    let now = sandbox.clock.wall();
    let gone = sandbox.change(|world| {
        let not_found = || Reply::empty(StatusCode::NOT_FOUND);
        let list: &mut AccessList = world.access_list_mut(&owner, &identifier).ok_or_else(not_found)?;
        check_conditions(&headers, Some(&list.tag()))?;
        let gone = list.connections.remove(&resource);
        if gone.is_some() {
            list.touched(now);
        }
        Ok(gone)
    })?;
    Ok(gone
        .map_or_else(|| Reply::empty(StatusCode::NO_CONTENT), |gone| Reply::ok(&described(&sandbox, &resource, &gone))))
}

/// A connection as the registry shows it; all actions are no field.
pub(super) fn described(sandbox: &Sandbox, resource: &str, connection: &Connection) -> Value {
    let mut shown = json!({
        "resourceIdentifier": resource,
        "createdAt": sandbox.clock.as_shown(connection.created).to_string(),
        "updatedAt": sandbox.clock.as_shown(connection.updated).to_string(),
    });
    if let (false, Some(shown)) = (connection.actions.is_empty(), shown.as_object_mut()) {
        shown.insert("actionFilters".into(), json!(connection.actions));
    }
    shown
}
