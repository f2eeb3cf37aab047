//! Who calls: the bearer token of a request, read and believed or not.

use axum::http::{HeaderMap, header};
use serde_json::Value;
use uuid::Uuid;

use super::jose::JwtClaims;
use super::state::Sandbox;
use crate::domain::OrgNumber;

/// A caller whose token held.
pub(super) struct Caller {
    /// The organisation that the token acts for.
    pub(super) org: OrgNumber,
    /// The organisation in the token's `consumer`: that of the supplier, where a system user acts.
    pub(super) consumer: OrgNumber,
    /// The code in `urn:altinn:org`.
    pub(super) code: Option<String>,
    /// All claims.
    pub(super) claims: JwtClaims,
    /// The system user that acts, where the service looks for one.
    pub(super) system_user: Option<Uuid>,
}

impl Caller {
    fn new(claims: JwtClaims) -> Option<Self> {
        let consumer = claims.get("consumer")?.get("ID")?.as_str()?;
        let org = OrgNumber::parse(consumer.strip_prefix("0192:")?).ok()?;
        let code = claims.get("urn:altinn:org").and_then(Value::as_str).map(str::to_owned);
        Some(Self { org, consumer: org, code, claims, system_user: None })
    }

    /// The same where a system user acts for its customer, and not the supplier that called (Altinn/altinn-broker,
    /// `src/Altinn.Broker.API`, 2026-08-18; Altinn/altinn-correspondence, `Common/Helpers/ClaimsPrincipalExtensions.cs`,
    /// 2026-08-20).
    pub(super) fn with_system_user(self) -> Self {
        let detail = self.claims.get("authorization_details").and_then(|details| details.get(0));
        let found = detail.and_then(|detail| {
            let user = detail.get("systemuser_id")?.get(0)?.as_str()?.parse().ok()?;
            let org = detail.get("systemuser_org")?.get("ID")?.as_str()?;
            Some((user, OrgNumber::parse(org.strip_prefix("0192:").unwrap_or(org)).ok()?))
        });
        match found {
            None => self,
            Some((user, org)) => Self { org, code: None, system_user: Some(user), ..self },
        }
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

/// The caller of a request with a token of either that has expired.
pub(super) fn expired_caller(sandbox: &Sandbox, headers: &HeaderMap) -> Option<Caller> {
    let of_altinn = || issued(sandbox.altinn.verify(bearer(headers)?)?, &sandbox.altinn_issuer());
    let of_maskinporten = || issued(sandbox.maskinporten.verify(bearer(headers)?)?, &sandbox.maskinporten_issuer());
    Caller::new(of_altinn().or_else(of_maskinporten)?)
}

fn believed(sandbox: &Sandbox, claims: JwtClaims, issuer: &str, leeway: i64) -> Option<Caller> {
    let now = sandbox.clock.service().as_second();
    let claims = issued(claims, issuer)?;
    let alive = claims.get("exp").and_then(Value::as_i64).is_some_and(|end| end + leeway > now);
    if alive { Caller::new(claims) } else { None }
}

fn issued(claims: JwtClaims, issuer: &str) -> Option<JwtClaims> {
    let is_theirs = claims.get("iss").and_then(Value::as_str) == Some(issuer);
    is_theirs.then_some(claims)
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
