//! `policy explain`.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::Mutex;

use altinn_onboard::door::policy::model::{EditorPolicy, EditorRule};
use altinn_onboard::door::policy::write::to_xml;
use serde_json::{Value, json};

use crate::common::findings::only_error;
use crate::common::screen::Screens;
use crate::common::{Home, Run};

const ROLE: &str = "urn:altinn:rolecode";
const PACKAGE: &str = "urn:altinn:accesspackage";

fn rule(number: usize, subjects: &[&str], packages: &[&str], actions: &[&str]) -> EditorRule {
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    EditorRule {
        rule_id: format!("urn:altinn:resource:ttd-brev:ruleid:{number}"),
        description: Some(String::new()),
        subject: list(subjects),
        access_packages: list(packages),
        actions: list(actions),
        resources: vec![vec!["urn:altinn:resource:ttd-brev".into()]],
    }
}

/// Ordinary readers, one role that ends, a sender by number, the service owner's events, and level 4.
fn rich() -> EditorPolicy {
    let dagl = format!("{ROLE}:DAGL");
    let a0236 = format!("{ROLE}:a0236");
    let post = format!("{PACKAGE}:ordinaer-post-til-virksomheten");
    EditorPolicy {
        rules: vec![
            rule(1, &[&dagl, &a0236], &[&post], &["read"]),
            rule(2, &["urn:altinn:organization:identifier-no:991825827"], &[], &["write"]),
            rule(3, &["urn:altinn:org:ttd"], &[], &["subscribe"]),
        ],
        required_authentication_level_end_user: Some("4".into()),
        required_authentication_level_org: Some("3".into()),
        version: None,
    }
}

/// Only those with a general manager can read.
fn narrow() -> EditorPolicy {
    let dagl = format!("{ROLE}:dagl");
    EditorPolicy { rules: vec![rule(1, &[&dagl], &[], &["read"])], ..rich() }
}

fn home(model: &EditorPolicy) -> Home {
    let home = Home::dated();
    std::fs::write(home.work().join("policy.xml"), to_xml(model)).unwrap();
    home
}

fn explain(home: &Home, flags: &[&str]) -> Run {
    home.run(&[&["policy", "explain", "policy.xml"], flags].concat())
}

