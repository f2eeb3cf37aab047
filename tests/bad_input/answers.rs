//! Answers that cannot be right, from a flag, a variable or a file: nothing is begun on the strength of them.

use altinn_onboard::door::domain::person;

use crate::common::Home;
use crate::common::findings::only_error;
use crate::common::screen::{LANGUAGES, Screens};

const STATE: &str = "altinn-onboard.json";

/// Topic, answer, and the code of the refusal.
const WRONG: &[(&str, &str, &str)] = &[
    ("org-number", "99182582x", "ORG-NOT-DIGITS"),
    ("org-number", "99182582", "ORG-LENGTH"),
    ("org-number", "991825828", "ORG-CHECK-DIGIT"),
    ("org-number", "100000300", "ORG-NO-CHECK-DIGIT"),
    ("org-number", "310000019", "ORG-SYNTHETIC"),
    ("resource-id", "TTD-Vedtak", "RESOURCE-ID-PATTERN"),
    ("resource-id", "ttd vedtak", "RESOURCE-ID-PATTERN"),
    ("resource-id", "app_ttd_vedtak", "RESOURCE-ID-APP"),
    ("resource-id", "se_4711_1", "RESOURCE-ID-SE"),
    ("resource-id", "skd-vedtak", "RESOURCE-ID-PREFIX"),
    ("resource-id", "ttd-migratedcorrespondence-5229-1", "RESOURCE-ID-MIGRATED"),
    ("resource-id", "urn:altinn:resource:ttd-vedtak", "RESOURCE-ID-URN"),
    ("contact-point", "kari.nordmann@ttd.no", "CONTACT-PERSONAL"),
    ("contact-point", "ttd", "CONTACT-FORM"),
    ("events-address", "http://ttd.no/altinn", "WEBHOOK-NOT-HTTPS"),
    ("events-address", "ttd.no/altinn", "WEBHOOK-NOT-ABSOLUTE"),
    ("events-address", "https://a:b@ttd.no/altinn", "WEBHOOK-CREDENTIALS"),
    ("events-address", "https://ver2.maskinporten.no/altinn", "HOST-SWITCHED-OFF"),
    ("events-address", "https://169.254.169.254/altinn", "WEBHOOK-REHEARSAL"),
    ("test-recipient", "991825827", "RECIPIENT-REAL"),
    ("readers", "ordinaer-post-til-virksomheten-og-mer", "READER-UNKNOWN"),
    ("readers", "urn:altinn:accesspackage:finnes-ikke", "READER-UNKNOWN"),
    ("notify", "pigeon", "CHOICE-UNKNOWN"),
    ("confidential", "maybe", "YES-NO"),
    ("terms-signed", "soon", "DATE-FORM"),
    ("terms-signed", "2031-01-01", "DATE-FUTURE"),
    ("description", " | Vedtak", "TEXTS-FORM"),
    ("contact-point", "", "ANSWER-EMPTY"),
];

/// What every run begins with.
const INIT: [&str; 6] = ["init", "correspondence", "--env=sandbox", "--yes", "--no-wait", "--scenario=instant"];

fn init(home: &Home, more: &[&str]) -> crate::common::Run {
    home.run(&[&INIT, more].concat())
}

#[test]
fn each_wrong_flag_is_one_error_in_both_languages_and_nothing_is_begun() {
    let home = Home::dated();
    let mut screens = Screens::new("bad_input/answers");
    for (topic, answer, code) in WRONG {
        let flag = format!("--{topic}={answer}");
        let said = LANGUAGES.map(|language| {
            let run = init(&home, &[&flag, "--lang", language]);
            screens.add(&home, &[&INIT[..], &[&flag, "--lang", language]].concat(), &run);
            let error = only_error(&run);
            assert_eq!((run.status, error.code.as_str()), (Some(2), *code), "{flag}: {run:#?}");
            assert!(error.text.starts_with(&format!("--{topic} ")) && error.advised, "{error:?}");
            assert!(!home.work().join(STATE).exists() && !home.work().join("letters").exists(), "{flag}");
            error.text
        });
        assert_ne!(said[0], said[1], "{code} is said in two languages");
    }
    screens.check();
}

