//! Secrets for tests, made here: one of each kind, and how to see whether one was repeated.

use std::collections::HashSet;
use std::sync::LazyLock;

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// So many characters in a row are a part of a secret.
const RUN: usize = 20;

/// A secret, and what of it is private.
pub struct Planted {
    /// Its kind, for who reads that a test failed.
    pub kind: &'static str,
    /// As it is given to the program.
    pub text: String,
    runs: HashSet<String>,
}

impl Planted {
    fn new(kind: &'static str, text: String, private: &str) -> Self {
        Self { kind, text, runs: runs(private).collect() }
    }

    /// Whether a part of it that is private stands in a text, whatever white space was put into it.
    pub fn is_in(&self, text: &str) -> bool {
        runs(text).any(|run| self.runs.contains(&run))
    }
}

fn runs(text: &str) -> impl Iterator<Item = String> {
    let bare: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    (0..bare.len().saturating_sub(RUN - 1)).map(move |at| bare[at..at + RUN].iter().collect())
}

/// A private key. All that is planted is made of it.
pub fn der() -> &'static [u8] {
    static KEY: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let der: Pkcs8V1Der<'_> = KeyPair::generate(KeySize::Rsa2048).unwrap().as_der().unwrap();
        der.as_ref().to_vec()
    });
    &KEY
}

/// One of each kind.
pub fn each() -> &'static [Planted] {
    static EACH: LazyLock<[Planted; 6]> = LazyLock::new(|| {
        // As short as they may be, since they are looked at thousands of times.
        let (body, part) =
            (STANDARD.encode(&der()[..200]), |from: usize| URL_SAFE_NO_PAD.encode(&der()[from..from + 60]));
        let with = |label: &str, length: usize, between: &str| {
            let lines = body.as_bytes().chunks(length).map(|line| std::str::from_utf8(line).unwrap());
            let lines: Vec<&str> = lines.collect();
            format!("-----BEGIN {label}-----{between}{}{between}-----END {label}-----", lines.join(between))
        };
        let pem = |between: &str| with("PRIVATE KEY", 64, between);
        let jwk = format!(r#"{{"kty":"RSA","e":"AQAB","n":"{}","d":"{}","kid":"k"}}"#, part(40), part(300));
        let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(r#"{"alg":"RS256"}"#), URL_SAFE_NO_PAD.encode("{}"));
        [
            Planted::new("PEM", pem("\n") + "\n", &body),
            Planted::new("PEM on one line", pem(" "), &body),
            // No line of it is long enough to be known by itself.
            Planted::new("PEM in short lines", with("EC PRIVATE KEY", 32, "\n"), &body),
            Planted::new("JWK", jwk, &part(300)),
            Planted::new("JWT", format!("{signed}.{}", part(200)), &part(200)),
            Planted::new("DER in base64", body.clone(), &body),
        ]
    });
    &*EACH
}
