//! Clients (felleslosninger/docs, `oidc_api_admin_maskinporten.md`, 2024-10-17; Altinn/altinn-studio,
//! `src/Runtime/operator/schemas/spec.json`, 2026-08-22).

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{caller, faults, own_client};
use crate::sandbox::problem::{HandlerResult, Reply, json_body};
use crate::sandbox::scenario::Scenario;
use crate::sandbox::state::Sandbox;
use crate::sandbox::world_data::Client;
use crate::sandbox::{admin, scopes};

/// The only grant that a Maskinporten client may use.
const JWT_BEARER: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/// Members that the API writes itself; in a body they are passed over.
const WRITTEN_BY_API: [&str; 8] =
    ["client_id", "created", "last_updated", "jwks", "jwks_uri", "onbehalfof", "client_secret", "active"];

/// `GET clients`: those of the own organisation, also without paging. Switched-off ones only with `inactive=true`,
/// which the sandbox answers like the rest.
pub(in crate::sandbox) async fn list(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap) -> HandlerResult {
    let org = caller(&sandbox, &headers, &admin::SCOPES)?;
    let clients = sandbox.read(|world| {
        let own = world.clients.iter().filter(|client| client.org == org && client.active);
        own.map(|client| describe(&sandbox, client)).collect()
    });
    Ok(Reply::ok(&Value::Array(clients)))
}

/// `POST clients`.
pub(in crate::sandbox) async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    let org = caller(&sandbox, &headers, &[admin::WRITE])?;
    let (body, scopes) = read(json_body(&headers, &body)?)?;
    if sandbox.scenarios.on(Scenario::TermsNotSigned) {
        return Err(faults::terms_not_signed());
    }
    let now = sandbox.clock.wall();
    let client = Client {
        client_id: Uuid::new_v4().to_string(),
        org,
        body,
        scopes,
        keys: Vec::new(),
        active: true,
        created: now,
        last_updated: now,
    };
    let shown = describe(&sandbox, &client);
    sandbox.change(|world| {
        world.clients.push(client);
        Ok(())
    })?;
    Ok(Reply::json(StatusCode::CREATED, &shown))
}

/// `GET clients/{id}`.
pub(in crate::sandbox) async fn get(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let org = caller(&sandbox, &headers, &admin::SCOPES)?;
    let shown = sandbox
        .read(|world| world.client(&id).filter(|client| client.org == org).map(|client| describe(&sandbox, client)));
    shown.map(|client| Reply::ok(&client)).ok_or_else(faults::not_found)
}

/// `PUT clients/{id}`: the whole object anew; keys stay.
pub(in crate::sandbox) async fn update(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    let org = caller(&sandbox, &headers, &[admin::WRITE, "idporten:dcr.modify"])?;
    let (body, scopes) = read(json_body(&headers, &body)?)?;
    let now = sandbox.clock.wall();
    let client = sandbox.change(|world| {
        let client = own_client(world, org, &id)?;
        if client.body.get("integration_type") != body.get("integration_type") {
            return Err(faults::invalid("integration_type", "integration_type cannot be changed"));
        }
        client.body = body;
        client.scopes = scopes;
        client.last_updated = now;
        Ok(client.clone())
    })?;
    Ok(Reply::ok(&describe(&sandbox, &client)))
}

/// `DELETE clients/{id}`: switched off, never erased.
pub(in crate::sandbox) async fn delete(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let org = caller(&sandbox, &headers, &[admin::WRITE])?;
    sandbox.change(|world| {
        own_client(world, org, &id)?.active = false;
        Ok(())
    })?;
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// Reads what a client is registered with: the body without scopes, and the scopes.
fn read(mut body: Map<String, Value>) -> Result<(Map<String, Value>, Vec<String>), Reply> {
    for member in WRITTEN_BY_API {
        body.remove(member);
    }
    for member in ["client_name", "description"] {
        if body.get(member).and_then(Value::as_str).is_none_or(|text| text.trim().is_empty()) {
            return Err(faults::invalid(member, format!("{member} must not be empty")));
        }
    }
    for (member, wanted) in [
        ("integration_type", "maskinporten"),
        ("application_type", "web"),
        ("token_endpoint_auth_method", "private_key_jwt"),
    ] {
        match body.get(member).and_then(Value::as_str) {
            Some(found) if found == wanted => {}
            Some(found) => return Err(faults::invalid(member, format!("{member} cannot be {found} here"))),
            None => return Err(faults::invalid(member, format!("{member} must not be null"))),
        }
    }
    if body.get("grant_types") != Some(&json!([JWT_BEARER])) {
        return Err(faults::invalid("grant_types", "A Maskinporten client has the grant type jwt-bearer only"));
    }
    let scopes = read_scopes(body.remove("scopes"))?;
    Ok((body, scopes))
}

fn read_scopes(value: Option<Value>) -> Result<Vec<String>, Reply> {
    let invalid = |text: String| Err(faults::invalid("scopes", text));
    let listed: Option<Vec<String>> = value.and_then(|value| serde_json::from_value(value).ok());
    let Some(listed) = listed.filter(|scopes| !scopes.is_empty()) else {
        return invalid("A client needs at least one scope".into());
    };
    let mut seen = std::collections::BTreeSet::new();
    for scope in &listed {
        // A scope that is not granted may be on a client; one that does not exist may not.
        if scopes::grant(scope).is_none() {
            return invalid(format!("The scope {scope} does not exist"));
        }
        if !seen.insert(scope) {
            return invalid(format!("The scope {scope} is there twice"));
        }
    }
    Ok(listed)
}

/// A client as the API shows it.
fn describe(sandbox: &Sandbox, client: &Client) -> Value {
    let base = format!("{}/selvbetjening/api/v1/clients/{}", sandbox.base, client.client_id);
    let shown = |moment| sandbox.clock.as_shown(moment).to_string();
    let mut object = Map::new();
    object.insert("client_id".into(), json!(client.client_id));
    object.extend(client.body.clone());
    object.insert("client_orgno".into(), json!(client.org));
    object.insert("scopes".into(), json!(client.scopes));
    object.insert("active".into(), json!(client.active));
    object.entry("access_token_lifetime").or_insert(json!(120));
    object.insert("jwks_uri".into(), json!(format!("{base}/jwks")));
    object.insert("created".into(), json!(shown(client.created)));
    object.insert("last_updated".into(), json!(shown(client.last_updated)));
    Value::Object(object)
}
