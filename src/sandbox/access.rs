//! Who calls: the bearer token of a request, read and believed or not.

use axum::http::{HeaderMap, header};
use serde_json::Value;

use super::jose::JwtClaims;
use super::state::Sandbox;
use crate::domain::OrgNumber;

/// A caller whose token held.
pub(super) struct Caller {
    /// The organisation that the token acts for.
    pub(super) org: OrgNumber,
    /// The code in `urn:altinn:org`.
    pub(super) code: Option<String>,
    /// All claims.
    pub(super) claims: JwtClaims,
}

impl Caller {
    fn new(claims: JwtClaims) -> Option<Self> {
        let consumer = claims.get("consumer")?.get("ID")?.as_str()?;
        let org = OrgNumber::parse(consumer.strip_prefix("0192:")?).ok()?;
        let code = claims.get("urn:altinn:org").and_then(Value::as_str).map(str::to_owned);
        Some(Self { org, code, claims })
    }

    /// The scope text.
    pub(super) fn scope(&self) -> &str {
        self.claims.get("scope").and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether the token has a scope, by its whole name.
    pub(super) fn has(&self, scope: &str) -> bool {
        self.scope().split_whitespace().any(|one| one == scope)
    }

    /// Whether the scope text has `altinn:serviceowner` anywhere: that is how Altinn looks
    /// (Altinn/altinn-authentication, `Controllers/AuthenticationController.cs`, 2026-07-17).
    pub(super) fn is_service_owner(&self) -> bool {
        self.scope().contains("altinn:serviceowner")
    }
}

/// The caller of a request with a token of Altinn's.
pub(super) fn altinn_caller(sandbox: &Sandbox, headers: &HeaderMap) -> Option<Caller> {
    let claims = sandbox.altinn.verify(bearer(headers)?)?;
    believed(sandbox, claims, &sandbox.altinn_issuer(), 0)
}

/// The caller of a request with a token of Maskinporten's. Altinn's exchange allows ten seconds.
pub(super) fn maskinporten_caller(sandbox: &Sandbox, headers: &HeaderMap) -> Option<Caller> {
    let claims = sandbox.maskinporten.verify(bearer(headers)?)?;
    believed(sandbox, claims, &sandbox.maskinporten_issuer(), 10)
}

fn believed(sandbox: &Sandbox, claims: JwtClaims, issuer: &str, leeway: i64) -> Option<Caller> {
    let now = sandbox.clock.service().as_second();
    let right_issuer = claims.get("iss").and_then(Value::as_str) == Some(issuer);
    let alive = claims.get("exp").and_then(Value::as_i64).is_some_and(|end| end + leeway > now);
    if right_issuer && alive { Caller::new(claims) } else { None }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
