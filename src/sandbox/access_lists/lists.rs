//! The lists themselves.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::{Value, json};
use url::form_urlencoded;

use super::connections::described;
use super::data::AccessList;
use super::faults::{Broken, ListFault, NEEDS_RESOURCE};
use super::own::{check_conditions, reader, writer};
use crate::sandbox::problem::{HandlerResult, Reply, json_body, text};
use crate::sandbox::state::Sandbox;

/// As many lists as a page holds.
const PAGE: usize = 20;

/// `GET access-lists/{owner}`.
pub(in crate::sandbox) async fn list(
    State(sandbox): State<Arc<Sandbox>>,
    Path(owner): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> HandlerResult {
    let owner = reader(&sandbox, &headers, &owner)?;
    let query = query.unwrap_or_default();
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let given = |name: &str| pairs.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value);
    let includes = |what: &str| pairs.iter().any(|(name, value)| name.eq_ignore_ascii_case("include") && value == what);
    if includes("members") {
        return Err(ListFault::MEMBERS_INCLUDED.reply());
    }
    let with_resources = includes("resources") || includes("resource-actions");
    let resource = given("resource").filter(|resource| !resource.is_empty());
    if with_resources && resource.is_none() {
        return Err(Broken::at(NEEDS_RESOURCE, &["/$QUERY/include", "/$QUERY/resource"]).reply());
    }
    let after = given("token").cloned().unwrap_or_default();
    let mut own: Vec<AccessList> = sandbox.read(|world| {
        let own = world.access_lists.iter().filter(|list| list.owner == owner && list.identifier > after);
        own.cloned().collect()
    });
    own.sort_by(|one, other| one.identifier.cmp(&other.identifier));
    let more = own.len() > PAGE;
    own.truncate(PAGE);
    let shown = |list: &AccessList| {
        let mut shown = info(&sandbox, list);
        let connection = resource.and_then(|id| list.connections.get(id).map(|found| (id, found)));
        if let (true, Some(shown)) = (with_resources, shown.as_object_mut()) {
            let connections: Vec<Value> =
                connection.into_iter().map(|(id, found)| described(&sandbox, id, found)).collect();
            shown.insert("resourceConnections".into(), Value::Array(connections));
        }
        shown
    };
    // The link of the next page forgets what was to be included.
    let last = own.last().filter(|_| more).map(|list| list.identifier.clone());
    let next = last.map(|last| format!("{}/resourceregistry/api/v1/access-lists/{owner}?token={last}", sandbox.base));
    Ok(Reply::ok(&json!({ "data": own.iter().map(shown).collect::<Vec<_>>(), "links": { "next": next } })))
}

/// `GET access-lists/{owner}/{identifier}`.
pub(in crate::sandbox) async fn get(
    State(sandbox): State<Arc<Sandbox>>,
    Path((owner, identifier)): Path<(String, String)>,
    headers: HeaderMap,
) -> HandlerResult {
    let owner = reader(&sandbox, &headers, &owner)?;
    let found = sandbox.read(|world| world.access_list(&owner, &identifier).cloned());
    let found = found.ok_or_else(|| Reply::empty(StatusCode::NOT_FOUND))?;
    let tag = found.tag();
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known == Some(tag.as_str()) {
        return Err(Reply::empty(StatusCode::NOT_MODIFIED).with(header::ETAG, &tag));
    }
    Ok(Reply::ok(&info(&sandbox, &found)).with(header::ETAG, &tag))
}

/// `PUT access-lists/{owner}/{identifier}`: made or changed, and the answer does not tell which.
pub(in crate::sandbox) async fn put(
    State(sandbox): State<Arc<Sandbox>>,
    Path((owner, identifier)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    let owner = writer(&sandbox, &headers, &owner)?;
    let body = json_body(&headers, &body)?;
    let Some(name) = text(&body, "name").map(str::to_owned) else {
        return Err(Reply::invalid("Name", "The Name field is required."));
    };
    let description = text(&body, "description").unwrap_or_default().to_owned();
    let now = sandbox.clock.wall();
    let list = sandbox.change(|world| {
        let known = world.access_list_mut(&owner, &identifier);
        check_conditions(&headers, known.as_ref().map(|list| list.tag()).as_deref())?;
        if let Some(list) = known {
            if (&list.name, &list.description) != (&name, &description) {
                (list.name, list.description) = (name, description);
                list.touched(now);
            }
            return Ok(list.clone());
        }
        let (created, updated, version) = (now, now, 1);
        let (members, connections) = Default::default();
        let made = AccessList { owner, identifier, name, description, created, updated, version, members, connections };
        world.access_lists.push(made.clone());
        Ok(made)
    })?;
    Ok(Reply::ok(&info(&sandbox, &list)).with(header::ETAG, &list.tag()))
}

/// `DELETE access-lists/{owner}/{identifier}`: with its members and connections.
pub(in crate::sandbox) async fn delete(
    State(sandbox): State<Arc<Sandbox>>,
    Path((owner, identifier)): Path<(String, String)>,
    headers: HeaderMap,
) -> HandlerResult {
    let owner = writer(&sandbox, &headers, &owner)?;
    let known = sandbox.read(|world| world.access_list(&owner, &identifier).cloned());
    check_conditions(&headers, known.as_ref().map(AccessList::tag).as_deref())?;
    let Some(gone) = known else { return Ok(Reply::empty(StatusCode::NO_CONTENT)) };
    sandbox.change(|world| {
        world.access_lists.retain(|list| list.owner != owner || list.identifier != identifier);
        Ok(())
    })?;
    Ok(Reply::ok(&info(&sandbox, &gone)))
}

/// A list as the registry shows it.
fn info(sandbox: &Sandbox, list: &AccessList) -> Value {
    json!({
        "urn": format!("urn:altinn:access-list:{}:{}", list.owner, list.identifier),
        "identifier": list.identifier,
        "name": list.name,
        "description": list.description,
        "createdAt": sandbox.clock.as_shown(list.created).to_string(),
        "updatedAt": sandbox.clock.as_shown(list.updated).to_string(),
    })
}
