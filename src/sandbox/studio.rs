//! Altinn Studio, as far as its read probes go (Altinn/altinn-studio, `src/Designer/backend`, 2026-08-22;
//! Altinn/altinn-studio, `src/gitea-proxy`, 2026-08-22).

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use super::problem::{HandlerResult, Reply};
use super::registers;
use super::state::Sandbox;

/// The user that every key belongs to.
const USER: &str = "ovelse";

/// The prefix that the sandbox knows its keys by; any key with it is taken.
const KEY_PREFIX: &str = "sandbox";

/// `GET designer/api/v1/studio-oidc/userinfo`: 204 for whoever is not known.
pub(super) async fn user_info(headers: HeaderMap) -> HandlerResult {
    if !is_known(&headers) {
        return Ok(Reply::empty(StatusCode::NO_CONTENT));
    }
    let user = json!({ "username": USER, "givenName": "Øve", "familyName": "Else", "authMethod": "ApiKey" });
    Ok(Reply::ok(&user))
}

/// `GET repos/api/v1/user`.
pub(super) async fn user(headers: HeaderMap) -> HandlerResult {
    check(&headers)?;
    Ok(Reply::ok(&json!({ "id": 1, "login": USER, "username": USER, "full_name": "Øve Else", "email": "" })))
}

/// `GET repos/api/v1/user/orgs`.
pub(super) async fn orgs(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap) -> HandlerResult {
    check(&headers)?;
    let orgs: Vec<Value> =
        codes(&sandbox).iter().map(|code| json!({ "id": 1, "name": code, "username": code })).collect();
    Ok(Reply::ok(&Value::Array(orgs)))
}

/// `GET repos/api/v1/user/teams`.
pub(super) async fn teams(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap) -> HandlerResult {
    check(&headers)?;
    let names = ["Owners", "Resources", "Resources-Publish-TT02", "Resources-Publish-PROD", "AccessLists-TT02"];
    let team = |code: &String| {
        let organization = json!({ "id": 1, "name": code, "username": code });
        names.map(|name| json!({ "id": 1, "name": name, "organization": organization }))
    };
    let teams: Vec<Value> = codes(&sandbox).iter().flat_map(team).collect();
    Ok(Reply::ok(&Value::Array(teams)))
}

/// `GET repos/api/v1/orgs/{org}`.
pub(super) async fn org(State(sandbox): State<Arc<Sandbox>>, Path(org): Path<String>) -> HandlerResult {
    if !codes(&sandbox).contains(&org) {
        return Err(Reply::empty(StatusCode::NOT_FOUND));
    }
    Ok(Reply::ok(&json!({ "id": 1, "name": org, "username": org, "visibility": "public" })))
}

/// `GET repos/api/v1/repos/{org}/{repository}`.
pub(super) async fn repository(
    State(sandbox): State<Arc<Sandbox>>,
    Path((org, repository)): Path<(String, String)>,
    headers: HeaderMap,
) -> HandlerResult {
    check(&headers)?;
    if !codes(&sandbox).contains(&org) || repository != format!("{org}-resources") {
        return Err(Reply::empty(StatusCode::NOT_FOUND));
    }
    Ok(Reply::ok(&json!({ "id": 1, "name": repository, "full_name": format!("{org}/{repository}"), "private": false })))
}

fn codes(sandbox: &Sandbox) -> Vec<String> {
    registers::list(sandbox).keys().cloned().collect()
}

fn check(headers: &HeaderMap) -> Result<(), Reply> {
    if is_known(headers) {
        return Ok(());
    }
    Err(Reply::json(StatusCode::UNAUTHORIZED, &json!({ "message": "token is required" })))
}

fn is_known(headers: &HeaderMap) -> bool {
    headers.get("X-Api-Key").and_then(|key| key.to_str().ok()).is_some_and(|key| key.starts_with(KEY_PREFIX))
}
