//! `policy new`.

use serde_json::Value;

#[cfg(unix)]
use crate::common::pty::Terminal;
use crate::common::screen::Screens;
use crate::common::{BINARY, Home};

#[test]
fn a_policy_is_made_of_flags_and_no_file_is_overwritten_without_being_told() {
    let home = Home::dated();
    let flags = ["policy", "new", "--yes", "--resource-id", "ttd-brev", "--output", "brev.xml"];
    let run = home.run(&flags);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(!run.stderr.contains("POL"), "{run:?}");
    let first = home.read("brev.xml");
    assert!(first.starts_with('\u{feff}') && first.contains("ttd-brev"), "{first}");
    let again = home.run(&flags);
    assert_eq!(again.status, Some(2), "{again:?}");
    assert_eq!(home.run(&[&flags[..], &["--force"]].concat()).status, Some(0));
    assert_eq!(home.read("brev.xml"), first);
    assert_eq!(home.run(&["policy", "new", "--resource-id", "ttd-brev", "--output", "-"]).stdout, first);
}

/// The model of a policy made with these flags.
fn model(home: &Home, flags: &[&str]) -> Value {
    let made = home.run(&[&["policy", "new", "--output", "-"], flags].concat());
    assert_eq!(made.status, Some(0), "{made:?}");
    let read = home.run_program(std::path::Path::new(BINARY), &["policy", "model", "-"], &made.stdout);
    serde_json::from_str(&read.stdout).unwrap()
}

#[test]
fn each_product_has_its_rules() {
    let home = Home::dated();
    for (product, actions) in [
        ("correspondence", &[&["read"][..], &["subscribe"]][..]),
        // Its owner, too: the transfer that tries it goes to itself.
        ("broker", &[&["read", "write", "subscribe"], &["read", "write", "subscribe"]]),
        ("notifications", &[&["read"]]),
        ("generic", &[&["read"]]),
        ("consent", &[&["requestconsent"], &["consent"]]),
    ] {
        let flags = ["--product", product, "--resource-id", "ttd-tjeneste", "--events-wanted", "yes"];
        let flags = if product == "correspondence" { &flags[..] } else { &flags[..4] };
        let model = model(&home, flags);
        let rules = model["rules"].as_array().unwrap();
        let found: Vec<&Value> = rules.iter().map(|rule| &rule["actions"]).collect();
        assert_eq!(serde_json::json!(found), serde_json::json!(actions), "{product}");
        assert_eq!(model["requiredAuthenticationLevelOrg"], "3");
    }
}

/// What is proposed is not warned about, and neither are readers by package who are told of in other words.
#[test]
fn the_proposed_rules_are_written_without_a_warning() {
    let home = Home::in_memory();
    let made = |product: &str, further: &[&str]| {
        let flags =
            ["policy", "new", "--product", product, "--resource-id", "ttd-brev", "--org", "ttd", "--lang", "en"];
        let run = home.run(&[&flags[..], &["--yes", "--force", "--output", "policy.xml"], further].concat());
        assert_eq!(run.status, Some(0), "{product} {further:?}: {run:?}");
        run.stderr
    };
    let by_package = ["--read-by", "dagl,ordinaer-post-til-virksomheten"];
    for product in ["correspondence", "notifications", "broker", "generic", "consent"] {
        for further in [&[][..], &["--level", "4"], &["--for", "studio"]] {
            let said = made(product, further);
            assert!(!said.contains("Warning"), "{product} {further:?}: {said}");
        }
        let said = made(product, &by_package);
        assert!(!said.contains("POL052"), "{product}: {said}");
    }
    for further in [["--recipients", "persons"], ["--recipients", "both"], ["--confidential", "yes"]] {
        assert!(!made("correspondence", &further).contains("Warning"), "{further:?}");
    }
    assert!(made("correspondence", &["--read-by", "dagl"]).contains("POL052"));
}

#[test]
fn what_the_product_does_not_ask_is_refused() {
    let home = Home::dated();
    let mut screens = Screens::new("policy/new-not-asked");
    for (product, flag, answer) in [
        ("broker", "--confidential", "yes"),
        ("broker", "--recipients", "organizations"),
        ("generic", "--events-wanted", "yes"),
        ("consent", "--events-wanted", "yes"),
        ("correspondence", "--request-by", "organizations"),
    ] {
        let make = ["policy", "new", "--product", product, "--resource-id", "ttd-tjeneste", flag, answer];
        for run in screens.run([&home, &home], &make) {
            assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{run:?}");
        }
    }
    screens.check();
}

