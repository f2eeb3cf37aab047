//! Altinn Authentication: the exchange of Maskinporten's tokens (Altinn/altinn-authentication,
//! `Controllers/AuthenticationController.cs`, 2026-07-17).

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::{Value, json};
use uuid::Uuid;

use super::access::maskinporten_caller;
use super::problem::{HandlerResult, Reply};
use super::registers;
use super::scenario::Scenario;
use super::state::Sandbox;

/// Seconds that an exchanged token lives, whatever was left of the other.
const LIFETIME: i64 = 30 * 60;

/// Claims that are not carried over.
const DROPPED: [&str; 4] = ["aud", "iss", "client_amr", "sid"];

/// `GET exchange/{provider}`.
pub(super) async fn exchange(
    State(sandbox): State<Arc<Sandbox>>,
    Path(provider): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> HandlerResult {
    let refused = || Reply::empty(StatusCode::UNAUTHORIZED);
    match provider.to_ascii_lowercase().as_str() {
        "maskinporten" => {}
        // The other providers exist; no token of theirs can be had here.
        "id-porten" | "altinnstudio" => return Err(refused()),
        _ => {
            return Err(Reply::text(
                StatusCode::BAD_REQUEST,
                format!(
                    "Invalid token provider: {provider}. Trusted token providers are 'Maskinporten', 'Id-porten' and 'AltinnStudio'."
                ),
            ));
        }
    }
    if sandbox.scenarios.on(Scenario::ExchangeDown) {
        return Err(refused());
    }
    let caller = maskinporten_caller(&sandbox, &headers).ok_or_else(refused)?;
    if headers.contains_key("X-Altinn-EnterpriseUser-Authentication") {
        return Err(Reply::problem(
            StatusCode::GONE,
            &json!({ "title": "Gone", "status": 410, "detail": "Virksomhetsbruker is no longer available" }),
        ));
    }
    let now = sandbox.clock.service().as_second();
    let mut claims = caller.claims.clone();
    claims.retain(|claim, _| !DROPPED.contains(&claim.as_str()));
    claims.extend([
        ("urn:altinn:orgNumber".to_owned(), json!(caller.org.to_string())),
        ("urn:altinn:authenticatemethod".to_owned(), json!("maskinporten")),
        ("urn:altinn:authlevel".to_owned(), json!(3)),
        ("iss".to_owned(), json!(sandbox.altinn_issuer())),
        ("sid".to_owned(), json!(Uuid::new_v4())),
        ("nbf".to_owned(), json!(now)),
        ("iat".to_owned(), json!(now)),
        ("exp".to_owned(), json!(now + LIFETIME)),
    ]);
    if caller.is_service_owner()
        && let Some(code) = registers::code_of(&sandbox, caller.org)
    {
        let test = query.as_deref().is_some_and(|query| query.to_ascii_lowercase().contains("test=true"));
        let code = if test && code == "digdir" { "ttd".to_owned() } else { code };
        claims.insert("urn:altinn:org".to_owned(), json!(code));
    }
    let token = sandbox.altinn.sign(&claims).ok_or_else(refused)?;
    let accepted = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if accepted.contains("application/json") {
        return Ok(Reply::ok(&Value::String(token)));
    }
    Ok(Reply::text(StatusCode::OK, token))
}

/// `GET openid/.well-known/openid-configuration`.
pub(super) async fn configuration(State(sandbox): State<Arc<Sandbox>>) -> HandlerResult {
    let issuer = sandbox.altinn_issuer();
    let keys = format!("{issuer}.well-known/openid-configuration/jwks");
    Ok(Reply::ok(&json!({ "issuer": issuer, "jwks_uri": keys, "id_token_signing_alg_values_supported": ["ES256"] })))
}

/// `GET openid/.well-known/openid-configuration/jwks`.
pub(super) async fn keys(State(sandbox): State<Arc<Sandbox>>) -> HandlerResult {
    Ok(Reply::ok(&sandbox.altinn.jwks()))
}
