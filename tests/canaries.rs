//! Planted canaries: what must never leave its place is looked for in every file, in all that is said, and in the log of
//! calls. A private key, an API key of Altinn Studio, a token, a national identity number.

use std::fs;
use std::path::Path;

use crate::common::{Home, Run};
use altinn_onboard::door::domain::person;
use altinn_onboard::door::record::topic::TopicMarker as _;
use altinn_onboard::door::record::{Topic, t};
use altinn_onboard::door::steps::journeys;
use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rsa::{KeyPair, KeySize};
use base64::{Engine as _, engine::general_purpose::STANDARD};

const REHEARSE: [&str; 8] =
    ["init", "correspondence", "--env", "sandbox", "--scenario", "instant", "--yes", "--verbose"];

/// A private key as PKCS#8 PEM, and texts of which none may stand anywhere else.
fn private_key() -> (String, Vec<String>) {
    let der: Pkcs8V1Der<'_> = KeyPair::generate(KeySize::Rsa2048).unwrap().as_der().unwrap();
    let lines = STANDARD.encode(der.as_ref());
    let lines: Vec<&str> = lines.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", lines.join("\n"));
    // The first third is the header and the modulus, which is public.
    let private = lines.iter().skip(lines.len() / 2).filter(|line| line.len() == 64);
    (pem, private.map(|line| line[8..40].to_owned()).collect())
}

/// National identity numbers that hold, completed here so that none stands in the source: synthetic, and real by form.
pub fn person_numbers() -> [String; 2] {
    ["018190", "010190"].map(|date| {
        let all = (0..100_000).map(|rest| format!("{date}{rest:05}"));
        all.into_iter().find(|number| person::recognise(number).is_some()).unwrap()
    })
}

/// Everything that could have taken a canary up.
#[derive(Default)]
struct Seen {
    texts: Vec<(String, String)>,
}

impl Seen {
    fn run(&mut self, home: &Home, arguments: &[&str], status: i32) {
        let Run { status: ended, stdout, stderr, .. } = home.run(arguments);
        assert_eq!(ended, Some(status), "{arguments:?}\n{stderr}");
        self.texts.push((format!("stdout of {arguments:?}"), stdout));
        self.texts.push((format!("stderr of {arguments:?}"), stderr));
    }

    /// All files of the working folder and of the user, but for those that are named.
    fn files(&mut self, home: &Home, but: &[&Path]) {
        let mut folders = vec![home.work(), home.home(), home.config(), home.data()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if but.iter().any(|but| path.starts_with(but)) {
                    continue;
                }
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
                    self.texts.push((path.display().to_string(), text));
                }
            }
        }
    }

    /// Where a canary stands; nowhere is right.
    fn none_holds(&self, what: &str, canary: &str) {
        let found: Vec<&str> =
            self.texts.iter().filter(|(_, text)| text.contains(canary)).map(|(place, _)| place.as_str()).collect();
        assert!(found.is_empty(), "{what} stands in {found:?}");
    }
}

/// The commands that have most to do with keys, after a rehearsal.
fn use_the_key(seen: &mut Seen, home: &Home) {
    for command in [
        &["token", "--verbose"][..],
        &["token", "--verbose", "--method", "direct", "--format", "json"],
        &["token", "--verbose", "--proof"],
        &["client", "key"],
        &["checklist", "--evidence"],
        &["checklist", "--format", "json"],
        &["letter", "package", "--save", "post"],
        &["resume", "--redo", "maskinporten-client", "--yes", "--verbose"],
    ] {
        seen.run(home, command, 0);
    }
    seen.run(home, &["token", "--verbose", "--scope", "altinn:broker.write"], 1);
}

#[test]
fn a_private_key_from_a_file_stays_in_the_key_store() {
    let home = Home::new();
    let (pem, canaries) = private_key();
    let file = home.home().join("own.pem");
    fs::write(&file, &pem).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let mut seen = Seen::default();
    let source = ["--key-source", "file", "--key-file", file.to_str().unwrap(), "--key-store", "file"];
    seen.run(&home, &[&REHEARSE[..], &source].concat(), 0);
    let state: serde_json::Value = serde_json::from_str(&home.read("altinn-onboard.json")).unwrap();
    let of = &state["books"]["rehearsal"]["environments"]["sandbox"];
    assert_eq!(of["key-source"]["main"]["value"], "file", "the key was used");
    use_the_key(&mut seen, &home);
    let keys = home.data();
    assert!(keys.read_dir().unwrap().next().is_some(), "the key store is there");
    seen.files(&home, &[&file, &keys]);
    assert!(seen.texts.iter().any(|(place, _)| place.ends_with("altinn-onboard.json")));
    for canary in canaries {
        seen.none_holds("the private key", &canary);
    }
}

#[test]
fn a_private_key_in_a_variable_stays_there() {
    let (pem, canaries) = private_key();
    let home = Home::new().with("ALTINN_ONBOARD_KEY_MAIN", &pem);
    let mut seen = Seen::default();
    seen.run(&home, &[&REHEARSE[..], &["--key-store", "env"]].concat(), 0);
    use_the_key(&mut seen, &home);
    seen.files(&home, &[]);
    for canary in canaries {
        seen.none_holds("the private key", &canary);
    }
}

