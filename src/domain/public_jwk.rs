//! The public part of an RSA key, as Maskinporten registers it.

use aws_lc_rs::digest;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A public RSA JWK (RFC 7517) with the members that Maskinporten wants (felleslosninger/docs, `oidc_api_admin.md`,
/// 2024-10-17).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(try_from = "Value")]
pub struct PublicJwk {
    /// Always `RSA`.
    pub kty: String,
    /// Public exponent, base64url without padding.
    pub e: String,
    /// Modulus, base64url without padding or leading zero byte.
    pub n: String,
    /// Always `sig`; compulsory since 2025-05-22.
    #[serde(rename = "use")]
    pub usage: String,
    /// Signature algorithm, `RS256` unless the holder chose another.
    pub alg: String,
    /// Key id; ours is the RFC 7638 thumbprint.
    pub kid: String,
    /// When the key shall stop working before its year is over, in epoch seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exp: Option<i64>,
}

/// Why a text is no public JWK.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JwkFault {
    /// Not one JSON object (a set with one key is unwrapped).
    #[error("a JWK is one JSON object")]
    NotAnObject,
    /// Private members stand in it; they are refused and never kept.
    #[error("this holds the private part of a key")]
    Private,
    /// Not an RSA key.
    #[error("Maskinporten takes RSA keys only")]
    NotRsa,
    /// A member is missing or of a wrong form.
    #[error("the member `{0}` is missing or wrong")]
    Member(&'static str),
    /// The modulus is shorter than 2048 bits.
    #[error("the key has {0} bits, at least 2048 are needed")]
    TooShort(usize),
}

impl PublicJwk {
    /// A JWK of our own key, with its thumbprint as `kid`.
    #[must_use]
    pub fn from_parts(modulus: &[u8], exponent: &[u8], exp: Option<i64>) -> Self {
        let bare = |bytes: &[u8]| {
            let start = bytes.iter().position(|b| *b != 0).unwrap_or(bytes.len());
            URL_SAFE_NO_PAD.encode(bytes.get(start..).unwrap_or_default())
        };
        let (n, e) = (bare(modulus), bare(exponent));
        let kid = thumbprint(&n, &e);
        Self { kty: "RSA".into(), e, n, usage: "sig".into(), alg: "RS256".into(), kid, exp }
    }

    /// Reads a JWK that somebody else made: an object, or a set or array with exactly one key.
    /// `use` and `alg` are filled in when absent; a missing `kid` becomes the thumbprint.
    ///
    /// # Errors
    /// Most of all [`JwkFault::Private`]: nothing of such a text may be kept.
    pub fn parse(text: &str) -> Result<Self, JwkFault> {
        if text.contains("PRIVATE KEY") {
            return Err(JwkFault::Private);
        }
        let value: Value = serde_json::from_str(text.trim()).map_err(|_| JwkFault::NotAnObject)?;
        Self::try_from(value)
    }

    /// The RFC 7638 thumbprint (SHA-256, base64url).
    #[must_use]
    pub fn thumbprint(&self) -> String {
        thumbprint(&self.n, &self.e)
    }

    /// Whether a key can be registered under an id.
    #[must_use]
    pub fn is_kid(id: &str) -> bool {
        !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
    }

    /// Length of the modulus in bits.
    #[must_use]
    pub fn bits(&self) -> usize {
        bits(&self.n).unwrap_or_default()
    }
}

fn thumbprint(n: &str, e: &str) -> String {
    let canonical = format!(r#"{{"e":"{e}","kty":"RSA","n":"{n}"}}"#);
    URL_SAFE_NO_PAD.encode(digest::digest(&digest::SHA256, canonical.as_bytes()))
}

fn bits(n: &str) -> Option<usize> {
    let bytes = URL_SAFE_NO_PAD.decode(n).ok()?;
    let first = *bytes.first()?;
    Some(bytes.len() * 8 - first.leading_zeros() as usize)
}

impl TryFrom<Value> for PublicJwk {
    type Error = JwkFault;

    fn try_from(value: Value) -> Result<Self, JwkFault> {
        let only = |keys: Vec<Value>| match <[Value; 1]>::try_from(keys) {
            Ok([key]) => Ok(key),
            Err(_) => Err(JwkFault::NotAnObject),
        };
        let value = match value {
            Value::Array(keys) => only(keys)?,
            Value::Object(mut object) => match object.remove("keys") {
                Some(Value::Array(keys)) => only(keys)?,
                _ => Value::Object(object),
            },
            _ => return Err(JwkFault::NotAnObject),
        };
        let object = value.as_object().ok_or(JwkFault::NotAnObject)?;
        if ["d", "p", "q", "dp", "dq", "qi", "oth", "k"].iter().any(|member| object.contains_key(*member)) {
            return Err(JwkFault::Private);
        }
        let text = |member: &str| object.get(member).and_then(Value::as_str);
        if text("kty") != Some("RSA") {
            return Err(JwkFault::NotRsa);
        }
        let base64 = |member: &'static str| {
            let value = text(member).ok_or(JwkFault::Member(member))?;
            URL_SAFE_NO_PAD.decode(value).map_err(|_| JwkFault::Member(member))?;
            Ok(value.to_owned())
        };
        let (n, e) = (base64("n")?, base64("e")?);
        let length = bits(&n).ok_or(JwkFault::Member("n"))?;
        if length < 2048 {
            return Err(JwkFault::TooShort(length));
        }
        if text("use").is_some_and(|usage| usage != "sig") {
            return Err(JwkFault::Member("use"));
        }
        let alg = text("alg").unwrap_or("RS256");
        if !matches!(alg, "RS256" | "RS384" | "RS512") {
            return Err(JwkFault::Member("alg"));
        }
        let kid = text("kid").map_or_else(|| thumbprint(&n, &e), str::to_owned);
        if !Self::is_kid(&kid) {
            return Err(JwkFault::Member("kid"));
        }
        let exp = object.get("exp").map(|exp| exp.as_i64().ok_or(JwkFault::Member("exp"))).transpose()?;
        Ok(Self { kty: "RSA".into(), alg: alg.to_owned(), usage: "sig".into(), e, n, kid, exp })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key of RFC 7638 section 3.1.
    const RFC7638: &str = r#"{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB"}"#;

    #[test]
    fn the_thumbprint_is_that_of_rfc_7638() {
        let jwk = PublicJwk::parse(RFC7638).unwrap();
        assert_eq!(jwk.kid, "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
        assert_eq!((jwk.bits(), jwk.usage.as_str(), jwk.alg.as_str()), (2048, "sig", "RS256"));
    }

    #[test]
    fn private_parts_are_refused_in_every_wrapping() {
        let private = RFC7638.replace(r#""e":"AQAB""#, r#""e":"AQAB","d":"AQAB""#);
        for text in [private.clone(), format!("[{private}]"), format!(r#"{{"keys":[{private}]}}"#)] {
            assert_eq!(PublicJwk::parse(&text), Err(JwkFault::Private));
        }
        assert_eq!(PublicJwk::parse("-----BEGIN PRIVATE KEY-----"), Err(JwkFault::Private));
    }

    #[test]
    fn wrong_keys_say_what_is_wrong() {
        assert_eq!(PublicJwk::parse(r#"{"kty":"EC"}"#), Err(JwkFault::NotRsa));
        assert_eq!(PublicJwk::parse(r#"{"kty":"RSA","e":"AQAB"}"#), Err(JwkFault::Member("n")));
        assert_eq!(PublicJwk::parse(r#"{"kty":"RSA","e":"AQAB","n":"0vx7"}"#), Err(JwkFault::TooShort(24)));
        assert_eq!(PublicJwk::parse("hei"), Err(JwkFault::NotAnObject));
        assert_eq!(PublicJwk::parse(&format!("[{RFC7638},{RFC7638}]")), Err(JwkFault::NotAnObject));
    }
}