fn parsed(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

#[test]
fn the_registry_s_view_is_frozen() {
    let run = explain(&home(&rich()), &["--format", "json"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{run:?}");
    let answer = parsed(&run);
    let keys: Vec<&str> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    let frozen = ["schema", "flattenedRules", "rights", "subjects", "minimumAuthenticationLevel"];
    assert_eq!(keys[..5], frozen);
    let further = [
        "resourceId",
        "type",
        "rightsV2",
        "recipients",
        "grants",
        "services",
        "levels",
        "accessLists",
        "gates",
        "altinn2",
        "findings",
        "catalogue",
    ];
    assert_eq!(keys[5..], further);
    assert_eq!((&answer["schema"], &answer["flattenedRules"]), (&json!(1), &json!(5)));
    assert_eq!(answer["minimumAuthenticationLevel"], 4);
    let subjects = [
        "urn:altinn:rolecode:dagl",
        "urn:altinn:rolecode:a0236",
        "urn:altinn:accesspackage:ordinaer-post-til-virksomheten",
        "urn:altinn:organization:identifier-no:991825827",
        "urn:altinn:org:ttd",
    ];
    assert_eq!(answer["subjects"], json!(subjects));
    let right = &answer["rights"][0];
    let keys: Vec<&str> = right.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["key", "action", "resource", "subjects"]);
    assert_eq!(right["resource"], json!(["urn:altinn:resource:ttd-brev"]));
    // Case stays where the rights are listed.
    assert_eq!(right["subjects"][0], json!(["urn:altinn:rolecode:DAGL"]));
    assert!(right["key"].as_str().unwrap().starts_with("read;ttd-brev;"));
}

#[test]
fn without_a_level_it_is_0_and_what_the_registry_would_raise_is_the_answer() {
    let mut model = EditorPolicy {
        required_authentication_level_end_user: None,
        required_authentication_level_org: None,
        ..narrow()
    };
    assert_eq!(parsed(&explain(&home(&model), &["--format", "json"]))["minimumAuthenticationLevel"], 0);
    model.rules[0].subject.clear();
    let run = explain(&home(&model), &["--format", "json"]);
    let answer = parsed(&run);
    assert_eq!(answer["error"], "Object reference not set to an instance of an object");
    assert_eq!((answer.get("rights"), answer.get("flattenedRules")), (None, None));
    assert_eq!((run.status, &answer["findings"][0]["code"]), (Some(3), &json!("EXPLAIN-UNLISTABLE")));
}

#[test]
fn what_the_platform_refuses_is_an_answer_too_and_a_missing_file_is_not() {
    let home = home(&narrow());
    std::fs::write(home.work().join("policy.xml"), "<Policy/>").unwrap();
    let run = explain(&home, &["--format", "json"]);
    assert_eq!((run.status, &parsed(&run)["error"]), (Some(3), &json!("Invalid XACML Policy Policy is missing")));
    assert_eq!(run.stderr, "");
    let run = explain(&home, &[]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(3), ""));
    let shown = only_error(&run);
    assert_eq!((shown.code.as_str(), shown.advised), ("POL001", true));
    assert_eq!(home.run(&["policy", "explain", "none.xml", "--format", "json"]).status, Some(1));
}

#[test]
fn nobody_is_an_error_for_ordinary_mail() {
    let home = home(&narrow());
    for (flags, status) in [
        (&["--recipient", "as"][..], 0),
        (&["--recipient", "enk"], 3),
        (&["--recipient", "enk", "--type", "broker"], 0),
        (&["--recipient", "konkursbo", "--type", "correspondence"], 3),
        (&["--type", "correspondence"], 0),
        (&[], 0),
        (&["--recipient", "Municipality"], 0),
        (&["--recipient", "stiftelse"], 2),
    ] {
        let run = explain(&home, flags);
        assert_eq!(run.status, Some(status), "{flags:?} {run:?}");
        if status == 3 {
            assert_eq!(only_error(&run).code, "EXPLAIN-NOBODY");
        }
    }
    let answer = parsed(&explain(&home, &["--recipient", "kommune", "--format", "json"]));
    assert_eq!(answer["recipients"], json!([{"kind": "kommune", "readers": ["urn:altinn:rolecode:dagl"]}]));
}

#[test]
fn the_resource_tells_of_access_lists_and_type() {
    let home = home(&EditorPolicy {
        rules: vec![rule(1, &["urn:altinn:rolecode:dagl", "urn:altinn:rolecode:priv"], &[], &["read"])],
        ..rich()
    });
    let resource =
        json!({"identifier": "ttd-brev", "resourceType": "CorrespondenceService", "accessListMode": "Enabled"});
    std::fs::write(home.work().join("resource.json"), resource.to_string()).unwrap();
    assert_eq!(explain(&home, &["--recipient", "person"]).status, Some(0));
    let run = explain(&home, &["--recipient", "person", "--resource", "resource.json", "--lang", "en"]);
    assert_eq!(run.status, Some(3), "{run:?}");
    assert!(run.stdout.contains("private persons are shut out"), "{run:?}");
    assert!(only_error(&run).text.contains("accessListMode"), "{run:?}");
    std::fs::write(home.work().join("resource.json"), "[]").unwrap();
    assert_eq!(explain(&home, &["--resource", "resource.json"]).status, Some(1));
}

#[test]
fn a_page_is_whole_and_escaped_and_no_file_is_overwritten_without_being_told() {
    let mut model = rich();
    model.rules[2].subject = vec!["urn:x:<script>".into()];
    let home = home(&model);
    let flags = ["--format", "html", "--lang", "nb", "--output", "side.html", "--type", "correspondence"];
    let run = explain(&home, &flags);
    assert_eq!((run.status, run.stdout.as_str()), (Some(0), ""), "{run:?}");
    let page = home.read("side.html");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"nb\">") && page.ends_with("</html>\n"), "{page}");
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"), "{page}");
    for said in ["Hvem kan gjøre hva", "(Altinn 2-rolle)", "1068", "nivå 4"] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert_eq!(explain(&home, &flags).status, Some(2));
    assert_eq!(explain(&home, &[&flags[..], &["--force"]].concat()).status, Some(0));
    assert!(explain(&home, &["--format", "html", "--lang", "en"]).stdout.contains("<html lang=\"en\">"));
    // Other commands have no pages.
    assert_eq!(home.run(&["checklist", "--format", "html"]).status, Some(2));
    assert_eq!(explain(&home, &["--format", "yaml"]).status, Some(2));
}

