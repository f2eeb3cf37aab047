//! Secrets of each kind, made here, in what people, shells and services make of them.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use super::planted::der;
use super::*;

fn lines(text: &str, length: usize, between: &str) -> String {
    let lines: Vec<&str> = text.as_bytes().chunks(length).map(|line| std::str::from_utf8(line).unwrap()).collect();
    lines.join(between)
}

fn pem(label: &str, between: &str) -> String {
    let body = lines(&STANDARD.encode(der()), 64, between);
    format!("-----BEGIN {label}-----{between}{body}{between}-----END {label}-----")
}

/// A key on a curve: its private part is shorter than what is hidden anywhere.
fn short_jwk() -> String {
    let part = |from: usize| URL_SAFE_NO_PAD.encode(&der()[from..from + 32]);
    format!(r#"{{"kty":"EC","crv":"P-256","x":"{}","y":"{}","d":"{}"}}"#, part(40), part(80), part(300))
}

fn public_jwk() -> String {
    let n = URL_SAFE_NO_PAD.encode(&der()[40..296]);
    format!(r#"{{"kty":"RSA","e":"AQAB","use":"sig","alg":"RS256","kid":"k-1","n":"{n}"}}"#)
}

fn token() -> String {
    let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
    let header = part(r#"{ "alg":"RS256","kid":"a" }"#);
    format!("{header}.{}.{}", part(r#"{"iss":"https://maskinporten.no/"}"#), URL_SAFE_NO_PAD.encode(&der()[200..456]))
}

fn cut(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap()
}

/// Whether twenty characters in a row of one text stand in another.
fn repeats(shown: &str, secret: &str) -> bool {
    let bare: Vec<char> = secret.chars().filter(|c| !c.is_whitespace()).collect();
    bare.windows(20).any(|run| shown.contains(&run.iter().collect::<String>()))
}

#[test]
fn no_secret_is_repeated_whatever_stands_around_it() {
    use SecretForm::{Encoded, PrivateKey, Token};
    let (body, jwk, token) = (STANDARD.encode(der()), short_jwk(), token());
    let pretty = serde_json::to_string_pretty(&serde_json::from_str::<serde_json::Value>(&jwk).unwrap()).unwrap();
    let one_line = pem("PRIVATE KEY", " ");
    let secrets = [
        (pem("PRIVATE KEY", "\n"), PrivateKey),
        (pem("RSA PRIVATE KEY", "\r\n"), PrivateKey),
        (one_line.clone(), PrivateKey),
        (pem("PRIVATE KEY", "\\n"), PrivateKey),
        (one_line.replace(' ', "%20"), PrivateKey),
        // Without its last line, and cut off within a line.
        (one_line.rsplit_once("-----END").unwrap().0.to_owned(), PrivateKey),
        (cut(&one_line, 0, 250).to_owned(), PrivateKey),
        (pem("CERTIFICATE", "\n"), Encoded),
        (jwk.clone(), PrivateKey),
        (pretty, PrivateKey),
        (format!(r#"{{"keys":[{jwk}]}}"#), PrivateKey),
        (jwk.replace('"', "\\\""), PrivateKey),
        (jwk.replace('"', ""), PrivateKey),
        (cut(&jwk, 0, jwk.len() - 4).to_owned(), PrivateKey),
        (format!("{{\"kty\":\"oct\",\"k\":\"{}\"}}", cut(&body, 100, 143)), PrivateKey),
        (token.clone(), Token),
        (format!("Bearer {token}"), Token),
        (format!("xeyJ.{token}"), Token),
        (format!("{token}.{token}"), Token),
        (cut(&token, 0, 60).replacen("eyA", "eyJ", 1), Token),
        ("e30.e30.c2lnbmF0dXJlIG9mIGl0".to_owned(), Token),
        (body.clone(), Encoded),
        (cut(&body, 300, 364).to_owned(), Encoded),
        (URL_SAFE_NO_PAD.encode(der()), Encoded),
        (lines(&body, 64, "\n"), Encoded),
        (lines(&body, 76, "\r\n  "), Encoded),
        (lines(&body, 64, " "), Encoded),
        (lines(&body, 64, "\\n"), Encoded),
    ];
    for (secret, form) in &secrets {
        // What is public of it may be shown: the header of a token, the first part of a key on a curve.
        let private = match form {
            Token => secret.rsplit_once('.').map_or(secret.as_str(), |(_, signature)| signature),
            _ if secret.contains("kty") => cut(secret, secret.len() - 40, secret.len() - 8),
            _ => secret,
        };
        let around = [
            secret.clone(),
            format!("“{secret}” is not a file."),
            format!("./{secret}"),
            format!("/home/me/{secret}: not found"),
            format!("--key-file={secret}"),
            format!("altinn-onboard.json: {secret} "),
            format!("a\u{e5}{secret}\u{e5}"),
        ];
        for text in around {
            let shown = hidden(&text);
            assert!(shown.contains("(…)") && !repeats(&shown, private), "{form:?}: {text}\n{shown}");
            assert_eq!(find(&text), Some(*form), "{text}");
            assert_eq!(hidden(&shown), shown);
        }
    }
}

#[test]
fn what_is_no_secret_stays() {
    let digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    let public = public_jwk();
    for text in [
        "",
        "Blåbærsyltetøy",
        "“--yess” is not an option here.",
        digest,
        &format!("01{digest}"),
        &format!("sha256-{digest}"),
        &format!("{digest}{digest}"),
        &public,
        &format!("{{\"keys\":[{public}]}}"),
        &format!("The key is {public}."),
        "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
        "/home/ola.nordmann/src/altinn-onboard/tests/fixtures/state/schema-2-everything-that-there-is.json",
        "/nix/store/6l0zr2qj3yhyi1fs9mvnx5vb4ysb1n4d-altinn-onboard-0-1-0/share/doc/altinn-onboard/policies",
        "/private/var/folders/2b/9nqy_0000gn0000000000000000/T/AltinnOnboard/PolicyDecisionPointTests/Data",
        "src/policies/DelegationPolicyMultiRequest/AltinnAppsOrg1App1/UserDelegationWithKeyRoleAndUnits",
        "src/Altinn/Authorization/PolicyAdministrationPoint/Controllers/DelegationChangeController/Models",
        "data/policies/AltinnAppsOrg1App1_KeyRoleUnitDelegation_MainUnit.enriched-1.xml",
        "data/cases/AppPolicy_AltinnAppsOrg1App1_DAGL_NotApplicableResponse_SystemUser16c1f2f6-9e00.json",
        "ttd-et-veldig-langt-navn-paa-en-ressurs-som-noen-har-funnet-paa-for-aa-se-hva-som-skjer",
        "5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11/5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11/5ad4f0ae-1f0c-4b6e",
        "urn:altinn:accesspackage:maskinporten-scopes-nuf https://docs.altinn.studio/nb/api/correspondence/",
        r#"{"id":"d","q":"something","name":"vedtak"}"#,
        "This begins: BEGIN and END.",
        "1.2.3.4.5.6.7.8.9.10.11.12.13.14.15.16.17.18.19.20.21.22.23.24.25",
    ] {
        assert_eq!((find(text), hidden(text)), (None, text.into()));
    }
}

#[test]
fn a_document_stays_json_and_a_public_key_in_it_whole() {
    let secret = pem("PRIVATE KEY", "\n");
    let document = serde_json::json!({
        "schema": 1,
        "key": serde_json::from_str::<serde_json::Value>(&public_jwk()).unwrap(),
        "findings": [
            { "message": format!("“{secret}” is \\ not…"), "d": "c2hvcnQgYnV0IHByaXZhdGU" },
            { "message": format!("a {} b", short_jwk()), "næste": token() },
        ],
    });
    for text in [document.to_string(), serde_json::to_string_pretty(&document).unwrap()] {
        let shown: serde_json::Value = serde_json::from_str(&hidden_in_json(&text)).unwrap();
        assert_eq!(shown["key"], document["key"]);
        assert_eq!(shown["findings"][0]["message"], "“(…)” is \\ not…");
        assert_eq!(shown["findings"][0]["d"], "(…)");
        assert_eq!(shown["findings"][1], serde_json::json!({ "message": "a (…) b", "næste": "(…)" }));
    }
    let harmless = serde_json::json!({ "schema": 1, "id": "d", "name": "et navn", "nøkkel": "a\"b\\" }).to_string();
    assert_eq!(hidden_in_json(&harmless), harmless);
}

/// How each key of 2048 bits begins, wherever a separator stands in its first line by chance.
#[test]
fn the_beginning_of_a_key_is_no_name() {
    let begins = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCrPssGMV9o4KKx";
    for at in 34..begins.len() - 1 {
        let line = format!("{}/{}", cut(begins, 0, at), cut(begins, at + 1, begins.len()));
        assert_eq!(find(&line), Some(SecretForm::Encoded), "{line}");
    }
}

/// Strangers answer with as much as a call takes in. Were each part looked at from the beginning, these would take
/// minutes.
#[test]
fn a_long_text_is_looked_through_once() {
    let base64 = STANDARD.encode(der().repeat(400));
    assert!(base64.len() > 500_000);
    for text in [lines(&base64, 66, "\n"), "-----BEGIN A-----! ".repeat(40_000), "{\"d\":".repeat(100_000)] {
        assert!(hidden(&text).len() <= text.len());
        assert!(hidden_in_json(&format!("[{text}")).len() <= text.len() + 1);
    }
}

#[test]
fn what_only_begins_like_json_is_no_document() {
    let secret = pem("PRIVATE KEY", "\n");
    for text in [format!("[POL] {secret}"), format!("{{a}} {secret}"), format!("[answers]\nkey = '{secret}'\n")] {
        let shown = hidden_in_json(&text);
        assert!(shown.contains(MARK) && !repeats(&shown, &secret), "{shown}");
    }
}

#[test]
fn what_is_left_of_a_text_looks_like_no_secret_either() {
    let text = "BEGIN+------ENDeyJBEGINBEGINBEGINBEGIN";
    assert_eq!(hidden(text), "(…)(…)");
    assert_eq!(hidden_in_json(text), "(…)(…)");
}

proptest::proptest! {
    /// Separators stand in base64 by chance; what is between them is no word.
    #[test]
    fn random_bytes_are_never_taken_for_a_name(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 96..400)) {
        let sparse = bytes.iter().collect::<std::collections::BTreeSet<_>>().len() < 40;
        for text in [STANDARD.encode(&bytes), URL_SAFE_NO_PAD.encode(&bytes)] {
            proptest::prop_assert!(sparse || find(&format!("/home/me/{text}")).is_some(), "{}", text);
        }
    }

    #[test]
    fn long_words_are_those_between_all_others(text in "([ :\"{é]|[a-zA-Z0-9._/+-]{1,30}){0,20}") {
        let is_word = encoded::is_of_word;
        let all = found::pieces(0, &text, |c| !is_word(c)).filter(|(_, word)| word.len() >= encoded::SHORTEST);
        proptest::prop_assert!(encoded::long_words(&text).eq(all));
    }

    #[test]
    fn any_text_can_be_looked_at(text in "(\\PC|[\"{}:.\\\\=A-Za-z0-9+/_-]|BEGIN|-----|-END|eyJ|\"d\"){0,60}") {
        let shown = hidden(&text);
        proptest::prop_assert_eq!(find(&shown), None);
        proptest::prop_assert_eq!(find(&hidden_in_json(&text)), None);
    }
}
