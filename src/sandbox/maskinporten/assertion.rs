//! The assertion of a JWT grant, and the rules that hold for it (felleslosninger/docs,
//! `maskinporten_protocol_jwtgrant.md`, 2024-10-17; felleslosninger/docs, `maskinporten_feilsoking.md`, 2024-10-17).

use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

use super::TokenRefusal;
use crate::domain::{OrgNumber, PublicJwk};
use crate::sandbox::jose::Compact;

/// The claims that are documented; a grant with others is refused.
const CLAIMS: [&str; 10] =
    ["aud", "iss", "iat", "exp", "jti", "scope", "resource", "pid", "consumer_org", "authorization_details"];

/// Seconds that a client's clock may be ahead.
const AHEAD: i64 = 10;

/// The longest life that is enforced; 120 seconds is what the documentation says.
const LONGEST: i64 = 180;

/// A grant's assertion: well-formed, nothing more.
pub(super) struct Assertion<'t> {
    text: &'t str,
    compact: Compact<'t>,
}

impl<'t> Assertion<'t> {
    /// Reads a compact JWS.
    pub(super) fn parse(text: &'t str) -> Result<Self, TokenRefusal> {
        let compact = Compact::parse(text).ok_or_else(TokenRefusal::malformed)?;
        Ok(Self { text, compact })
    }

    /// `iss`: the client id, empty when missing.
    pub(super) fn issuer(&self) -> &str {
        self.claim("iss").unwrap_or_default()
    }

    /// Only documented claims.
    pub(super) fn check_claims(&self) -> Result<(), TokenRefusal> {
        let known = self.compact.claims.keys().all(|claim| CLAIMS.contains(&claim.as_str()));
        if known { Ok(()) } else { Err(TokenRefusal::claims()) }
    }

    /// `kid`, which every client with registered keys must send, and then no certificate.
    pub(super) fn kid(&self) -> Result<&str, TokenRefusal> {
        if self.compact.header.get("x5c").is_some_and(|chain| !chain.is_array()) {
            return Err(TokenRefusal::certificate_header());
        }
        match self.compact.header.get("kid").and_then(Value::as_str) {
            Some(kid) if !self.compact.header.contains_key("x5c") => Ok(kid),
            _ => Err(TokenRefusal::key_id_missing()),
        }
    }

    /// The client's key signed it.
    pub(super) fn check_signature(&self, key: &PublicJwk) -> Result<(), TokenRefusal> {
        if self.compact.is_signed_by(key) { Ok(()) } else { Err(TokenRefusal::signature()) }
    }

    /// `aud` is the issuer, slash included, as one text.
    pub(super) fn check_audience(&self, issuer: &str) -> Result<(), TokenRefusal> {
        if self.claim("aud") == Some(issuer) { Ok(()) } else { Err(TokenRefusal::audience()) }
    }

    /// Issued by now, not too long-lived, not past. Gives the second in which it runs out.
    pub(super) fn check_times(&self, now: i64) -> Result<i64, TokenRefusal> {
        let second = |claim: &str| {
            let value = self.compact.claims.get(claim);
            value.and_then(|value| value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds as i64)))
        };
        let (issued, expires) =
            (second("iat").ok_or_else(TokenRefusal::claims)?, second("exp").ok_or_else(TokenRefusal::claims)?);
        if issued > now.saturating_add(AHEAD) {
            return Err(TokenRefusal::issued_in_future());
        }
        if expires <= now {
            return Err(TokenRefusal::expired());
        }
        if expires.saturating_sub(issued) > LONGEST {
            return Err(TokenRefusal::too_long());
        }
        Ok(expires)
    }

    /// What may be used once: `jti`, or the assertion itself when it has none.
    pub(super) fn single_use(&self) -> String {
        let whole = || URL_SAFE_NO_PAD.encode(digest(&SHA256, self.text.as_bytes()));
        self.claim("jti").map_or_else(whole, str::to_owned)
    }

    /// The scopes, each once.
    pub(super) fn scopes(&self) -> Result<Vec<String>, TokenRefusal> {
        let mut scopes: Vec<String> = Vec::new();
        for scope in self.claim("scope").unwrap_or_default().split_whitespace() {
            if !scopes.iter().any(|known| known == scope) {
                scopes.push(scope.to_owned());
            }
        }
        if scopes.is_empty() { Err(TokenRefusal::not_on_client("")) } else { Ok(scopes) }
    }

    /// Customers and system users: nobody has delegated anything to the clients of the sandbox.
    pub(super) fn check_other_parties(&self, own: OrgNumber) -> Result<(), TokenRefusal> {
        if let Some(consumer) = self.claim("consumer_org") {
            let own = own.to_string();
            return Err(if consumer == own {
                TokenRefusal::own_consumer()
            } else {
                TokenRefusal::not_delegated(consumer, &own)
            });
        }
        match self.compact.claims.get("authorization_details").and_then(Value::as_array) {
            Some(details) => {
                let known =
                    |detail: &Value| detail.get("type").and_then(Value::as_str) == Some("urn:altinn:systemuser");
                Err(if details.iter().all(known) {
                    TokenRefusal::no_system_user()
                } else {
                    TokenRefusal::unknown_details()
                })
            }
            None => Ok(()),
        }
    }

    fn claim(&self, name: &str) -> Option<&str> {
        self.compact.claims.get(name).and_then(Value::as_str)
    }
}
