//! Tokens, and what they say of themselves.
//!
//! Claims are read without verification: they are our own, fetched over a connection that we trust, and are only judged,
//! never believed on somebody else's behalf.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::Timestamp;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::environment::kept_issuer;
use crate::domain::system_user::SystemUserKey;
use crate::domain::{ClientId, EnvironmentName, OrgCode, OrgNumber, Scope, Secret};
use crate::record::values::TokenProof;
use crate::world::http::Bearer;

/// A token of one environment.
#[derive(Clone, Debug)]
pub struct Token {
    /// Where it comes from, and the only environment it is sent to.
    pub environment: EnvironmentName,
    /// What it says of itself.
    pub claims: TokenClaims,
    secret: Secret,
}

/// What a token says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenClaims {
    /// Who issued it.
    pub issuer: String,
    /// The scopes in its `scope` claim, which spaces keep apart.
    pub scopes: Vec<Scope>,
    /// Whom it acts for.
    pub consumer: Option<OrgNumber>,
    /// `urn:altinn:org`: the service owner's code.
    pub org: Option<OrgCode>,
    /// `urn:altinn:orgNumber`.
    pub org_number: Option<OrgNumber>,
    /// The client that asked for it.
    pub client_id: Option<ClientId>,
    /// The system user that acts, and for whom.
    pub system_user: Option<SystemUserClaim>,
    /// When it was issued.
    pub issued: Option<Timestamp>,
    /// When it ends.
    pub expires: Option<Timestamp>,
    /// How long it lives, in seconds.
    pub lifetime: i64,
    /// Exchanged at Altinn, or straight from Maskinporten.
    pub exchanged: bool,
}

/// What a token says of the system user that it is for (felleslosninger/docs, `maskinporten_func_systembruker.md`,
/// 2024-10-17).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemUserClaim {
    /// Its id.
    pub id: Uuid,
    /// The organisation that it acts for.
    pub party: OrgNumber,
    /// Its system.
    pub system: String,
}

impl SystemUserClaim {
    /// Whether it is the system user that was meant: of this system, for this organisation.
    #[must_use]
    pub fn is_of(&self, key: &SystemUserKey) -> bool {
        self.party == key.party && self.system == key.system.as_str()
    }
}

/// The text is not a JWT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the token is not a JWT")]
pub struct NotAToken;

impl Token {
    /// Reads a token that a service of an environment gave.
    ///
    /// # Errors
    /// It is not a JWT with claims.
    pub fn read(environment: EnvironmentName, secret: Secret) -> Result<Self, NotAToken> {
        let claims = TokenClaims::read(&payload(&secret).ok_or(NotAToken)?);
        Ok(Self { environment, claims, secret })
    }

    /// The token for a call; the environment goes with it.
    #[must_use]
    pub const fn bearer(&self) -> Bearer<'_> {
        Bearer { environment: &self.environment, secret: &self.secret }
    }

    /// The token itself, for the one command whose result it is.
    #[must_use]
    pub const fn secret(&self) -> &Secret {
        &self.secret
    }

    /// Whether it holds for some time yet, by our own clock.
    #[must_use]
    pub fn holds_at(&self, now: Timestamp) -> bool {
        const MARGIN: i64 = 30;
        self.claims.expires.is_some_and(|expires| expires.as_second() - now.as_second() > MARGIN)
    }

    /// What the state keeps of it; `None` when it does not say whom it acts for. Of an issuer on this machine only the
    /// path is kept: its port may be another the next time, and the state holds no loopback address.
    #[must_use]
    pub fn proof(&self) -> Option<TokenProof> {
        let TokenClaims { issuer, scopes, consumer, org, lifetime, exchanged, .. } = self.claims.clone();
        let issuer = kept_issuer(issuer);
        Some(TokenProof { issuer, scopes, consumer: consumer?, org, exchanged, lifetime })
    }
}

impl TokenClaims {
    fn read(claims: &Map<String, Value>) -> Self {
        let text = |name: &str| claims.get(name).and_then(Value::as_str);
        let number = |text: &str| OrgNumber::parse(text.strip_prefix("0192:").unwrap_or(text)).ok();
        let time = |name: &str| claims.get(name).and_then(Value::as_f64).map(|seconds| seconds as i64);
        let (issued, expires) = (time("iat").or_else(|| time("nbf")), time("exp"));
        Self {
            issuer: text("iss").unwrap_or_default().to_owned(),
            scopes: text("scope").unwrap_or_default().split(' ').filter_map(|scope| Scope::parse(scope).ok()).collect(),
            consumer: claims.get("consumer").and_then(|of| of.get("ID")).and_then(Value::as_str).and_then(number),
            org: text("urn:altinn:org").and_then(|code| OrgCode::parse(code).ok()),
            org_number: text("urn:altinn:orgNumber").and_then(number),
            client_id: text("client_id").and_then(|id| ClientId::parse(id).ok()),
            system_user: claims.get("authorization_details").and_then(system_user),
            lifetime: expires.zip(issued).map_or(0, |(expires, issued)| expires - issued),
            issued: issued.and_then(|at| Timestamp::from_second(at).ok()),
            expires: expires.and_then(|at| Timestamp::from_second(at).ok()),
            // The exchange adds this claim to every token that it makes (Altinn/altinn-authentication,
            // `Controllers/AuthenticationController.cs`, 2026-07-17).
            exchanged: text("urn:altinn:authenticatemethod").is_some(),
        }
    }

