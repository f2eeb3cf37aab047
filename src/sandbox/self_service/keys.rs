//! Keys of a client: the whole set at once (felleslosninger/docs, `oidc_api_admin.md`, 2024-10-17).

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{caller, faults, own_client};
use crate::domain::PublicJwk;
use crate::domain::public_jwk::JwkFault;
use crate::sandbox::admin;
use crate::sandbox::problem::{HandlerResult, Reply, json_body};
use crate::sandbox::state::Sandbox;
use crate::sandbox::world_data::ClientKey;

/// Keys that a client may have.
const AT_MOST: usize = 5;

/// Seconds in the year that a key lives.
const YEAR: i64 = 365 * 24 * 3600;

/// The second in which a key stops working: a year after it was registered, or earlier if it says so.
pub(in crate::sandbox) fn expires(key: &ClientKey) -> i64 {
    let year = key.created.as_second() + YEAR;
    key.jwk.exp.map_or(year, |own| own.min(year))
}

/// `GET clients/{id}/jwks`.
pub(in crate::sandbox) async fn get(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let org = caller(&sandbox, &headers, &admin::SCOPES)?;
    let keys =
        sandbox.read(|world| world.client(&id).filter(|client| client.org == org).map(|client| client.keys.clone()));
    Ok(Reply::ok(&describe(&sandbox, &keys.ok_or_else(faults::not_found)?)))
}

/// `POST` and `PUT clients/{id}/jwks`: what is not sent is gone.
pub(in crate::sandbox) async fn replace(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> HandlerResult {
    let org = caller(&sandbox, &headers, &[admin::WRITE, "idporten:dcr.modify"])?;
    let sent = read(json_body(&headers, &body)?)?;
    let now = sandbox.clock.wall();
    let keys = sandbox.change(|world| {
        let client = own_client(world, org, &id)?;
        client.keys = sent.into_iter().map(|jwk| keep(jwk, &client.keys, now)).collect();
        client.last_updated = now;
        Ok(client.keys.clone())
    })?;
    let status = if method == Method::POST { StatusCode::CREATED } else { StatusCode::OK };
    Ok(Reply::json(status, &describe(&sandbox, &keys)))
}

/// `DELETE clients/{id}/jwks`.
pub(in crate::sandbox) async fn delete(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let org = caller(&sandbox, &headers, &[admin::WRITE, "idporten:dcr.modify"])?;
    sandbox.change(|world| {
        own_client(world, org, &id)?.keys.clear();
        Ok(())
    })?;
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// Posting a key again renews it; a key that was there a moment ago need not propagate anew, so its time is kept when it
/// is younger than a day.
fn keep(jwk: PublicJwk, old: &[ClientKey], now: Timestamp) -> ClientKey {
    let known = old.iter().find(|key| key.jwk.kid == jwk.kid && key.jwk.n == jwk.n);
    let young = known.map(|key| key.created).filter(|created| now.as_second() - created.as_second() < 24 * 3600);
    ClientKey { jwk, created: young.unwrap_or(now) }
}

fn read(mut body: Map<String, Value>) -> Result<Vec<PublicJwk>, Reply> {
    let invalid = |field: String, text: &str| faults::invalid(&field, text);
    let Some(Value::Array(sent)) = body.remove("keys") else {
        return Err(invalid("keys".into(), "keys must not be null"));
    };
    if sent.is_empty() || sent.len() > AT_MOST {
        return Err(invalid("keys".into(), "A client has one to five keys"));
    }
    let mut keys = Vec::new();
    for (at, value) in sent.into_iter().enumerate() {
        let field = |member: &str| format!("keys[{at}].{member}");
        for member in ["kty", "use", "alg", "kid", "n", "e"] {
            if value.get(member).and_then(Value::as_str).is_none_or(str::is_empty) {
                return Err(invalid(field(member), "must not be null"));
            }
        }
        // The registration API knows two of the three algorithms of grants.
        if !matches!(value.get("alg").and_then(Value::as_str), Some("RS256" | "RS512")) {
            return Err(invalid(field("alg"), "must be RS256 or RS512"));
        }
        let key = PublicJwk::try_from(value).map_err(|fault| match fault {
            JwkFault::Private => invalid(field("d"), "private keys are not taken"),
            JwkFault::NotRsa => invalid(field("kty"), "must be RSA"),
            JwkFault::Member(member) => invalid(field(member), "is not valid"),
            JwkFault::TooShort(_) => invalid(field("n"), "the key is shorter than 2048 bits"),
            JwkFault::NotAnObject => invalid(field(""), "is not a key"),
        })?;
        keys.push(key);
    }
    let kids: BTreeSet<_> = keys.iter().map(|key| &key.kid).collect();
    if kids.len() < keys.len() {
        return Err(faults::conflict("Conflict. Duplicate keys in request"));
    }
    Ok(keys)
}

fn describe(sandbox: &Sandbox, keys: &[ClientKey]) -> Value {
    let shown = |moment: Timestamp| sandbox.clock.as_shown(moment).to_string();
    let newest = keys.iter().map(|key| key.created).max().unwrap_or_else(|| sandbox.clock.wall());
    let describe = |key: &ClientKey| {
        json!({
            "kty": key.jwk.kty, "use": key.jwk.usage, "alg": key.jwk.alg, "kid": key.jwk.kid,
            "n": key.jwk.n, "e": key.jwk.e, "exp": expires(key),
            "created": shown(key.created), "last_updated": shown(key.created),
        })
    };
    let keys: Vec<Value> = keys.iter().map(describe).collect();
    json!({ "keys": keys, "created": shown(newest), "last_updated": shown(newest) })
}
