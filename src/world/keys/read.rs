//! Private keys as people have them: PEM of several kinds, DER, a private JWK.

use std::borrow::Cow;

use aws_lc_rs::rsa::{KeyPair, KeyPairComponents, PublicKeyComponents};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use serde::Deserialize;
use zeroize::Zeroizing;

use super::der::{self, LEAST_BITS};
use super::fault::PrivateFault;
use super::signer::Signer;
use crate::domain::{PublicJwk, Secret};

/// Reads a private RSA key: PKCS#8 or PKCS#1 as PEM or DER, PEM wrapped in base64, or a private JWK (alone, or the only
/// one of a set).
///
/// # Errors
/// Why it is not one.
pub fn private_key(secret: &Secret) -> Result<Signer, PrivateFault> {
    // Editors of some systems put a byte order mark before a text.
    let text = secret.expose_text().map(|text| text.trim_start_matches('\u{feff}').trim());
    let signer = match text {
        Some(text) if text.contains("-----BEGIN") => pem(text)?,
        Some(text) if text.starts_with(['{', '[']) => jwk(text)?,
        Some(text) => {
            // Vaults keep PEM and JWK in base64, often enough.
            let bytes = decoded(&STANDARD, text).ok_or(PrivateFault::Unknown)?;
            match std::str::from_utf8(&bytes).ok().map(str::trim) {
                Some(inner) if inner.contains("-----BEGIN") => pem(inner)?,
                Some(inner) if inner.starts_with('{') => jwk(inner)?,
                _ => binary(&bytes)?,
            }
        }
        None => binary(secret.expose())?,
    };
    match signer.bits() {
        bits if bits < LEAST_BITS => Err(PrivateFault::TooShort(bits)),
        _ => Ok(signer),
    }
}

fn pem(text: &str) -> Result<Signer, PrivateFault> {
    if text.contains("ENCRYPTED") {
        return Err(PrivateFault::Encrypted);
    }
    let Some((_, rest)) = text.split_once("PRIVATE KEY-----") else { return Err(PrivateFault::OnlyPublic) };
    if text.contains("BEGIN EC PRIVATE KEY") || text.contains("BEGIN OPENSSH PRIVATE KEY") {
        return Err(PrivateFault::NotRsa);
    }
    let (body, _) = rest.split_once("-----END").ok_or(PrivateFault::Damaged)?;
    binary(&decoded(&STANDARD, body).ok_or(PrivateFault::Damaged)?)
}

/// What base64 says, white space left out. The buffers have their room from the beginning and are wiped, also when it is
/// none.
fn decoded(engine: &impl Engine, text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut packed = Zeroizing::new(Vec::with_capacity(text.len()));
    packed.extend(text.bytes().filter(|byte| !byte.is_ascii_whitespace()));
    let mut bytes = Zeroizing::new(Vec::with_capacity(base64::decoded_len_estimate(packed.len())));
    engine.decode_vec(packed.as_slice(), &mut bytes).ok()?;
    Some(bytes)
}

fn binary(bytes: &[u8]) -> Result<Signer, PrivateFault> {
    if bytes.first() != Some(&0x30) {
        return Err(PrivateFault::Unknown);
    }
    KeyPair::from_pkcs8(bytes).or_else(|_| KeyPair::from_der(bytes)).map(Signer::new).map_err(|_| der::fault(bytes))
}

/// A JWK with its private part, or a set of them. Its members stay where they are in the text: nothing of them is copied.
#[derive(Deserialize)]
struct PrivateJwk<'t> {
    #[serde(borrow)]
    keys: Option<Vec<PrivateJwk<'t>>>,
    #[serde(borrow)]
    kty: Option<Cow<'t, str>>,
    #[serde(borrow)]
    kid: Option<Kid<'t>>,
    n: Option<&'t str>,
    e: Option<&'t str>,
    d: Option<&'t str>,
    p: Option<&'t str>,
    q: Option<&'t str>,
    dp: Option<&'t str>,
    dq: Option<&'t str>,
    qi: Option<&'t str>,
}

/// The key id of a JWK. Somebody may have written a number, which no service takes for one.
#[derive(Deserialize)]
#[serde(untagged)]
enum Kid<'t> {
    Text(#[serde(borrow)] Cow<'t, str>),
    Other(serde::de::IgnoredAny),
}

fn jwk(text: &str) -> Result<Signer, PrivateFault> {
    let read: Result<Vec<PrivateJwk<'_>>, _> = match text.starts_with('[') {
        true => serde_json::from_str(text),
        false => serde_json::from_str(text).map(|jwk: PrivateJwk<'_>| match jwk.keys {
            Some(keys) => keys,
            None => vec![jwk],
        }),
    };
    let [jwk] = <[_; 1]>::try_from(read.map_err(|_| PrivateFault::Damaged)?).map_err(|_| PrivateFault::Unknown)?;
    if jwk.kty.as_deref() != Some("RSA") {
        return Err(PrivateFault::NotRsa);
    }
    if jwk.d.is_none() {
        return Err(PrivateFault::OnlyPublic);
    }
    let member = |name: &'static str, text: Option<&str>| {
        let text = text.ok_or(PrivateFault::Member(name))?.trim_end_matches('=');
        let bytes = decoded(&URL_SAFE_NO_PAD, text).ok_or(PrivateFault::Member(name))?;
        let start = bytes.iter().position(|b| *b != 0).unwrap_or(bytes.len());
        Ok(Zeroizing::new(bytes.get(start..).unwrap_or_default().to_vec()))
    };
    let components = KeyPairComponents {
        public_key: PublicKeyComponents { n: member("n", jwk.n)?, e: member("e", jwk.e)? },
        d: member("d", jwk.d)?,
        p: member("p", jwk.p)?,
        q: member("q", jwk.q)?,
        dP: member("dp", jwk.dp)?,
        dQ: member("dq", jwk.dq)?,
        qInv: member("qi", jwk.qi)?,
    };
    let bits = der::bits(&components.public_key.n).unwrap_or_default();
    if bits < LEAST_BITS {
        return Err(PrivateFault::TooShort(bits));
    }
    let plain = KeyPairComponents {
        public_key: PublicKeyComponents {
            n: components.public_key.n.as_slice(),
            e: components.public_key.e.as_slice(),
        },
        d: components.d.as_slice(),
        p: components.p.as_slice(),
        q: components.q.as_slice(),
        dP: components.dP.as_slice(),
        dQ: components.dQ.as_slice(),
        qInv: components.qInv.as_slice(),
    };
    let signer = Signer::new(KeyPair::from_components(&plain).map_err(|_| PrivateFault::Damaged)?);
    // A key that somebody else made is registered under the id that they gave it, if the register can hold that.
    match jwk.kid {
        None => Ok(signer),
        Some(Kid::Text(kid)) if kid.is_empty() => Ok(signer),
        Some(Kid::Text(kid)) if PublicJwk::is_kid(&kid) => Ok(signer.with_kid(kid)),
        Some(Kid::Text(_) | Kid::Other(_)) => Err(PrivateFault::Member("kid")),
    }
}