    /// Whether a scope is among those of the token.
    #[must_use]
    pub fn has(&self, scope: &Scope) -> bool {
        self.scopes.contains(scope)
    }
}

/// The one system user of a token; one that is for several is for none that was asked for.
fn system_user(details: &Value) -> Option<SystemUserClaim> {
    let [detail] = &details.as_array()?[..] else { return None };
    let [id] = &detail.get("systemuser_id")?.as_array()?[..] else { return None };
    let org = detail.get("systemuser_org")?;
    let party = org.get("ID").or_else(|| org.get("id"))?.as_str()?;
    Some(SystemUserClaim {
        id: id.as_str()?.parse().ok()?,
        party: OrgNumber::parse(party.strip_prefix("0192:").unwrap_or(party)).ok()?,
        system: detail.get("system_id")?.as_str()?.to_owned(),
    })
}

fn payload(secret: &Secret) -> Option<Map<String, Value>> {
    let mut parts = secret.expose_text()?.split('.');
    let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?).ok()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::system_user::{ExternalRef, SystemId};
    use serde_json::json;

    /// A token with these claims; its signature is a canary that may appear nowhere.
    pub(in crate::api) fn token(environment: &str, claims: &Value) -> Token {
        Token::read(EnvironmentName::parse(environment).unwrap(), Secret::from_text(compact(claims))).unwrap()
    }

    /// The same as text.
    pub(in crate::api) fn compact(claims: &Value) -> String {
        format!("eyJhbGciOiJSUzI1NiJ9.{}.canary-7f3a", URL_SAFE_NO_PAD.encode(claims.to_string()))
    }

    #[test]
    fn an_exchanged_token_is_understood() {
        let token = token(
            "tt02",
            &json!({
                "iss": "https://platform.tt02.altinn.no/authentication/api/v1/openid/",
                "scope": "altinn:serviceowner altinn:correspondence.write",
                "consumer": {"authority": "iso6523-actorid-upis", "ID": "0192:991825827"},
                "client_id": "5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11",
                "urn:altinn:org": "ttd", "urn:altinn:orgNumber": "991825827",
                "urn:altinn:authenticatemethod": "maskinporten", "iat": 1_790_000_000, "exp": 1_790_001_800,
            }),
        );
        let claims = &token.claims;
        assert_eq!(claims.consumer, claims.org_number);
        assert_eq!(claims.org.as_ref().map(OrgCode::as_str), Some("ttd"));
        assert!(claims.exchanged && claims.has(&Scope::parse("altinn:serviceowner").unwrap()));
        assert_eq!(claims.lifetime, 1800);
        assert!(token.holds_at(Timestamp::from_second(1_790_001_000).unwrap()));
        assert!(!token.holds_at(Timestamp::from_second(1_790_001_790).unwrap()));
        assert_eq!(token.proof().unwrap().scopes.len(), 2);
    }

    #[test]
    fn the_record_holds_no_address_of_this_machine() {
        let consumer = json!({"ID": "0192:991825827"});
        let of = |issuer: &str| token("sandbox", &json!({"iss": issuer, "consumer": consumer})).proof().unwrap().issuer;
        assert_eq!(of("http://127.0.0.1:40073/maskinporten/"), "/maskinporten/");
        assert_eq!(of("https://test.maskinporten.no/"), "https://test.maskinporten.no/");
    }

    #[test]
    fn debug_shows_claims_and_never_the_token() {
        let token = token("tt02", &json!({"iss": "x"}));
        let shown = format!("{token:?} {:?}", token.bearer());
        assert!(!shown.contains("canary") && shown.contains("Secret(…)"), "{shown}");
    }

    #[test]
    fn what_is_no_jwt_is_refused() {
        for text in ["", "a.b", "a.b.c.d", "a.!.c", "a.e30.c.", "<html>"] {
            let read = Token::read(EnvironmentName::parse("tt02").unwrap(), Secret::from_text(text.to_owned()));
            assert!(read.is_err(), "{text}");
        }
    }

    #[test]
    fn another_system_or_organisation_is_not_the_one_that_was_meant() {
        let party = OrgNumber::parse("310000019").unwrap();
        let key = |system: &str, party| SystemUserKey {
            system: SystemId::parse(system).unwrap(),
            party,
            reference: ExternalRef::parse("ttd-vedtak").unwrap(),
        };
        let claim = SystemUserClaim { id: Uuid::from_u128(1), party, system: "991825827_filer".to_owned() };
        assert!(claim.is_of(&key("991825827_filer", party)));
        assert!(!claim.is_of(&key("991825827_annet", party)));
        assert!(!claim.is_of(&key("991825827_filer", OrgNumber::parse("991825827").unwrap())));
    }
}
