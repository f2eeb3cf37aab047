//! `policy test`: what it prints, its exit codes, and the platform's table of decisions.

use super::eval::policy;
use crate::common::Home;
use crate::common::screen::Screens;

const ROW: &str = r#"{"policy":"p.xml","subject":[["urn:altinn:rolecode","dagl"]],"resource":[["urn:altinn:resource","ttd-brev"]],"action":[["urn:oasis:names:tc:xacml:1.0:action:action-id","read"]],"decision":"DECISION"}"#;

fn home() -> Home {
    let home = Home::dated();
    std::fs::create_dir(home.work().join("rules")).unwrap();
    std::fs::write(home.work().join("rules/p.xml"), policy(&[("urn:altinn:rolecode", "dagl")])).unwrap();
    home
}

/// A text in one line, however it was wrapped.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Holds what the cases of a file come to against a snapshot.
fn shows(home: &Home, name: &str, cases: &str, status: i32) {
    let mut screens = Screens::new(name);
    for run in screens.run([home, home], &["policy", "test", cases]) {
        assert_eq!(run.status, Some(status), "{run:?}");
    }
    screens.check();
}

#[test]
fn json_lines_are_run_and_the_last_line_counts_them() {
    let home = home();
    let rows = [ROW.replace("DECISION", "Permit"), ROW.replace("DECISION", "Deny")].join("\n");
    std::fs::write(home.work().join("rules/cases.jsonl"), &rows).unwrap();
    shows(&home, "policy/test-lines", "rules/cases.jsonl", 3);
    // Elsewhere the folder of the policies is named.
    std::fs::write(home.work().join("cases.jsonl"), ROW.replace("DECISION", "Permit")).unwrap();
    let run = home.run(&["policy", "test", "cases.jsonl", "--base", "rules"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(0), "1 passed, 0 failed\n"));
    let run = home.run(&["policy", "test", "cases.jsonl", "--format", "json"]);
    assert_eq!(run.status, Some(3), "the policy is not beside it: {run:?}");
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&report["schema"], &report["failed"]), (&serde_json::json!(1), &serde_json::json!(1)));
    assert!(report["failures"][0]["reason"].as_str().unwrap().contains("not found"), "{report}");
}

#[test]
fn toml_says_who_does_what_and_what_is_expected() {
    let home = home();
    let cases = "policy = 'p.xml'\n[[case]]\nname = 'daglig leder leser'\nrole = 'dagl'\nexpect = 'permit'\nlevel = 3\n\
                 [[case]]\nname = 'systembruker'\nsystem-user = 'u'\npackage = ['a-ordning']\nexpect = 'permit'\n";
    std::fs::write(home.work().join("rules/cases.toml"), cases).unwrap();
    shows(&home, "policy/test-toml", "rules/cases.toml", 3);
}

#[test]
fn a_file_that_does_not_hold_is_told_with_its_place() {
    let home = home();
    std::fs::write(home.work().join("slip.toml"), "[[case]]\nrolle = 'dagl'\n").unwrap();
    std::fs::write(home.work().join("empty.toml"), "").unwrap();
    shows(&home, "policy/test-slip", "slip.toml", 2);
    shows(&home, "policy/test-empty", "empty.toml", 2);
    shows(&home, "policy/test-none", "none.toml", 1);
}

#[test]
fn cases_by_stdin_are_wrapped_to_the_screen_and_the_count_stands_last() {
    let home = home().with("COLUMNS", "40");
    let cases = ["Deny", "Permit"].map(|decision| ROW.replace("DECISION", decision).replace("p.xml", "rules/p.xml"));
    let missing = ROW.replace("DECISION", "Permit");
    let rows = format!("{}\n{}\n{missing}\n", cases[0], cases[1]);
    let program = std::path::Path::new(crate::common::BINARY);
    let run = home.run_program(program, &["policy", "test", "-", "--lang", "nb"], &rows);
    assert_eq!(run.status, Some(3), "{run:?}");
    assert!(run.stdout.lines().all(|line| line.chars().count() <= 40), "{run:?}");
    assert!(
        flat(&run.stdout).contains("✗ linje 3: tilgangsreglene p.xml kan ikke leses: filen finnes ikke"),
        "{run:?}"
    );
    assert_eq!(run.stdout.lines().last(), Some("1 passed, 2 failed"));
}

#[test]
fn the_platforms_table_of_decisions_holds() {
    let Some(data) = super::data() else { return };
    let table = data.join("conformance/decisions.jsonl").display().to_string();
    let run = Home::in_memory().run(&["policy", "test", &table, "--base", &data.display().to_string()]);
    println!("policy test decisions.jsonl: {}", run.stdout.lines().last().unwrap_or_default());
    assert_eq!(run.status, Some(0), "{run:?}");
}

#[test]
fn what_is_true_today_is_recorded_and_a_change_is_shown() {
    let home = home();
    let run = home.run(&["policy", "test", "--record", "rules/p.xml", "--output", "cases.toml"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let holds = home.run(&["policy", "test", "cases.toml"]);
    assert!(holds.status == Some(0) && holds.stdout.contains(" passed, 0 failed"), "{holds:?}");
    std::fs::write(home.work().join("rules/p.xml"), policy(&[("urn:altinn:rolecode", "lede")])).unwrap();
    let changed = home.run(&["policy", "test", "cases.toml"]);
    assert_eq!(changed.status, Some(3), "{changed:?}");
    assert!(changed.stdout.contains("dagl: read") && changed.stdout.contains("lede: read"), "{changed:?}");
    let beside = home.run(&["policy", "test", "--record", "rules/p.xml", "--output", "rules/cases.toml"]);
    assert_eq!(beside.status, Some(0), "{beside:?}");
    assert_eq!(home.run(&["policy", "test", "rules/cases.toml"]).status, Some(0));
    std::fs::create_dir(home.work().join("ci")).unwrap();
    let elsewhere = home.run(&["policy", "test", "--record", "rules/p.xml", "--output", "ci/cases.toml"]);
    assert!(elsewhere.status == Some(0) && elsewhere.stderr.contains("--base ."), "{elsewhere:?}");
    assert_eq!(home.run(&["policy", "test", "ci/cases.toml", "--base", "."]).status, Some(0));
    let again = home.run(&["policy", "test", "--record", "rules/p.xml", "--output", "cases.toml"]);
    assert!(again.status == Some(2) && again.stderr.contains("FILE-EXISTS"), "{again:?}");
}
