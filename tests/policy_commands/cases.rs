//! Small policies of which each has one fault, or none, and what is said of them.

use serde_json::Value;

use crate::common::{Home, Run};

/// A home with the policies of the folder of cases.
fn cases() -> Option<Home> {
    let folder = super::data()?.join("../cases/policies");
    let home = Home::in_memory();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, home.work().join(path.file_name().unwrap())).unwrap();
    }
    Some(home)
}

/// The severity and the help of each finding of a code.
fn said(run: &Run, code: &str) -> Vec<(String, String)> {
    let document: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"));
    let text = |finding: &Value, name: &str| finding[name].as_str().unwrap_or_default().to_owned();
    let all = document["files"].as_array().into_iter().flatten().flat_map(|file| file["findings"].as_array());
    let of_code = all.flatten().filter(|finding| finding["code"] == code);
    of_code.map(|finding| (text(finding, "severity"), text(finding, "help"))).collect()
}

#[test]
fn each_case_is_judged_as_the_platform_would() {
    let Some(home) = cases() else { return };
    let lint = |line: &str| {
        let words = ["policy", "lint", "--lang", "en", "--format", "json", "--today", "2026-11-29"];
        home.run(&words.into_iter().chain(line.split(' ')).collect::<Vec<_>>())
    };
    for (line, code, severity, help) in [
        ("twoids.xml", "POL036", "error", "Write the same resource ID in all rules"),
        ("twoids.xml --resource-id etat-vedtak", "POL030", "error", "Write etat-vedtak"),
        ("o1.xml", "POL057", "error", "Did you mean urn:altinn:rolecode:dagl?"),
        ("c1.xml --type consent", "POL043", "error", "urn:altinn:access-list with the value ttd:m_testliste"),
        ("app-noorg.xml --type app", "POL085", "warning", "read and write"),
        ("app-orgnoread.xml --type app", "POL086", "warning", "Add read"),
    ] {
        let run = lint(line);
        let found = said(&run, code);
        assert!(matches!(found.as_slice(), [(found, _)] if found == severity), "{line}: {found:?} {}", run.stdout);
        assert!(found[0].1.contains(help), "{line}: {found:?}");
        assert_eq!(run.status, Some(if severity == "error" { 3 } else { 0 }), "{line}");
    }
    for (line, code) in [
        ("g1.xml --type generic", "POL065"),
        ("g2.xml --type generic", "POL065"),
        ("app-orgnoread.xml --type app", "POL085"),
        ("app-noorg.xml --type app", "POL086"),
        ("o1.xml", "POL054"),
        ("p1.xml", "POL036"),
    ] {
        assert_eq!(said(&lint(line), code), [], "{line}");
    }
}

#[test]
fn a_file_of_two_resources_is_not_explained() {
    let Some(home) = cases() else { return };
    for more in [&[][..], &["--resource-id", "etat-vedtak"], &["--format", "json"]] {
        let run = home.run(&[&["policy", "explain", "twoids.xml", "--lang", "en"][..], more].concat());
        let said = format!("{}{}", run.stdout, run.stderr);
        assert_eq!(run.status, Some(3), "{more:?}: {said}");
        assert!(said.contains("POL036") && !said.contains("dagl"), "{more:?}: {said}");
    }
}

/// What a rule has already is no advice: three roles of it have their package in the same rule.
#[test]
fn no_package_is_advised_that_the_rule_has() {
    let Some(home) = cases() else { return };
    let real = super::data().unwrap().join("policies");
    let name = "resource-013-3-0-ResourceRegistry-nav-sykepenger-dialog-resourcepolicy.xml";
    std::fs::copy(real.join(name), home.work().join("real.xml")).unwrap();
    let run = home.run(&["policy", "lint", "real.xml", "--lang", "en", "--format", "json", "--today", "2026-11-29"]);
    let found = said(&run, "POL049");
    let adding = found.iter().filter(|(_, help)| help.contains("Add the access package")).count();
    let having = found.iter().filter(|(_, help)| help.contains("already")).count();
    assert_eq!((adding, having), (0, 3), "{found:?}");
}
