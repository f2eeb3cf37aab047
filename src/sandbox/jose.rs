//! Signed tokens: what the sandbox issues, and what it is sent.
//!
//! Its own tokens are signed with an elliptic key (ES256), which is made in microseconds: a client must treat tokens as
//! opaque anyway (felleslosninger/docs, `maskinporten_protocol_token.md`, 2024-10-17), and a rehearsal should not wait
//! for RSA keys that nobody looks at. Grants are checked with the RSA keys of the client, as Maskinporten does, and by
//! another library than the one that signed them.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, UnparsedPublicKey,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde_json::{Map, Value, json};

use crate::domain::PublicJwk;

/// Claims of a token.
pub(super) type JwtClaims = Map<String, Value>;

/// A compact token, taken apart and not yet believed.
pub(super) struct Compact<'t> {
    /// The first part, decoded: `alg`, `kid`.
    pub(super) header: JwtClaims,
    /// The second part, decoded: what it says of who sends it.
    pub(super) claims: JwtClaims,
    signed: &'t str,
    encoded: &'t str,
    signature: Vec<u8>,
}

impl<'t> Compact<'t> {
    /// Takes a token apart.
    pub(super) fn parse(token: &'t str) -> Option<Self> {
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let object = |part: &str| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok();
        Some(Self {
            header: object(header)?,
            claims: object(claims)?,
            signed,
            encoded: signature,
            signature: URL_SAFE_NO_PAD.decode(signature).ok()?,
        })
    }

    /// Whether the RSA key signed it, with the algorithm that the header names.
    pub(super) fn is_signed_by(&self, key: &PublicJwk) -> bool {
        let algorithm = match self.header.get("alg").and_then(Value::as_str) {
            Some("RS256") => Algorithm::RS256,
            Some("RS384") => Algorithm::RS384,
            Some("RS512") => Algorithm::RS512,
            _ => return false,
        };
        let Ok(key) = DecodingKey::from_rsa_components(&key.n, &key.e) else { return false };
        jsonwebtoken::crypto::verify(self.encoded, self.signed.as_bytes(), &key, algorithm).unwrap_or(false)
    }
}

/// A key that tokens are issued with.
pub(super) struct TokenSigner {
    pair: EcdsaKeyPair,
    kid: String,
}

impl TokenSigner {
    /// A new key, as PKCS#8.
    pub(super) fn generate() -> Option<Vec<u8>> {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).ok()?;
        Some(pair.to_pkcs8v1().ok()?.as_ref().to_vec())
    }

    /// Reads a key.
    pub(super) fn from_pkcs8(pkcs8: &[u8]) -> Option<Self> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8).ok()?;
        let kid = URL_SAFE_NO_PAD.encode(digest(&SHA256, pair.public_key().as_ref()));
        Some(Self { pair, kid })
    }

    /// Signs claims.
    pub(super) fn sign(&self, claims: &JwtClaims) -> Option<String> {
        let header = json!({ "alg": "ES256", "typ": "JWT", "kid": self.kid });
        let encode = |value: Vec<u8>| URL_SAFE_NO_PAD.encode(value);
        let signed =
            format!("{}.{}", encode(serde_json::to_vec(&header).ok()?), encode(serde_json::to_vec(claims).ok()?));
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes()).ok()?;
        Some(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }

    /// The claims of a token, if this key signed it. Times are not looked at.
    pub(super) fn verify(&self, token: &str) -> Option<JwtClaims> {
        let compact = Compact::parse(token)?;
        let ours = compact.header.get("alg").and_then(Value::as_str) == Some("ES256");
        let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, self.pair.public_key().as_ref());
        (ours && key.verify(compact.signed.as_bytes(), &compact.signature).is_ok()).then_some(compact.claims)
    }

    /// The public key set.
    pub(super) fn jwks(&self) -> Value {
        // An uncompressed point: 4, then x and y of 32 bytes each.
        let (x, y) = match self.pair.public_key().as_ref().split_first() {
            Some((4, point)) => point.split_at_checked(32).unwrap_or_default(),
            _ => Default::default(),
        };
        let (x, y) = (URL_SAFE_NO_PAD.encode(x), URL_SAFE_NO_PAD.encode(y));
        json!({ "keys": [{ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.kid, "x": x, "y": y }] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signer() -> TokenSigner {
        TokenSigner::from_pkcs8(&TokenSigner::generate().unwrap()).unwrap()
    }

    #[test]
    fn only_the_own_signature_is_believed() {
        let (mine, other) = (signer(), signer());
        let claims = json!({ "iss": "x" }).as_object().cloned().unwrap();
        let token = mine.sign(&claims).unwrap();
        assert_eq!(mine.verify(&token), Some(claims));
        assert_eq!(other.verify(&token), None);
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let header = signed.split_once('.').unwrap().0;
        let forged = format!("{header}.{}.{signature}", URL_SAFE_NO_PAD.encode(r#"{"iss":"y"}"#));
        assert_eq!(mine.verify(&forged), None);
    }

    #[test]
    fn the_key_set_holds_the_whole_public_key() {
        let keys = signer().jwks();
        for member in ["x", "y"] {
            assert_eq!(keys["keys"][0][member].as_str().unwrap().len(), 43);
        }
    }
}
