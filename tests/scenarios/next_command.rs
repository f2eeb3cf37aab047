//! The command that is named as the next one is about the same state and the same environment as the run that names it.

use altinn_onboard::door::sandbox::Scenario;
use serde_json::Value;

use super::support::init;
use crate::common::real_answers::real_answers;
use crate::common::served::Served;
use crate::common::{Home, Run};

/// The words of a command as a shell takes them, after the program's name.
fn words(line: &str) -> Vec<String> {
    let out = std::process::Command::new("/bin/sh").args(["-c", &format!("printf '%s\\n' {line}")]).output().unwrap();
    String::from_utf8(out.stdout).unwrap().lines().skip(1).map(str::to_owned).collect()
}

/// What stands after a label in what a run shows, also where it is on a line of its own.
fn named(run: &Run, label: &str) -> String {
    let after = run.stdout.split(label).nth(1).unwrap_or_else(|| panic!("{label}: {run:#?}"));
    after.trim_start().lines().next().unwrap().trim_end_matches('.').to_owned()
}

fn typed(home: &Home, line: &str, more: &[&str]) -> Run {
    let words = words(line);
    home.run(&words.iter().map(String::as_str).chain(more.iter().copied()).collect::<Vec<_>>())
}

#[test]
fn it_names_the_state_and_the_file_of_environments_again() {
    let served = Served::start(&[Scenario::Instant, Scenario::ScopeNotGranted]);
    let home = Home::new();
    served.as_it_is(&home, "lab");
    std::fs::rename(home.work().join("environments.toml"), home.work().join("our lab.toml")).unwrap();
    std::fs::write(home.work().join("answers.toml"), real_answers("ttd-vedtak", "")).unwrap();
    std::fs::create_dir(home.work().join("kept")).unwrap();
    let given = ["--environments=our lab.toml", "--state=kept/x.json", "--lang=en"];
    let begun = home.run(
        &[
            &[
                "init",
                "correspondence",
                "--env=lab",
                "--answers=answers.toml",
                "--test-recipient=310000019",
                "--yes",
                "--no-wait",
            ][..],
            &given,
        ]
        .concat(),
    );
    assert_eq!(begun.status, Some(8), "{begun:#?}");
    let options = "--state kept/x.json --environments 'our lab.toml'";

    // As it stands, without anything added, each command is about the same.
    let next = named(&begun, "Next command:");
    assert_eq!(next, format!("altinn-onboard {options} letter L1"));
    let letter = typed(
        &home,
        &next,
        &[
            "--lang=en",
            "--contact-name=Kari",
            "--contact-role=rådgiver",
            "--contact-email=k@ttd.no",
            "--contact-phone=+4799999999",
        ],
    );
    assert_eq!(letter.status, Some(0), "{letter:#?}");
    let whole = named(&begun, "The whole list:");
    assert_eq!(whole, format!("altinn-onboard {options} checklist --env lab --service correspondence"));
    let list = typed(&home, &whole, &["--lang=en"]);
    assert_eq!((list.status, named(&list, "Next command:")), (Some(0), next.clone()), "{list:#?}");
    // The one without them fails, or means another state.
    assert_ne!(home.run(&["checklist", "--env=lab", "--service=correspondence"]).status, Some(0));

    // Programs are told the same.
    let json = typed(&home, &whole, &["--format=json"]);
    let document: Value = serde_json::from_str(&json.stdout).unwrap_or_else(|error| panic!("{error}: {json:#?}"));
    let list = &document["checklists"][0];
    assert_eq!(list["next"]["command"], next);
    let step = list["steps"].as_array().unwrap().iter().find(|step| step["id"] == "scopes").unwrap();
    assert_eq!(step["command"], format!("altinn-onboard {options} letter L1 --env lab --service correspondence"));
    // On a narrow screen it stands in one piece.
    let home = home.with("COLUMNS", "40");
    let list = home.run(&[&["checklist"][..], &given].concat());
    assert!(list.stdout.contains(&format!("\n{next}\n")), "{}", list.stdout);
}

#[test]
fn where_one_only_looks_elsewhere_it_says_where() {
    let home = Home::new();
    init(&home, "scope-not-granted", &[]);
    let named_there = |more: &[&str]| {
        let list = home.run(&[&["checklist", "--lang=en"], more].concat());
        named(&list, "Next command:")
    };
    assert_eq!(named_there(&["--env=sandbox"]), "altinn-onboard letter L1", "one works there");
    let other = home.run(&["init", "notifications", "--env=sandbox", "--yes", "--no-wait", "--lang=en"]);
    assert!(matches!(other.status, Some(0 | 8)), "{other:#?}");
    assert_eq!(
        named_there(&["--env=sandbox", "--service=correspondence"]),
        "altinn-onboard --env sandbox --service correspondence letter L1"
    );
}
