//! Keys that people bring: what is registered of one and what signs with it are the same key under the same id, whatever
//! else stands in its file; and what cannot be used says what to do.

use std::fs;
use std::path::{Path, PathBuf};

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use serde_json::{Value, json};

use crate::common::Home;

/// What a PKCS#8 file of 2048 bits has before the numbers.
const HEAD: usize = 26;

/// A private JWK under an id.
pub fn jwk(kid: &str) -> Value {
    let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
    let der: Pkcs8V1Der<'_> = pair.as_der().unwrap();
    let mut jwk = json!({ "kty": "RSA", "kid": kid });
    let mut rest = &der.as_ref()[HEAD + 4..];
    let mut names = ["version", "n", "e", "d", "p", "q", "dp", "dq", "qi"].into_iter();
    while let [0x02, first, after @ ..] = rest {
        let long = if *first < 0x80 { 0 } else { usize::from(first & 0x7f) };
        let of_long = after[..long].iter().fold(0, |sum, byte| (sum << 8) | usize::from(*byte));
        let length = if long == 0 { usize::from(*first) } else { of_long };
        let number = &after[long..long + length];
        let start = number.iter().position(|byte| *byte != 0).unwrap_or_default();
        jwk[names.next().unwrap()] = URL_SAFE_NO_PAD.encode(&number[start..]).into();
        rest = &after[long + length..];
    }
    jwk.as_object_mut().unwrap().remove("version");
    jwk
}

/// A file that only its user can read.
pub fn closed(home: &Home, name: &str, content: &[u8]) -> PathBuf {
    let path = home.home().join(name);
    fs::write(&path, content).unwrap();
    #[cfg(unix)]
    fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    path
}

fn begin<'a>(file: &'a Path, more: &[&'a str]) -> Vec<&'a str> {
    let begun = ["init", "correspondence", "--env", "sandbox", "--scenario", "instant", "--yes", "--lang", "en"];
    [&begun[..], &["--key-file", file.to_str().unwrap()], more].concat()
}

/// The key ids that are known, that are shown, and that sign.
fn ids(home: &Home) -> [String; 3] {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let state: Value = serde_json::from_str(&home.read("altinn-onboard.json")).unwrap();
    let known = &state["books"]["rehearsal"]["environments"]["sandbox"]["client-key"]["main"]["value"]["kid"];
    let shown: Value = serde_json::from_str(&home.run(&["client", "key"]).stdout).unwrap();
    let signed = home.run(&["token", "--assertion", "assertion.jwt", "--force", "--yes"]);
    assert_eq!(signed.status, Some(0), "{}", signed.stderr);
    let assertion = home.read("assertion.jwt");
    let header = URL_SAFE_NO_PAD.decode(assertion.split('.').next().unwrap()).unwrap();
    let header: Value = serde_json::from_slice(&header).unwrap();
    [text(known), text(&shown["kid"]), text(&header["kid"])]
}

#[test]
fn a_jwk_is_registered_and_signs_under_its_own_id_whatever_else_stands_in_it() {
    for (more, text) in [
        (json!({}), ""),
        (json!({ "use": "sig", "alg": "RS512", "key_ops": ["sign"] }), "\u{feff}"),
        (json!({ "use": "enc", "alg": "RSA-OAEP", "key_ops": ["decrypt"], "x5c": ["MIIB"], "x5t": "x" }), ""),
    ] {
        let home = Home::in_memory();
        let mut key = jwk("etat-2026_1.a");
        key.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let file = closed(&home, "own.jwk", format!("{text}{key}").as_bytes());
        // Everything that is left needs a token, which only a registered id gives.
        let run = home.run(&begin(&file, &[]));
        assert_eq!(run.status, Some(0), "{more}: {}{}", run.stdout, run.stderr);
        assert_eq!(ids(&home), ["etat-2026_1.a"; 3], "{more}");
    }
}

#[test]
fn the_key_that_is_shown_to_be_registered_is_the_one_of_the_file() {
    let home = Home::in_memory();
    let first = closed(&home, "first.jwk", jwk("first").to_string().as_bytes());
    assert_eq!(home.run(&begin(&first, &[])).status, Some(0));
    let second = closed(&home, "second.jwk", jwk("second").to_string().as_bytes());
    let second = second.to_str().unwrap();
    // Not the one that is known, and not passed over.
    let other = home.run(&["client", "key", "--key-file", second, "--lang", "en"]);
    assert!(other.status == Some(1) && other.stderr.contains("KEY-OTHER"), "{other:?}");
    let passed = home.run(&["resume", "--yes", "--key-file", second, "--lang", "en"]);
    assert!(passed.stderr.contains("KEY-OTHER"), "{passed:?}");
    let same = home.run(&["resume", "--yes", "--key-file", first.to_str().unwrap()]);
    assert!(same.status == Some(0) && !same.stderr.contains("KEY-"), "{same:?}");
    let same = home.run(&["client", "key", "--key-file", first.to_str().unwrap()]);
    assert!(same.status == Some(0) && same.stdout.contains("\"first\""), "{same:?}");
    let beside = home.run(&["client", "key", "--new", "--key-file", second]);
    assert!(beside.status == Some(0) && beside.stdout.contains("\"second\""), "{beside:?}");
    let run = home.run(&["resume", "--yes", "--scenario", "instant"]);
    assert_eq!(run.status, Some(0), "{}{}", run.stdout, run.stderr);
    assert_eq!(ids(&home), ["second"; 3]);
}

#[test]
fn what_cannot_be_registered_or_read_says_what_to_do() {
    let home = Home::in_memory();
    let part = |tag: u8, content: &[u8]| {
        let length = u16::try_from(content.len()).unwrap().to_be_bytes();
        [&[tag, 0x82], &length[..], content].concat()
    };
    let number = part(0x02, &[&[0][..], &[0xff; 128]].concat());
    let short = part(0x30, &[&[0x02, 1, 0][..], &number.repeat(8)].concat());
    let pem = format!("-----BEGIN RSA PRIVATE KEY-----\n{}\n-----END RSA PRIVATE KEY-----\n", STANDARD.encode(short));
    let pkcs12 = part(0x30, &[&[0x02, 1, 3][..], &part(0x30, &[7; 900])].concat());
    for (name, content, code, says) in [
        ("short.pem", pem.into_bytes(), "KEY-TOO-SHORT", ["1024 bits", "genpkey"]),
        ("key.p12", pkcs12, "KEY-PKCS12", ["PKCS#12", "openssl pkcs12 -in FILE.p12"]),
        ("odd.jwk", jwk("a:b").to_string().into_bytes(), "KEY-JWK-MEMBER", ["kid", "JWK"]),
    ] {
        let file = closed(&home, name, &content);
        let run = home.run(&begin(&file, &["--state", &format!("{name}.json")]));
        let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(run.status == Some(1) && said.contains(code), "{name}: {said}");
        assert!(says.iter().all(|says| said.contains(says)), "{name}: {said}");
    }
}