#[test]
fn a_variable_that_is_no_key_is_not_repeated() {
    let broken = "-----BEGIN PRIVATE KEY-----\nKANARIFUGL\n-----END PRIVATE KEY-----";
    let home = Home::new().with("ALTINN_ONBOARD_KEY_MAIN", broken);
    let mut seen = Seen::default();
    seen.run(&home, &[&REHEARSE[..], &["--key-store", "env"]].concat(), 1);
    seen.files(&home, &[]);
    seen.none_holds("what was taken for a key", "KANARIFUGL");
}

#[test]
fn a_private_key_that_is_pasted_is_refused_and_forgotten() {
    let (pem, canaries) = private_key();
    let jwk = r#"{"kty":"RSA","e":"AQAB","n":"xyz","d":"KANARIFUGL","kid":"k"}"#;
    for pasted in [jwk, &pem] {
        let home = Home::new();
        let mut seen = Seen::default();
        seen.run(&home, &[&REHEARSE[..], &["--key-source", "paste", "--public-key", pasted]].concat(), 2);
        seen.files(&home, &[]);
        seen.none_holds("the private part", "KANARIFUGL");
        for canary in &canaries {
            seen.none_holds("the private key", canary);
        }
    }
}

#[test]
fn an_api_key_of_studio_is_sent_and_nothing_else() {
    let home = Home::new().with("ALTINN_ONBOARD_STUDIO_KEY", "KANARIFUGL");
    let mut seen = Seen::default();
    seen.run(&home, &["studio", "check", "--env", "sandbox", "--verbose"], 3);
    seen.run(&home, &REHEARSE, 0);
    seen.files(&home, &[]);
    seen.none_holds("the API key", "KANARIFUGL");
}

#[test]
fn no_token_and_no_signed_request_is_shown_or_kept() {
    let home = Home::new();
    let mut seen = Seen::default();
    seen.run(&home, &REHEARSE, 0);
    use_the_key(&mut seen, &home);
    seen.files(&home, &[]);
    // How every JWT begins: `{"` in base64.
    seen.none_holds("a token", "eyJ");
    seen.run(&home, &["token", "--assertion", "request.jwt"], 0);
    assert!(home.read("request.jwt").starts_with("eyJ"), "the canary is what tokens look like");
    seen.none_holds("a signed request", "eyJ");
}

#[test]
fn a_persons_number_is_refused_wherever_it_is_answered() {
    let [synthetic, real] = person_numbers();
    let mut topics: Vec<Topic> = journeys::asked().collect();
    // Asked for only in production and with a supplier, but their flags are there.
    assert!(topics.contains(&t::TestRecipient::TOPIC) && topics.contains(&t::HandoverAlertContact::TOPIC));
    topics.sort_unstable();
    for (number, topic) in
        topics.iter().enumerate().map(|(at, topic)| (if at % 2 == 0 { &synthetic } else { &real }, topic))
    {
        let answer = format!("Kari {number}");
        let home = Home::new();
        let mut seen = Seen::default();
        let flag = format!("--{}", topic.id());
        let run = home.run(&[&REHEARSE[..], &[&flag, &answer]].concat());
        seen.texts.push(("stdout".into(), run.stdout));
        seen.texts.push(("stderr".into(), run.stderr));
        seen.files(&home, &[]);
        for canary in [number.as_str(), &format!("{} {}", &number[..6], &number[6..])] {
            seen.none_holds(&format!("the number given for {flag} (exit {:?})", run.status), canary);
        }
    }
}

#[test]
fn a_persons_number_is_refused_in_variables_files_and_letters() {
    let [synthetic, real] = person_numbers();
    let mut seen = Seen::default();
    let answers = format!("handover-alert-contact = \"{real}\"\nappearance-by = \"Kari {synthetic}\"\n");

    let home = Home::new().with("ALTINN_ONBOARD_HANDOVER_ALERT_CONTACT", &synthetic);
    seen.run(&home, &REHEARSE, 2);
    seen.files(&home, &[]);

    let home = Home::new();
    fs::write(home.work().join("answers.toml"), answers).unwrap();
    seen.run(&home, &[&REHEARSE[..], &["--answers", "answers.toml"]].concat(), 2);
    seen.files(&home, &[&home.work().join("answers.toml")]);

    let home = Home::new();
    seen.run(&home, &REHEARSE, 0);
    let noted = home.run(&["letter", "L1", "--sent", "today", "--our-reference", &real]);
    seen.texts.push(("letter, stderr".into(), noted.stderr));
    let person = ["letter", "L1", "--contact-name", "Kari", "--contact-phone", &synthetic, "--save", "post"];
    let saved = home.run(&person);
    assert_eq!((noted.status, saved.status), (Some(2), Some(2)));
    assert!(saved.stderr.contains("PERSON-NUMBER: --contact-phone"), "{}", saved.stderr);
    seen.texts.push(("letter, stderr".into(), saved.stderr));
    seen.files(&home, &[]);

    for number in [&synthetic, &real] {
        seen.none_holds("the number", number);
    }
}