#[test]
fn the_place_is_the_flag_the_variable_or_the_file_and_its_key() {
    let home = Home::dated().with("ALTINN_ONBOARD_CONTACT_POINT", "kari.nordmann@ttd.no");
    let error = only_error(&init(&home, &["--lang", "en"]));
    assert_eq!(error.code, "CONTACT-PERSONAL");
    let mut screens = Screens::new("bad_input/places");
    screens.run([&home, &home], &INIT);
    assert!(error.text.starts_with("ALTINN_ONBOARD_CONTACT_POINT "), "{error:?}");

    let home = Home::dated();
    std::fs::write(home.work().join("mine.toml"), "contact-point = \"kari.nordmann@ttd.no\"\n").unwrap();
    let error = only_error(&init(&home, &["--answers", "mine.toml", "--lang", "en"]));
    assert!(error.text.starts_with("mine.toml: contact-point "), "{error:?}");

    std::fs::write(home.work().join("mine.toml"), "contact-piont = \"x\"\n").unwrap();
    let file = [&INIT[..], &["--answers", "mine.toml"]].concat();
    let runs = screens.run([&home, &home], &file);
    for (run, meant) in runs.iter().zip(["Mente du «contact-point»?", "Did you mean “contact-point”?"]) {
        let error = only_error(run);
        assert_eq!((run.status, error.code.as_str()), (Some(2), "ANSWERS-UNKNOWN-KEY"));
        assert!(error.text.starts_with("mine.toml: contact-piont ") && error.text.contains(meant), "{error:?}");
    }
    std::fs::write(home.work().join("mine.toml"), "contact-point = \n").unwrap();
    let error = only_error(&screens.run([&home, &home], &file)[1]);
    assert!(error.code == "ANSWERS-NOT-TOML" && error.text.starts_with("mine.toml:1 "), "{error:?}");
    let nowhere = [&INIT[..], &["--answers", "nowhere.toml"]].concat();
    let error = only_error(&screens.run([&home, &home], &nowhere)[1]);
    assert!(error.text.contains("nowhere.toml"), "{error:?}");
    screens.check();
    assert!(!home.work().join(STATE).exists());
}

#[test]
fn several_wrong_and_missing_answers_are_named_at_once() {
    let home = Home::dated();
    let mut screens = Screens::new("bad_input/several");
    let several = [&INIT[..], &["--notify=pigeon", "--contact-point=kari.nordmann@ttd.no"]].concat();
    let [_, run] = screens.run([&home, &home], &several);
    screens.check();
    let codes: Vec<String> = crate::common::findings::errors(&run).into_iter().map(|error| error.code).collect();
    assert_eq!((run.status, codes), (Some(2), vec!["CONTACT-PERSONAL".to_owned(), "CHOICE-UNKNOWN".to_owned()]));
}

/// A number that no test needs to hold in its source.
fn persons_number() -> String {
    let candidates = (0..100_000).map(|tail| format!("010190{tail:05}"));
    candidates.into_iter().find(|candidate| person::recognise(candidate).is_some()).unwrap()
}

#[test]
fn a_persons_number_is_refused_wherever_it_is_typed_and_repeated_nowhere() {
    let number = persons_number();
    let home = Home::dated();
    for topic in ["description", "contact-point", "test-recipient", "org-number", "appearance-by"] {
        let flag = format!("--{topic}=Kari {number}");
        let run = init(&home, &[&flag, "--lang", "en"]);
        let error = only_error(&run);
        assert_eq!((run.status, error.code.as_str()), (Some(2), "PERSON-NUMBER"), "{topic}");
        assert!(!run.stderr.contains(&number) && !run.stdout.contains(&number), "{topic}");
    }
    assert_nowhere(&home, &number);
}

#[test]
fn a_private_key_where_a_public_one_belongs_is_never_kept() {
    let home = Home::dated();
    let secret = "c2VjcmV0LXByaXZhdGUtZXhwb25lbnQ";
    let jwk = format!(r#"{{"kty":"RSA","n":"0vx7","e":"AQAB","d":"{secret}"}}"#);
    let supplier = ["--operated-by=supplier-key", "--supplier-name=Leverandør AS", "--supplier-org-number=999999999"];
    let flag = format!("--public-key={jwk}");
    let file = home.work().join("answers.toml");
    let of_file = |answer: &str, language: &str| {
        std::fs::write(&file, answer).unwrap();
        let run = init(&home, &[&supplier[..], &["--answers=answers.toml", "--lang", language]].concat());
        std::fs::remove_file(&file).unwrap();
        run
    };
    for language in ["en", "nb"] {
        let typed = init(&home, &[&supplier[..], &[&flag, "--lang", language]].concat());
        let written = of_file(&format!("public-key = '{jwk}'\n"), language);
        for (run, code, place) in
            [(typed, "SECRET-ON-COMMAND-LINE", "--public-key "), (written, "JWK-PRIVATE", "answers.toml: public-key ")]
        {
            let error = only_error(&run);
            assert_eq!((run.status, error.code.as_str()), (Some(2), code));
            assert!(error.text.starts_with(place) && error.advised, "{error:?}");
            assert!(!run.stderr.contains(secret) && !run.stdout.contains(secret));
        }
    }
    let pem = of_file("appearance-by = '-----BEGIN PRIVATE KEY----- c2VjcmV0'\n", "en");
    assert_eq!(only_error(&pem).code, "SECRET-IN-ANSWER");
    assert_nowhere(&home, secret);
}

/// No file of the working folder holds it.
fn assert_nowhere(home: &Home, secret: &str) {
    for entry in std::fs::read_dir(home.work()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            assert!(!std::fs::read_to_string(&path).unwrap().contains(secret), "{}", path.display());
        }
    }
}