#[test]
fn the_result_is_a_policy_file_and_nothing_else() {
    let home = Home::dated();
    let mut screens = Screens::new("policy/new-format");
    for command in [&["policy", "new", "--resource-id", "ttd-brev"][..], &["policy", "fetch", "sandbox:ttd-brev"]] {
        for run in screens.run([&home, &home], &[command, &["--format", "json"]].concat()) {
            assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{run:?}");
        }
    }
    screens.check();
    let help = home.run(&["policy", "new", "--help"]).stdout;
    assert!(help.contains("--read-by") && !help.contains("--readers"), "{help}");
}

#[test]
fn holders_are_given_in_any_form_and_the_code_of_the_owner_is_filled_in() {
    let home = Home::dated();
    let flags =
        ["--resource-id", "ttd-brev", "--events-wanted", "yes", "--read-by", "dagl", "urn:altinn:rolecode:INNH"];
    let rest = ["--read-by", "package:a-ordning", "--write-by", "lede", "--level", "4"];
    let made = model(&home, &[&flags[..], &rest].concat());
    assert_eq!(
        made["rules"][0]["subject"],
        serde_json::json!(["urn:altinn:rolecode:dagl", "urn:altinn:rolecode:innh"])
    );
    assert_eq!(made["rules"][0]["accessPackages"], serde_json::json!(["urn:altinn:accesspackage:a-ordning"]));
    assert_eq!(made["rules"][1]["subject"], serde_json::json!(["urn:altinn:org:ttd"]));
    assert_eq!(made["rules"][2]["actions"], serde_json::json!(["write"]));
    assert_eq!(made["requiredAuthenticationLevelEndUser"], "4");
    let owner = |more: &[&str]| model(&home, &[&flags[..4], more].concat())["rules"][1]["subject"][0].clone();
    assert_eq!(owner(&["--org", "k5001"]), "urn:altinn:org:k5001");
    assert_eq!(owner(&["--for", "studio"]), "urn:altinn:org:[org]");
}

#[test]
fn an_unknown_holder_is_answered_with_what_was_meant() {
    let home = Home::dated();
    let mut screens = Screens::new("policy/new-unknown-holder");
    let flags = ["policy", "new", "--resource-id", "ttd-brev", "--read-by", "dalg", "a-ordnin"];
    for run in screens.run([&home, &home], &flags) {
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{run:?}");
    }
    screens.check();
}

#[test]
fn what_lets_in_nobody_or_has_no_place_is_not_written() {
    let home = Home::dated();
    let model = r#"{"rules":[{"ruleId":"1","subject":["urn:altinn:rolecode:dalg"],"actions":["read"],
        "resources":[["urn:altinn:resource:ttd-brev"]]}]}"#;
    let mut screens = Screens::new("policy/new-nobody");
    std::fs::write(home.work().join("model.json"), model).unwrap();
    std::fs::write(home.work().join("half.json"), "{").unwrap();
    for flags in [
        ["--model", "model.json", "--output", "brev.xml"],
        ["--model", "half.json", "--output", "brev.xml"],
        ["--resource-id", "ttd-brev", "--output", "nope/brev.xml"],
    ] {
        for run in screens.run([&home, &home], &[&["policy", "new"][..], &flags].concat()) {
            assert_eq!((run.status, run.stdout.as_str()), (Some(1), ""), "{run:?}");
            assert!(!home.work().join("brev.xml").exists(), "{run:?}");
        }
    }
    screens.check();
}

