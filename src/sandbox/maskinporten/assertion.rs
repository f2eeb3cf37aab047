//! The assertion of a JWT grant, and the rules that hold for it (felleslosninger/docs,
//! `maskinporten_protocol_jwtgrant.md`, 2024-10-17; felleslosninger/docs, `maskinporten_feilsoking.md`, 2024-10-17).

use aws_lc_rs::digest::{SHA256, digest};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;

use super::TokenRefusal;
use crate::domain::{OrgNumber, PublicJwk};
use crate::sandbox::jose::Compact;
use crate::sandbox::notes::Note;
use crate::world::clean::clean_line;

/// The claims that are documented. Those who send others are told that they may be refused one day; today they are taken
/// (Altinn/altinn-broker, `tests/Altinn.Broker.UseCaseTests/helpers/maskinportenJwtBuilder.js`, 2026-08-18, runs against
/// production with `sub` and `nbf`).
const CLAIMS: [&str; 10] =
    ["aud", "iss", "iat", "exp", "jti", "scope", "resource", "pid", "consumer_org", "authorization_details"];

/// Seconds that a client's clock may be ahead.
const AHEAD: i64 = 10;

/// The longest life that the documentation allows.
const DOCUMENTED: i64 = 120;

/// The longest life that is enforced.
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

    /// What the documentation forbids or advises against, and what is taken all the same.
    pub(super) fn notes(&self, issuer: &str) -> Vec<Note> {
        let names = self.compact.claims.keys().filter(|claim| !CLAIMS.contains(&claim.as_str()));
        let mut notes: Vec<Note> = names.map(|claim| Note::Claim(clean_line(claim))).collect();
        if self.claim("jti").is_none() {
            notes.push(Note::NoTokenId);
        }
        let (issued, expires) = (self.second("iat").unwrap_or_default(), self.second("exp").unwrap_or_default());
        if expires.saturating_sub(issued) > DOCUMENTED {
            notes.push(Note::LongLife(expires.saturating_sub(issued)));
        }
        if let Some(other) = self.claim("aud").filter(|audience| *audience != issuer) {
            notes.push(Note::Audience(clean_line(other)));
        }
        let bare = |org: &str| !org.starts_with(ISO6523);
        if self.system_users().iter().flatten().any(|user| user.is_some_and(bare)) {
            notes.push(Note::BareSystemUserOrg);
        }
        notes
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

    /// `aud` is one text: the issuer, slash included, as the documentation has it; or the token endpoint, or the origin with
    /// a slash, as Altinn's own clients send it (Altinn/altinn-broker, `tests/tus`, 2026-08-18). `base` is the origin.
    pub(super) fn check_audience(&self, issuer: &str, base: &str) -> Result<(), TokenRefusal> {
        let taken = [issuer.to_owned(), format!("{issuer}token"), format!("{base}/")];
        let is_taken = self.claim("aud").is_some_and(|audience| taken.iter().any(|one| one == audience));
        if is_taken { Ok(()) } else { Err(TokenRefusal::audience()) }
    }

    /// Issued by now, not too long-lived, not past. Gives the second in which it runs out.
    pub(super) fn check_times(&self, now: i64) -> Result<i64, TokenRefusal> {
        let (issued, expires) = (
            self.second("iat").ok_or_else(TokenRefusal::claims)?,
            self.second("exp").ok_or_else(TokenRefusal::claims)?,
        );
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

    /// The customer that has delegated its scopes to the client's organisation: nobody has, unless the scenario says so.
    pub(super) fn check_consumer(&self, own: OrgNumber, is_delegated: bool) -> Result<Option<OrgNumber>, TokenRefusal> {
        if let Some(consumer) = self.claim("consumer_org") {
            if consumer == own.to_string() {
                return Err(TokenRefusal::own_consumer());
            }
            let delegated = OrgNumber::parse(consumer).ok().filter(|_| is_delegated);
            let refused = || TokenRefusal::not_delegated(consumer, &own.to_string());
            return delegated.map(Some).ok_or_else(refused);
        }
        Ok(None)
    }

    /// The customer whose system user is asked for, with the reference; one token is for one.
    pub(super) fn system_user(&self) -> Result<Option<(OrgNumber, Option<&str>)>, TokenRefusal> {
        let Some(details) = self.details() else { return Ok(None) };
        let all = |holds: fn(&Value) -> bool| details.iter().all(holds);
        if !all(|detail| detail.get("type").and_then(Value::as_str) == Some(SYSTEM_USER)) {
            return Err(TokenRefusal::unknown_details());
        }
        if !all(has_known_fields) {
            return Err(TokenRefusal::unknown_fields());
        }
        let [detail] = &details[..] else { return Err(TokenRefusal::no_system_user()) };
        let party = system_user_org(detail).map(|org| org.strip_prefix(ISO6523).unwrap_or(org));
        let party = party.and_then(|party| OrgNumber::parse(party).ok()).ok_or_else(TokenRefusal::no_system_user)?;
        Ok(Some((party, detail.get("externalRef").and_then(Value::as_str))))
    }

    /// A claim that is a moment, in seconds.
    fn second(&self, claim: &str) -> Option<i64> {
        let value = self.compact.claims.get(claim)?;
        value.as_i64().or_else(|| value.as_f64().map(|seconds| seconds as i64))
    }

    fn details(&self) -> Option<&Vec<Value>> {
        self.compact.claims.get("authorization_details").and_then(Value::as_array)
    }

    /// The organisations whose system users are asked for, as they are written; both `ID` and `id` are read.
    fn system_users(&self) -> Option<Vec<Option<&str>>> {
        self.details().map(|details| details.iter().map(system_user_org).collect())
    }

    fn claim(&self, name: &str) -> Option<&str> {
        self.compact.claims.get(name).and_then(Value::as_str)
    }
}

/// The only kind of details that there is.
const SYSTEM_USER: &str = "urn:altinn:systemuser";

/// What stands before an organisation's number, where it is written as the documentation has it.
const ISO6523: &str = "0192:";

/// The organisation whose system user a detail asks for.
fn system_user_org(detail: &Value) -> Option<&str> {
    let org = detail.get("systemuser_org")?;
    org.get("ID").or_else(|| org.get("id")).and_then(Value::as_str)
}

/// Whether the detail has no other fields than those that are documented, and a reference that can be one
/// (felleslosninger/docs, `maskinporten_func_systembruker.md`, 2024-10-17).
fn has_known_fields(detail: &Value) -> bool {
    let known = |name: &String| matches!(name.as_str(), "type" | "systemuser_org" | "externalRef");
    let all_known = detail.as_object().is_none_or(|fields| fields.keys().all(known));
    let allowed = |c: char| c.is_ascii_alphanumeric() || "øØæÆåÅ_-".contains(c);
    let reference = detail.get("externalRef").and_then(Value::as_str).unwrap_or_default();
    all_known && reference.chars().count() <= 255 && reference.chars().all(allowed)
}
