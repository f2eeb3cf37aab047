//! A private key that can only sign.

use std::sync::Arc;

use aws_lc_rs::encoding::AsDer;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use serde_json::Value;
use zeroize::Zeroizing;

use super::KeyFault;
use crate::domain::{PublicJwk, Secret};

/// A private RSA key. It signs; nothing else comes out of it but the public part.
#[derive(Clone)]
pub struct Signer {
    pair: Arc<KeyPair>,
    kid: String,
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Signer").field("kid", &self.kid).finish_non_exhaustive()
    }
}

impl Signer {
    pub(super) fn new(pair: KeyPair) -> Self {
        let kid = public(&pair).kid;
        Self { pair: Arc::new(pair), kid }
    }

    /// Makes a key of 2048, 3072 or 4096 bits.
    ///
    /// # Errors
    /// Another length, or the machine gives no randomness.
    pub fn generate(bits: usize) -> Result<Self, KeyFault> {
        let size = match bits {
            2048 => KeySize::Rsa2048,
            3072 => KeySize::Rsa3072,
            4096 => KeySize::Rsa4096,
            other => return Err(KeyFault::Bits(other)),
        };
        KeyPair::generate(size).map(Self::new).map_err(|_| KeyFault::Crypto("generate"))
    }

    /// The same key under a key id that somebody else chose.
    #[must_use]
    pub fn with_kid(mut self, kid: impl Into<String>) -> Self {
        self.kid = kid.into();
        self
    }

    /// The key id; the RFC 7638 thumbprint unless it was set.
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// Length in bits.
    #[must_use]
    pub fn bits(&self) -> usize {
        public(&self.pair).bits()
    }

    /// The public part, with this signer's key id.
    #[must_use]
    pub fn public(&self) -> PublicJwk {
        PublicJwk { kid: self.kid.clone(), ..public(&self.pair) }
    }

    /// A compact JWS (RFC 7515): RS256 over header and claims.
    ///
    /// # Errors
    /// The key cannot sign.
    pub(super) fn sign_rs256(&self, header: &Value, claims: &Value) -> Result<Secret, KeyFault> {
        let (header, claims) = (header.to_string(), claims.to_string());
        let mut signature = Zeroizing::new(vec![0; self.pair.public_modulus_len()]);
        // Room for all of it, so that no part is left behind where it grew out of.
        let room = |bytes: usize| bytes.div_ceil(3) * 4 + 1;
        let room = room(header.len()) + room(claims.len()) + room(signature.len());
        let mut compact = Zeroizing::new(String::with_capacity(room));
        URL_SAFE_NO_PAD.encode_string(&header, &mut compact);
        compact.push('.');
        URL_SAFE_NO_PAD.encode_string(&claims, &mut compact);
        self.pair
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), compact.as_bytes(), &mut signature)
            .map_err(|_| KeyFault::Crypto("sign"))?;
        compact.push('.');
        URL_SAFE_NO_PAD.encode_string(signature.as_slice(), &mut compact);
        debug_assert!(compact.len() <= room);
        Ok(Secret::from_text(std::mem::take(&mut compact)))
    }

    /// PKCS#8 DER, the form that fits every key store.
    pub(super) fn der(&self) -> Result<Secret, KeyFault> {
        self.pair.as_der().map(|der| Secret::new(der.as_ref().to_vec())).map_err(|_| KeyFault::Crypto("encode"))
    }

    /// PKCS#8 PEM, the form of files.
    pub(super) fn pem(&self) -> Result<Secret, KeyFault> {
        let der = self.der()?;
        let base64 = Zeroizing::new(STANDARD.encode(der.expose()));
        let mut pem = Zeroizing::new(String::with_capacity(base64.len() + base64.len() / 64 + 64));
        pem.push_str("-----BEGIN PRIVATE KEY-----\n");
        for (at, c) in base64.chars().enumerate() {
            if at > 0 && at % 64 == 0 {
                pem.push('\n');
            }
            pem.push(c);
        }
        pem.push_str("\n-----END PRIVATE KEY-----\n");
        Ok(Secret::from_text(std::mem::take(&mut pem)))
    }
}

fn public(pair: &KeyPair) -> PublicJwk {
    let key = pair.public_key();
    PublicJwk::from_parts(
        key.modulus().big_endian_without_leading_zero(),
        key.exponent().big_endian_without_leading_zero(),
        None,
    )
}

#[cfg(test)]
mod tests {
    use super::super::private_key;
    use super::*;
    use aws_lc_rs::rsa::PublicKeyComponents;
    use aws_lc_rs::signature::RSA_PKCS1_2048_8192_SHA256;
    use serde_json::json;

    #[test]
    fn a_signature_holds_under_the_public_jwk() {
        let signer = Signer::generate(2048).unwrap();
        let secret = signer.sign_rs256(&json!({"alg": "RS256", "kid": signer.kid()}), &json!({"a": "æ"})).unwrap();
        let (signed, signature) = secret.expose_text().unwrap().rsplit_once('.').unwrap();
        let jwk = signer.public();
        let (n, e) = (URL_SAFE_NO_PAD.decode(&jwk.n).unwrap(), URL_SAFE_NO_PAD.decode(&jwk.e).unwrap());
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
        PublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, signed.as_bytes(), &signature).unwrap();
        assert_eq!(jwk.kid, jwk.thumbprint());
        assert_eq!((jwk.bits(), jwk.alg.as_str(), jwk.usage.as_str()), (2048, "RS256", "sig"));
    }

    #[test]
    fn both_stored_forms_give_the_same_key_back() {
        let signer = Signer::generate(2048).unwrap();
        for stored in [signer.der().unwrap(), signer.pem().unwrap()] {
            assert_eq!(private_key(&stored).unwrap().public(), signer.public());
        }
        assert!(signer.der().unwrap().expose().len() <= 2560, "fits the key store of Windows");
    }

    #[test]
    fn debug_shows_the_key_id_and_no_more() {
        let signer = Signer::generate(2048).unwrap().with_kid("mine");
        assert_eq!(format!("{signer:?}"), r#"Signer { kid: "mine", .. }"#);
        assert!(matches!(Signer::generate(1024), Err(KeyFault::Bits(1024))));
    }
}
