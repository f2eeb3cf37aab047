//! The supplier is another organisation: the own number is refused in its place, wherever it is given.

use std::fs;

use crate::common::{Home, Run};

const SUPPLIER: [&str; 2] = ["--operated-by=supplier-key", "--supplier-name=Leverandøren AS"];
const OWN: &str = "991825827";

/// What is said of it in both languages.
const SAID: [(&str, &str); 2] = [("en", "This is your own number."), ("nb", "Dette er deres eget nummer.")];

/// `init` in the sandbox, in the language that is given.
fn init(home: &Home, more: &[&str]) -> Run {
    let walk = ["init", "correspondence", "--env=sandbox", "--scenario=instant", "--yes", "--no-wait"];
    home.run(&[&walk[..], more].concat())
}

#[test]
fn a_flag_a_variable_and_a_file_are_refused_by_name_and_in_both_languages() {
    let flag = format!("--supplier-org-number={OWN}");
    for (language, said) in SAID {
        let in_language = format!("--lang={language}");
        let by_file = Home::new();
        fs::write(by_file.work().join("svar.toml"), format!("supplier-org-number = \"{OWN}\"\n")).unwrap();
        let by_variable = Home::new().with("ALTINN_ONBOARD_SUPPLIER_ORG_NUMBER", OWN);
        for (home, more, subject) in [
            (Home::new(), flag.as_str(), "--supplier-org-number"),
            (by_variable, "", "ALTINN_ONBOARD_SUPPLIER_ORG_NUMBER"),
            (by_file, "--answers=svar.toml", "svar.toml: supplier-org-number"),
        ] {
            let more = Some(more).filter(|more| !more.is_empty());
            let given: Vec<&str> = SUPPLIER.into_iter().chain([in_language.as_str()]).chain(more).collect();
            let run = init(&home, &given);
            assert_eq!(run.status, Some(2), "{run:#?}");
            let text = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(text.contains(&format!("SUPPLIER-OWN-NUMBER: {subject} {said}")), "{text}");
            let kept = fs::read_to_string(home.work().join("altinn-onboard.json")).unwrap_or_default();
            assert!(!kept.contains("supplier-org-number"), "{subject}");
        }
    }
}

#[test]
fn who_becomes_the_supplier_by_a_change_is_asked_for_the_supplier_again() {
    let home = Home::new();
    let begun = init(&home, &[&SUPPLIER[..], &["--supplier-org-number=999999999"]].concat());
    assert_eq!(begun.status, Some(8), "{begun:#?}");
    assert!(home.read("altinn-onboard.json").contains("supplier-org-number"));
    let common = ["--scenario=instant", "--yes", "--no-wait", "--no-input", "--lang=en"];
    let own = home.run(&[&["change", "supplier-org-number", "--supplier-org-number=991825827"], &common[..]].concat());
    assert_eq!(own.status, Some(2), "{own:#?}");
    assert!(own.stderr.contains("SUPPLIER-OWN-NUMBER: --supplier-org-number"), "{own:#?}");
    // The other way round: the supplier's number becomes one's own, and is the supplier's no more.
    let changed = home.run(&[&["change", "org-number", "--org-number=999999999"], &common[..]].concat());
    assert_eq!(changed.status, Some(2), "{changed:#?}");
    assert!(changed.stderr.contains("--supplier-org-number"), "{changed:#?}");
}
