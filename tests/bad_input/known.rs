//! Answers against what is known already: nothing is overwritten, and what was refused is never taken again.

use crate::common::Home;
use crate::common::findings::{errors, only_error};
use crate::common::screen::{LANGUAGES, Screens};

const STATE: &str = "altinn-onboard.json";
const WORLD: &str = "altinn-onboard.sandbox.json";
const FOREIGN: &str = "ttd-vedtak-om-stotte";
const INIT: [&str; 5] = ["init", "correspondence", "--env=sandbox", "--no-wait", "--scenario=instant"];

/// A home whose onboarding is complete.
fn complete() -> Home {
    let home = Home::dated();
    let run = home.run(&[&INIT[..], &["--yes"]].concat());
    assert_eq!(run.status, Some(0), "{run:#?}");
    home
}

#[test]
fn a_contradiction_names_both_values_and_how_to_correct_the_answer() {
    let home = complete();
    let before = home.read(STATE);
    let mut screens = Screens::new("bad_input/contradictions");
    for (flag, known, new) in [
        ("--org-number=974760673", "991825827", "974760673"),
        ("--resource-id=ttd-annet", FOREIGN, "ttd-annet"),
        ("--confidential=yes", "no", "yes"),
        ("--test-recipient=310000027", "310000019", "310000027"),
    ] {
        for command in [&INIT[..], &["resume", "--no-wait", "--scenario=instant"]] {
            let said = LANGUAGES.map(|language| {
                let arguments = [command, &["--yes", flag, "--lang", language]].concat();
                let run = home.run(&arguments);
                screens.add(&home, &arguments, &run);
                let error = only_error(&run);
                assert_eq!((run.status, error.code.as_str()), (Some(2), "ANSWER-CONTRADICTS"), "{flag}: {run:#?}");
                let topic = flag.trim_start_matches("--").split('=').next().unwrap();
                let change = format!("altinn-onboard change {topic}");
                assert!([known, new, &change].iter().all(|part| error.text.contains(part)), "{error:?}");
                error.text
            });
            assert_ne!(said[0], said[1]);
        }
    }
    for wrong in ["--terms-signed=soon", "--notify=pigeon", "--org-number=1"] {
        let [_, run] = screens.run([&home, &home], &["resume", "--yes", "--no-wait", wrong]);
        assert_eq!((run.status, errors(&run).len()), (Some(2), 1), "{wrong}: {run:#?}");
    }
    let [_, run] = screens.run([&home, &home], &["resume", "--yes", "--redo=scopes", "--notify=pigeon"]);
    screens.check();
    assert_eq!((run.status, errors(&run).len()), (Some(2), 1), "{run:#?}");
    assert_eq!(home.read(STATE), before, "nothing was changed");
}

/// It must not read as if nothing were begun at all.
#[test]
fn where_nothing_is_begun_is_told_with_what_is_begun_and_an_unknown_environment_as_unknown() {
    let home = complete();
    for (flag, code, named) in [
        ("--env=tt02", "NOTHING-BEGUN", "correspondence (sandbox)"),
        ("--service=tredje", "NOTHING-BEGUN", "correspondence (sandbox)"),
        ("--env=nowhere", "ENVIRONMENT-UNKNOWN", "production"),
        ("--env=No Where", "ENVIRONMENT-UNKNOWN", "production"),
    ] {
        for command in [&["checklist"][..], &["resume", "--plan"], &["resume"], &["client", "guide"]] {
            let run = home.run(&[command, &[flag, "--lang=en"]].concat());
            let error = only_error(&run);
            assert_eq!((run.status, error.code.as_str()), (Some(2), code), "{command:?} {flag}: {run:#?}");
            assert!(error.text.contains(named), "{command:?} {flag}: {error:?}");
        }
    }
}

/// A home without a state in a world where somebody else owns the id that would be proposed.
fn foreign() -> Home {
    let home = complete();
    std::fs::remove_file(home.work().join(STATE)).unwrap();
    let world = home.read(WORLD);
    let mut json: serde_json::Value = serde_json::from_str(&world).unwrap();
    let resources = json["resources"].as_array_mut().unwrap();
    assert_eq!(resources.len(), 1);
    let owner = owner_of(&mut resources[0]).expect("the resource has an owner");
    owner["organization"] = "974760673".into();
    owner["orgcode"] = "skd".into();
    std::fs::write(home.work().join(WORLD), json.to_string()).unwrap();
    home
}

fn owner_of(value: &mut serde_json::Value) -> Option<&mut serde_json::Value> {
    match value {
        serde_json::Value::Object(members) => {
            if members.contains_key("hasCompetentAuthority") {
                return members.get_mut("hasCompetentAuthority");
            }
            members.values_mut().find_map(owner_of)
        }
        serde_json::Value::Array(items) => items.iter_mut().find_map(owner_of),
        _ => None,
    }
}

#[test]
fn an_id_of_somebody_else_is_refused_and_never_taken_again() {
    let home = foreign();
    let flag = format!("--resource-id={FOREIGN}");
    let mut screens = Screens::new("bad_input/foreign-id");
    for more in ["en", "nb"] {
        let arguments = [&INIT[..], &["--yes", &flag, "--lang", more]].concat();
        let run = home.run(&arguments);
        screens.add(&home, &arguments, &run);
        let error = only_error(&run);
        assert_eq!(run.status, Some(2), "{run:#?}");
        assert!(error.text.starts_with("--resource-id ") && error.advised, "{error:?}");
        assert!(error.text.contains("RESOURCE-FOREIGN") || error.code == "RESOURCE-FOREIGN", "{error:?}");
    }
    // Not from the program's own proposal either.
    let arguments = [&INIT[..], &["--yes", "--lang=nb"]].concat();
    let run = home.run(&arguments);
    screens.add(&home, &arguments, &run);
    screens.check();
    assert_eq!(run.status, Some(2), "{run:#?}");
    let run = home.run(&[&INIT[..], &["--yes", "--resource-id=ttd-eget-vedtak"]].concat());
    assert_eq!(run.status, Some(0), "{run:#?}");
    assert!(home.read(STATE).contains("RESOURCE-FOREIGN"), "the refusal stays in the history");
}

#[cfg(unix)]
#[test]
fn in_a_terminal_the_refused_id_is_asked_again_with_the_reason() {
    use crate::common::pty::{Terminal, key};
    let home = foreign();
    let flag = format!("--resource-id={FOREIGN}");
    let arguments = [&INIT[..], &["--yes", "--lang=en", &flag]].concat();
    let mut terminal = Terminal::binary(&home, &arguments, 80);
    terminal.expect("RESOURCE-FOREIGN");
    let asked = |terminal: &mut Terminal| {
        terminal.expect("Which ID will the resource have?");
        terminal.expect("belongs to 974760673");
        terminal.expect("An empty line or Esc postpones. >");
    };
    asked(&mut terminal);
    terminal.send(FOREIGN);
    terminal.send(key::ENTER);
    asked(&mut terminal);
    assert!(!terminal.screen().contains("Proposal:"), "a refused id is not proposed: {}", terminal.screen());
    terminal.send("ttd-eget-vedtak");
    terminal.send(key::ENTER);
    assert_eq!(terminal.end(), 0, "{}", terminal.screen());
    assert!(home.read(STATE).contains("ttd-eget-vedtak"));
}