#[test]
fn answers_come_from_variables_and_the_answers_file_too() {
    let home = Home::dated().with("ALTINN_ONBOARD_PRODUCT", "broker");
    std::fs::write(home.work().join("svar.toml"), "resource-id = \"ttd-filer\"\nlevel = 2\norg = \"ttd\"\n").unwrap();
    let run = home.run(&["policy", "new", "--answers", "svar.toml"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(
        run.stdout.contains("ttd-filer") && run.stdout.contains(">write<") && run.stdout.contains(">2<"),
        "{run:?}"
    );
    assert!(run.stderr.contains("POL072"), "{run:?}");
}

#[test]
fn every_model_is_written_as_studio_writes_it() {
    let Some(data) = super::data() else { return };
    let home = Home::dated();
    let index: Value = serde_json::from_slice(&std::fs::read(data.join("conformance/index.json")).unwrap()).unwrap();
    let cases = index["cases"].as_array().unwrap().iter();
    let mut ran = 0;
    for case in cases.filter(|case| case["suite"] == "studio" && case["kind"] == "write") {
        let at = |key: &str| data.join("conformance").join(case[key].as_str().unwrap());
        let run = home.run(&["policy", "new", "--model", at("input").to_str().unwrap(), "--output", "-"]);
        assert_eq!(run.status, Some(0), "{run:?}");
        assert_eq!(run.stdout.as_bytes(), std::fs::read(at("expectedXml")).unwrap(), "{}", case["id"]);
        ran += 1;
    }
    println!("studio/write: {ran} cases");
    assert!(ran > 0);
}

#[cfg(unix)]
#[test]
fn ctrl_c_at_the_first_question_gives_the_terminal_back() {
    let home = Home::dated();
    let arguments = ["policy", "new", "--lang", "en", "--output", "policy.xml"];
    let mut terminal = Terminal::start(&home, BINARY.as_ref(), &arguments, 80, 24);
    terminal.expect("Arrow keys move");
    terminal.ctrl_c();
    assert_eq!(terminal.end(), 130, "{}", terminal.log());
    assert!(terminal.cursor_is_visible() && terminal.echoes());
    assert!(!home.work().join("policy.xml").exists());
}

/// Who can read is shown before there is a file; a name that is taken, or in no folder, is asked for again.
#[cfg(unix)]
#[test]
fn a_person_sees_who_can_read_before_anything_is_written() {
    let home = Home::dated();
    std::fs::write(home.work().join("mine.xml"), "mine").unwrap();
    let arguments = ["policy", "new", "--lang", "en", "--product", "generic", "--resource-id", "ttd-brev"];
    let mut terminal = Terminal::start(&home, BINARY.as_ref(), &arguments, 100, 60);
    terminal.expect("Who should be able to read?");
    terminal.until_keys_are_read();
    terminal.send("\r");
    terminal.expect("Which security level");
    terminal.until_keys_are_read();
    terminal.send("\r");
    terminal.expect("Nothing has been saved yet.");
    terminal.expect("Limited company (AS): Managing Director");
    terminal.expect("Private person: nobody");
    terminal.expect("ttd-brev_policy.xml");
    assert!(!home.work().join("ttd-brev_policy.xml").exists());
    for (name, reason) in [("mine.xml", "already exists"), ("no/where.xml", "its folder does not exist")] {
        terminal.until_keys_are_read();
        terminal.send(&format!("{name}\r"));
        terminal.expect(reason);
    }
    terminal.until_keys_are_read();
    terminal.send("new.xml\r");
    assert_eq!(terminal.end(), 0, "{}", terminal.log());
    let log = terminal.log();
    let told = log.split("Written: ").nth(1).unwrap_or_default();
    assert!(told.contains("can `read`.") && told.contains("policy explain new.xml"), "{log}");
    assert!(home.read("new.xml").contains("ttd-brev") && home.read("mine.xml") == "mine");
}

/// Who leaves the last question has nothing on the disk, and who sends stdout on is not asked for a name.
#[cfg(unix)]
#[test]
fn what_is_left_at_the_name_of_the_file_is_not_written() {
    let home = Home::dated();
    let readers = ["--read-by", "role:dagl,package:a-ordning", "--level", "3"];
    let flags = ["policy", "new", "--lang", "en", "--product", "generic", "--resource-id", "ttd-brev"];
    let mut terminal = Terminal::start(&home, BINARY.as_ref(), &[&flags[..], &readers].concat(), 100, 40);
    terminal.expect("Where should the file be saved?");
    terminal.until_keys_are_read();
    terminal.send("\u{1b}");
    assert_eq!(terminal.end(), 8, "{}", terminal.log());
    assert_eq!(std::fs::read_dir(home.work()).unwrap().count(), 0, "{}", terminal.log());

    let command = format!("{BINARY} {} {} > sent.xml", flags.join(" "), readers.join(" "));
    let mut terminal = Terminal::start(&home, "/bin/sh".as_ref(), &["-c", &command], 100, 40);
    assert_eq!(terminal.end(), 0, "{}", terminal.log());
    assert!(!terminal.log().contains("Where should the file"), "{}", terminal.log());
    assert!(home.read("sent.xml").contains("ttd-brev"));
}

#[test]
fn the_place_of_the_file_is_answered_beforehand_too() {
    let home = Home::dated().with("ALTINN_ONBOARD_OUTPUT", "variable.xml");
    let run = home.run(&["policy", "new", "--yes", "--resource-id", "ttd-brev"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(0), ""), "{run:?}");
    assert!(home.read("variable.xml").contains("ttd-brev"));
    let home = Home::dated();
    std::fs::write(home.work().join("a.toml"), "resource-id = \"ttd-brev\"\noutput = \"answer.xml\"\n").unwrap();
    // A file that others share gives answers, and never places.
    for force in [&[][..], &["--force"]] {
        let run = home.run(&[&["policy", "new", "--yes", "--answers", "a.toml"], force].concat());
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{run:?}");
        assert!(run.stderr.contains("ANSWERS-UNKNOWN-KEY") && !home.work().join("answer.xml").exists(), "{run:?}");
    }
}
