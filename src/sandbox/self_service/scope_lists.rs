//! Lists of scopes (felleslosninger/docs, `oidc_api_admin_maskinporten.md`, 2024-10-17; Altinn/altinn-studio,
//! `src/Runtime/operator/schemas/spec.json`, 2026-08-22).

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use serde_json::{Value, json};

use super::caller;
use crate::sandbox::problem::{HandlerResult, Reply};
use crate::sandbox::scopes::{CATALOGUE, ScopeGrant, describe, is_granted};
use crate::sandbox::state::Sandbox;
use crate::sandbox::{admin, scopes};

/// `GET scopes/all`, public.
pub(in crate::sandbox) async fn all(Query(query): Query<BTreeMap<String, String>>) -> HandlerResult {
    let open_only = query.get("accessible_for_all").is_some_and(|value| value == "true");
    let other_kind = query.get("integration_type").is_some_and(|kind| kind != "maskinporten");
    let inactive = query.get("inactive").is_some_and(|value| value == "true");
    let listed = CATALOGUE.iter().filter(|(_, grant)| !open_only || *grant == ScopeGrant::Open);
    let listed = listed.filter(|_| !other_kind && !inactive);
    let scopes: Vec<Value> = listed.map(|(scope, grant)| describe(scope, *grant)).collect();
    Ok(Reply::ok(&Value::Array(scopes)))
}

/// `GET scopes/access/all`: what the own organisation has been granted or has asked for.
pub(in crate::sandbox) async fn access(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap) -> HandlerResult {
    let org = caller(&sandbox, &headers, &admin::SCOPES)?;
    let accesses: Vec<Value> = sandbox.read(|world| {
        let known = CATALOGUE.iter().filter(|(_, grant)| *grant != ScopeGrant::Open).filter_map(|(scope, _)| {
            let granted = is_granted(world, &sandbox.scenarios, &sandbox.clock, org, scope);
            let asked = scopes::first_refused(world, org, scope).is_some();
            match (granted, asked) {
                (true, _) => Some((scope, "APPROVED")),
                (false, true) => Some((scope, "REQUESTED")),
                (false, false) => None,
            }
        });
        let access = |(scope, state)| {
            json!({ "scope": scope, "state": state, "consumer_orgno": org, "owner_orgno": "991825827",
                    "created": "2024-01-01T00:00:00Z", "last_updated": "2024-01-01T00:00:00Z" })
        };
        known.map(access).collect()
    });
    Ok(Reply::ok(&Value::Array(accesses)))
}

/// `GET delegationsources`, public.
pub(in crate::sandbox) async fn delegation_sources(State(sandbox): State<Arc<Sandbox>>) -> HandlerResult {
    Ok(Reply::ok(&json!([{ "name": "altinn", "issuer": format!("{}/", sandbox.base) }])))
}
