//! Slips on the command line: what was typed, why it cannot stand, and what was meant, in both languages.

use crate::common::Home;
use crate::common::findings::only_error;
use crate::common::screen::{LANGUAGES, Screens};

/// Arguments, the code, and what both languages must say.
const SLIPS: &[(&[&str], &str, &str)] = &[
    (&["init", "correspondence", "--env=sandbox", "--yess"], "USAGE", "«--yes»"),
    (&["initt", "correspondence"], "USAGE", "«init»"),
    (&["client", "gide"], "USAGE", "«guide»"),
    (&["init", "correspondence", "--env"], "USAGE", "--env"),
    (&["init", "correspondence", "--key-bits=17"], "USAGE", "2048, 3072, 4096"),
    (&["checklist", "--format=xml"], "USAGE", "human, json"),
    (&["init", "correspondence", "--wait=5m", "--no-wait"], "USAGE", "--no-wait"),
    (&["init", "correspondence", "--env=sandbox", "--env=tt02"], "USAGE", "--env"),
    (&["step"], "USAGE", "<ID>"),
    (&["step", "nope"], "STEP-UNKNOWN", "service-owner"),
    (&["init", "post"], "PRODUCT", "correspondence"),
    (&["init"], "PRODUCT-MISSING", "altinn-onboard init correspondence"),
    (&["init", "correspondence", "--env=nowhere"], "ENVIRONMENT-UNKNOWN", "tt02"),
    (&["init", "correspondence", "--env=Two Words"], "ENVIRONMENT-UNKNOWN", "tt02"),
    (&["init", "correspondence", "--env=sandbox", "--scenario=storm"], "SCENARIO-UNKNOWN", "registry-down"),
    (&["init", "correspondence", "--env=tt02", "--scenario=instant"], "SCENARIO-ELSEWHERE", "--env sandbox"),
    (&["init", "correspondence", "--env=sandbox", "--wait=soon"], "DURATION", "30s"),
    (&["init", "correspondence", "--env=sandbox", "--service=Ikke Navn"], "SERVICE-HANDLE", "Ikke Navn"),
    (&["init", "correspondence", "--env=sandbox", "--environments=no.toml"], "FILE-NOT-FOUND", "no.toml"),
];

#[test]
fn each_slip_is_one_error_with_what_was_meant_and_leaves_nothing_behind() {
    let mut screens = Screens::new("bad_input/slips");
    for (arguments, code, says) in SLIPS {
        let home = Home::dated();
        let said = LANGUAGES.map(|language| {
            let arguments = [*arguments, &["--lang", language]].concat();
            let run = home.run(&arguments);
            screens.add(&home, &arguments, &run);
            let error = only_error(&run);
            assert_eq!((run.status, error.code.as_str()), (Some(2), *code), "{arguments:?}: {run:#?}");
            // Each language has its own quotes.
            let text = error.text.replace('“', "«").replace('”', "»");
            assert!(text.contains(says) && error.advised, "{arguments:?}: {error:?}");
            assert_eq!(run.stdout, "", "{arguments:?}");
            error.text
        });
        assert_ne!(said[0], said[1], "{arguments:?}");
        let state = home.work().join("altinn-onboard.json");
        assert!(!state.exists(), "{arguments:?}");
    }
    screens.check();
}

/// Who asks for a document gets one, or is told that there is none; wherever `--format` stands.
#[test]
fn a_command_has_no_other_formats_than_it_names() {
    let mut screens = Screens::new("bad_input/formats");
    let commands =
        ["letter L1", "scopes request", "client guide", "studio check", "sandbox", "policy new", "policy fetch a"];
    for command in commands {
        let words: Vec<&str> = command.split(' ').collect();
        let home = Home::dated();
        for arguments in [[&words[..], &["--format", "json"]].concat(), [&["--format", "json"], &words[..]].concat()] {
            for language in LANGUAGES {
                let arguments = [&arguments[..], &["--lang", language]].concat();
                let run = home.run(&arguments);
                screens.add(&home, &arguments, &run);
                let error = only_error(&run);
                assert_eq!((run.status, error.code.as_str(), run.stdout.as_str()), (Some(2), "USAGE", ""), "{run:#?}");
                assert!(error.text.contains("human") && error.advised, "{error:?}");
            }
        }
    }
    let home = Home::dated();
    assert_eq!(home.run(&["--format", "json", "explain", "mp250"]).status, Some(0), "what has JSON answers in it");
    screens.check();
}

#[test]
fn a_slip_below_a_command_leads_to_the_help_of_that_command() {
    let mut screens = Screens::new("bad_input/slips-below");
    for (arguments, help) in [
        (&["--zzzzzz"][..], "altinn-onboard --help"),
        (&["policy", "--zzzzzz"], "altinn-onboard policy --help"),
        (&["--env", "sandbox", "policy", "lint"], "altinn-onboard policy lint --help"),
        (&["policy", "lint", "a.xml", "--zzzzzz"], "altinn-onboard policy lint --help"),
        (&["policy", "eval", "a.xml", "--endpoint", "zzzzzz"], "altinn-onboard policy eval --help"),
        (&["init", "correspondence", "--wait=5m", "--no-wait"], "altinn-onboard init --help"),
        (&["init", "correspondence", "--env"], "altinn-onboard init --help"),
    ] {
        let home = Home::dated();
        let [_, run] = screens.run([&home, &home], arguments);
        let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(run.status == Some(2) && said.contains(&format!("Next: {help}")), "{arguments:?}: {run:?}");
    }
    screens.check();
}

#[test]
fn a_state_that_is_not_there_is_named() {
    let mut screens = Screens::new("bad_input/no-state");
    for command in [&["checklist"][..], &["resume"], &["step", "scopes"], &["token"], &["client", "guide"]] {
        let home = Home::dated();
        let [_, run] = screens.run([&home, &home], command);
        let error = only_error(&run);
        assert_eq!((run.status, error.code.as_str()), (Some(1), "STATE-MISSING"), "{command:?}");
        assert!(error.text.contains("altinn-onboard init") && error.advised, "{error:?}");
        assert_eq!(std::fs::read_dir(home.work()).unwrap().count(), 0, "{command:?}");
    }
    screens.check();
}

#[test]
fn the_longest_time_of_a_call_is_a_duration() {
    let home = Home::dated().with("ALTINN_ONBOARD_TIMEOUT", "soon");
    let mut screens = Screens::new("bad_input/timeout");
    let [_, run] = screens.run([&home, &home], &["init", "correspondence", "--env=sandbox", "--yes"]);
    screens.check();
    let error = only_error(&run);
    assert_eq!((run.status, error.code.as_str()), (Some(2), "DURATION"));
    assert!(error.text.starts_with("ALTINN_ONBOARD_TIMEOUT "), "{error:?}");
}

/// The key id is of the supplier's kit: without the client it would be ignored.
#[test]
fn a_key_id_without_the_client_of_the_kit_is_refused() {
    let run = Home::dated().run(&["token", "--proof", "--kid=abc", "--lang=en"]);
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    assert!(run.stderr.contains("--client-id"), "{}", run.stderr);
}
