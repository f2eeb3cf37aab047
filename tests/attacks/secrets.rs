//! A secret that stands where something else belongs: on the command line, in a variable, in each file that the program
//! reads. Nothing repeats it, neither on the screen nor in a file, and it is said that it must be replaced.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use crate::common::{Home, Run, child};

/// So many characters in a row are a part of a secret.
const RUN: usize = 20;

const REHEARSE: [&str; 7] = ["init", "correspondence", "--env", "sandbox", "--scenario", "instant", "--yes"];

/// A private key as DER.
fn der() -> &'static [u8] {
    static KEY: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let der: Pkcs8V1Der<'_> = KeyPair::generate(KeySize::Rsa2048).unwrap().as_der().unwrap();
        der.as_ref().to_vec()
    });
    &KEY
}

/// A secret, and the runs of what is private of it.
struct Planted {
    text: String,
    private: HashSet<String>,
}

fn runs(text: &str) -> impl Iterator<Item = String> {
    let bare: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    (0..bare.len().saturating_sub(RUN - 1)).map(move |at| bare[at..at + RUN].iter().collect())
}

impl Planted {
    fn is_in(&self, text: &str) -> bool {
        runs(text).any(|run| self.private.contains(&run))
    }
}

/// PEM in lines and on one line, a JWK, a JWT, and DER in base64.
fn each() -> Vec<Planted> {
    let (body, part) = (STANDARD.encode(der()), |from: usize| URL_SAFE_NO_PAD.encode(&der()[from..from + 256]));
    let pem = |between: &str| {
        let lines: Vec<&str> = body.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
        format!("-----BEGIN PRIVATE KEY-----{between}{}{between}-----END PRIVATE KEY-----", lines.join(between))
    };
    // What stands first is the same in every key.
    let half = &body[body.len() / 2..];
    let jwk = format!(r#"{{"kty":"RSA","e":"AQAB","n":"{}","d":"{}","kid":"k"}}"#, part(40), part(300));
    let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(r#"{"alg":"RS256"}"#), URL_SAFE_NO_PAD.encode("{}"));
    [
        (pem("\n"), half.to_owned()),
        (pem(" "), half.to_owned()),
        (jwk, part(300)),
        (format!("{signed}.{}", part(200)), part(200)),
        (body.clone(), half.to_owned()),
    ]
    .into_iter()
    .map(|(text, private)| Planted { text, private: runs(&private).collect() })
    .collect()
}

/// Nothing of a secret stands on the screen, nor in any file but those that held it before.
fn is_nowhere(home: &Home, run: &Run, planted: &Planted, held: &[&Path]) {
    for (name, text) in [("stdout", &run.stdout), ("stderr", &run.stderr)] {
        assert!(!planted.is_in(text), "{name}: {text}");
    }
    for entry in walkdir::WalkDir::new(home.root()).into_iter().map(Result::unwrap) {
        if entry.file_type().is_file() && !held.contains(&entry.path()) {
            let text = String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).into_owned();
            assert!(!planted.is_in(&text), "{}", entry.path().display());
        }
    }
}

#[test]
fn a_key_that_is_given_where_a_path_belongs_is_not_repeated() {
    for planted in each() {
        for language in ["nb", "en"] {
            let (lang, own) = (["--lang", language], ["--key-source", "file"]);
            let home = Home::in_memory();
            let run = home.run(&[&REHEARSE[..], &lang, &own, &["--key-file", &planted.text]].concat());
            is_nowhere(&home, &run, &planted, &[]);
            assert!(run.status == Some(2) && run.stderr.contains("SECRET-ON-COMMAND-LINE: --key-file"), "{run:?}");
            let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
            let warns =
                if language == "nb" { ["skallets historikk", "Lag en ny"] } else { ["shell's history", "Make a new"] };
            assert!(warns.iter().all(|words| said.contains(words)), "{said}");

            let home = Home::in_memory().with("ALTINN_ONBOARD_KEY_FILE", &planted.text);
            let run = home.run(&[&REHEARSE[..], &lang, &own].concat());
            is_nowhere(&home, &run, &planted, &[]);
            assert!(
                run.status == Some(2) && run.stderr.contains("SECRET-IN-VARIABLE: ALTINN_ONBOARD_KEY_FILE"),
                "{run:?}"
            );
        }
    }
}

/// Each kind of file that holds a secret instead of, or beside, what belongs in it.
#[test]
fn no_file_that_is_read_is_repeated_where_it_holds_a_secret() {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    for planted in each() {
        let (text, quoted) = (planted.text.as_str(), quoted(&planted.text));
        let environment = format!("[environments.lab]\nsimulated = {quoted}\nissuer = {quoted}\n");
        for (content, command) in [
            (text.to_owned(), "init correspondence --env lab --environments FILE --plan --no-input"),
            (environment, "init correspondence --env lab --environments FILE --plan --no-input"),
            (
                format!("[environments.{quoted}]\n"),
                "init correspondence --env lab --environments FILE --plan --no-input",
            ),
            (text.to_owned(), "init correspondence --env tt02 --answers FILE --plan --no-input"),
            (format!("{quoted} = 1\n"), "init correspondence --env tt02 --answers FILE --plan --no-input"),
            (format!("org-number = {quoted}\n"), "init correspondence --env sandbox --answers FILE --yes"),
            (format!("service-name = {quoted}\n"), "init correspondence --env sandbox --answers FILE --yes"),
            (
                format!("public-key = {quoted}\nkey-source = \"paste\"\n"),
                "init correspondence --env sandbox --answers FILE --yes",
            ),
            (text.to_owned(), "policy lint FILE"),
            (text.to_owned(), "policy lint FILE --format json"),
            (text.to_owned(), "policy explain FILE"),
            (format!("<Policy PolicyId={}/>", quoted.replace('"', "'")), "policy lint FILE --format sarif"),
            (text.to_owned(), "checklist --state FILE"),
            (text.to_owned(), "policy test FILE FILE"),
        ] {
            let home = Home::in_memory();
            let file = home.work().join("given");
            fs::write(&file, content).unwrap();
            let words: Vec<&str> =
                command.split(' ').map(|word| if word == "FILE" { "given" } else { word }).chain(["-v"]).collect();
            let run = home.run(&words);
            is_nowhere(&home, &run, &planted, &[&file]);
            assert_ne!(run.status, Some(0), "{words:?}: {run:?}");
        }
    }
}

/// The state is shared: whoever may write it may put a secret into it.
#[test]
fn a_state_that_holds_a_secret_is_shown_without_it() {
    let begun = Home::in_memory();
    assert_eq!(begun.run(&REHEARSE).status, Some(0));
    let state = begun.read("altinn-onboard.json");
    let mut hidden = 0;
    for planted in each() {
        let mut whole: serde_json::Value = serde_json::from_str(&state).unwrap();
        let book = &mut whole["books"]["rehearsal"];
        let evidence = serde_json::json!({ "value": 1, "source": "told", "at": "2026-11-20T10:00:00Z", "how": "x" });
        book["organisation"][&planted.text] = evidence.clone();
        book["environments"]["sandbox"]["key-name"]["main"]["how"] = planted.text.as_str().into();
        let mut of_value = whole.clone();
        of_value["books"]["rehearsal"]["environments"]["sandbox"]["key-name"]["main"]["value"] =
            planted.text.as_str().into();
        let mut of_place = whole.clone();
        of_place["books"]["rehearsal"]["environments"][&planted.text] = serde_json::json!({});
        let mut of_kind = whole.clone();
        of_kind["books"]["rehearsal"]["organisation"]["org-number"]["value"] = planted.text.as_str().into();
        for held in [whole, of_value, of_place, of_kind] {
            for command in [
                &["checklist", "--evidence"][..],
                &["checklist", "--format", "json"],
                &["checklist", "--format", "html"],
                &["resume", "--yes", "-v"],
                &["client", "key"],
                &["letter", "package", "--save", "post"],
                &["token", "-v"],
            ] {
                let home = Home::in_memory();
                let file = home.work().join("altinn-onboard.json");
                fs::write(&file, serde_json::to_string_pretty(&held).unwrap()).unwrap();
                let run = home.run(command);
                is_nowhere(&home, &run, &planted, &[&file]);
                hidden += usize::from(run.stderr.contains("SECRET-HIDDEN"));
            }
        }
    }
    assert!(hidden > 20, "only {hidden} commands met it");
}

#[test]
fn a_panic_repeats_no_secret_and_gives_back_what_it_holds() {
    for planted in each() {
        let home = Home::in_memory();
        let run = home.run_program(child::program(), &["--be", "panicking", &planted.text], "");
        is_nowhere(&home, &run, &planted, &[]);
        let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("PROGRAM-STOPPED") && said.contains("could not read (…)"), "{said}");
        assert!(said.starts_with("released "), "as at Ctrl-C: {said}");
        assert_eq!(run.status, Some(1), "{said}");
    }
}