#[test]
fn a_person_reads_it_on_every_screen() {
    for (name, width) in [("policy/explain-at-100", "100"), ("policy/explain-at-40", "40")] {
        let home = home(&rich()).with("COLUMNS", width);
        let mut screens = Screens::new(name).with_days();
        for run in screens.run([&home, &home], &["policy", "explain", "policy.xml", "--type", "correspondence"]) {
            assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{run:?}");
        }
        screens.check();
    }
}

/// The registry's own lists of the real policies, through the program.
#[test]
fn the_registry_s_lists_are_those_of_the_platform() {
    let Some(data) = super::data() else { return };
    let rights: Value = serde_json::from_slice(&std::fs::read(data.join("conformance/rights.json")).unwrap()).unwrap();
    let rows: VecDeque<Value> = rights["policies"].as_array().unwrap().iter().cloned().collect();
    let ran = rows.len();
    let (rows, wrong) = (Mutex::new(rows), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let home = Home::in_memory();
                loop {
                    let Some(row) = rows.lock().unwrap().pop_front() else { break };
                    if let Err(what) = compared(&home, &data, &row) {
                        wrong.lock().unwrap().push(format!("{}: {what}", row["policy"]));
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    println!("rights.json through the program: {ran} cases, {} wrong", wrong.len());
    assert!(ran > 100 && wrong.is_empty(), "{}", wrong.join("\n"));
}

fn compared(home: &Home, data: &Path, row: &Value) -> Result<(), String> {
    let file = data.join(row["policy"].as_str().unwrap());
    let run = home.run(&["policy", "explain", file.to_str().unwrap(), "--format", "json"]);
    let answer = parsed(&run);
    let same = |key: &str| {
        if answer[key] == row[key] { Ok(()) } else { Err(format!("{key}: {} for {}", answer[key], row[key])) }
    };
    if let Some(message) = row["error"]["message"].as_str() {
        // The row's text ends with the line and position that .NET adds.
        let said = answer["error"].as_str().unwrap_or("nothing");
        if !message.starts_with(said) {
            return Err(format!("{said} for {message}"));
        }
        return if row["subjects"].is_array() { same("subjects") } else { Ok(()) };
    }
    ["flattenedRules", "rights", "subjects", "minimumAuthenticationLevel"].into_iter().try_for_each(same)
}

/// Two apps in one file: each has its answers, and a question must say which.
#[test]
fn two_apps_in_one_file_are_both_named() {
    let of_app = |number: usize, role: &str, app: &str| EditorRule {
        resources: vec![vec!["urn:altinn:org:ttd".into(), format!("urn:altinn:app:{app}")]],
        ..rule(number, &[&format!("{ROLE}:{role}")], &[], &["read"])
    };
    let model = EditorPolicy { rules: vec![of_app(1, "dagl", "skjema"), of_app(2, "lede", "melding")], ..rich() };
    let home = home(&model);
    let mut screens = Screens::new("policy/explain-two-apps");
    for run in screens.run([&home, &home], &["policy", "explain", "policy.xml"]) {
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{run:?}");
        assert!(run.stdout.contains("ttd/skjema") && run.stdout.contains("ttd/melding"), "{run:?}");
    }
    screens.check();
    let answer = parsed(&explain(&home, &["--format", "json"]));
    assert_eq!(answer["apps"], json!(["app_ttd_skjema", "app_ttd_melding"]));
    let events = answer["services"].as_array().unwrap().iter().filter(|row| row["id"] == "app-events");
    let events: Vec<_> = events.map(|row| (row["app"].as_str().unwrap(), row["letsIn"][0][0].as_str())).collect();
    let (dagl, lede) = (Some("urn:altinn:rolecode:dagl"), Some("urn:altinn:rolecode:lede"));
    assert_eq!(events, [("app_ttd_skjema", dagl), ("app_ttd_melding", lede)]);
    let run = home.run(&["policy", "eval", "policy.xml", "--role", "dagl"]);
    assert_eq!(run.status, Some(2), "{run:?}");
    assert!(run.stderr.contains("app_ttd_skjema") && run.stderr.contains("app_ttd_melding"), "{run:?}");
    let asked = |id: &str| home.run(&["policy", "eval", "policy.xml", "--role", "dagl", "--resource-id", id]).status;
    assert_eq!((asked("app_ttd_skjema"), asked("app_ttd_melding")), (Some(0), Some(4)));
}
