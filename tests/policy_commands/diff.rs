//! `policy diff` and `policy fetch`.

use serde_json::{Value, json};

use crate::common::screen::Screens;
use crate::common::{BINARY, Home};

/// Two files: one policy, and the same with `from` replaced once by `to`.
fn two(from: &str, to: &str) -> Home {
    let home = Home::dated();
    let flags = ["policy", "new", "--resource-id", "ttd-brev", "--events-wanted", "yes", "--output", "a.xml"];
    assert_eq!(home.run(&flags).status, Some(0));
    let file = home.read("a.xml");
    assert!(file.contains(from), "{from}");
    std::fs::write(home.work().join("b.xml"), file.replacen(from, to, 1)).unwrap();
    home
}

#[test]
fn who_gains_and_who_loses_is_said_in_both_languages() {
    let home = two(">dagl<", ">komp<");
    let mut screens = Screens::new("policy/diff-who");
    for run in screens.run([&home, &home], &["policy", "diff", "a.xml", "b.xml"]) {
        assert_eq!((run.status, run.stderr.as_str()), (Some(3), ""), "{run:?}");
    }
    screens.check();
    let run = home.run(&["policy", "diff", "b.xml", "a.xml", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((run.status, &answer["schema"], &answer["same"]), (Some(3), &json!(1), &json!(false)));
    let lost = &answer["differences"][0];
    assert_eq!(lost["change"], "lost");
    assert_eq!(lost["who"], json!(["urn:altinn:rolecode:komp"]));
    assert_eq!((&lost["action"], &lost["resource"]), (&json!("read"), &json!(["urn:altinn:resource:ttd-brev"])));
    assert_eq!(answer["differences"][1]["change"], "gained");
}

#[test]
fn what_differs_in_the_text_alone_is_the_same() {
    let home = two("ruleid:1", "ruleid:9");
    let run = home.run(&["policy", "diff", "a.xml", "b.xml"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(run.stdout.contains("betyr det samme") && run.stdout.contains("regel-id-er"), "{run:?}");
    let answer = home.run(&["policy", "diff", "a.xml", "b.xml", "--format", "json"]).stdout;
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!((&answer["same"], &answer["identical"]), (&json!(true), &json!(false)));
    assert_eq!(answer["text"], json!(["ruleIds"]));
    let run = home.run_program(std::path::Path::new(BINARY), &["policy", "diff", "a.xml", "-"], &home.read("a.xml"));
    assert_eq!((run.status, run.stdout.as_str()), (Some(0), "De to er like, byte for byte.\n"));
}

/// Letters that nobody asks for are no difference: a role, an action or an id compared with or without case.
#[test]
fn upper_and_lower_case_count_only_where_both_are_asked_for() {
    let [ignoring, exactly] = ["3.0:function:string-equal-ignore-case", "1.0:function:string-equal"];
    for (from, to, said) in [
        (ignoring, exactly, "hvordan vilkårene er skrevet"),
        (&*format!("{exactly}\""), &*format!("{ignoring}\""), "hvordan vilkårene er skrevet"),
        (">dagl<", ">DAGL<", "store og små bokstaver"),
        (">read<", ">Read<", "store og små bokstaver"),
    ] {
        let home = two(from, to);
        let run = home.run(&["policy", "diff", "a.xml", "b.xml"]);
        assert!(run.status == Some(0) && run.stdout.contains(said), "{from} {to}: {run:?}");
        assert_eq!(home.run(&["policy", "diff", "b.xml", "a.xml"]).status, Some(0), "{from} {to}");
    }
}

#[test]
fn placeholders_are_filled_in_when_the_code_is_given() {
    let home = two(
        "<xacml:AttributeValue DataType=\"http://www.w3.org/2001/XMLSchema#string\">ttd<",
        "<xacml:AttributeValue DataType=\"http://www.w3.org/2001/XMLSchema#string\">[org]<",
    );
    assert_eq!(home.run(&["policy", "diff", "a.xml", "b.xml"]).status, Some(3));
    let run = home.run(&["policy", "diff", "a.xml", "b.xml", "--org", "ttd"]);
    assert!(run.status == Some(0) && run.stdout.contains("plassholdere"), "{run:?}");
}

#[test]
fn what_cannot_be_read_is_said() {
    let home = two("ruleid:1", "ruleid:9");
    let mut screens = Screens::new("policy/diff-refused");
    for (arguments, status) in [
        (&["a.xml", "no.xml"][..], 1),
        (&["-", "-"], 2),
        (&["a.xml", "sandbox:x"], 2),
        (&["a.xml", "sandbox:ttd-finnes-ikke"], 1),
        (&["a.xml", "b.xml", "--org", "t-d"], 2),
    ] {
        for run in screens.run([&home, &home], &[&["policy", "diff"][..], arguments].concat()) {
            assert_eq!((run.status, run.stdout.as_str()), (Some(status), ""), "{run:?}");
        }
    }
    screens.check();
}

#[test]
fn the_help_names_both_sides_in_order() {
    let help = Home::dated().run(&["policy", "diff", "--help", "--lang", "en"]).stdout;
    let at = |text: &str| help.find(text).unwrap_or_else(|| panic!("{text}: {help}"));
    assert!(at("From this:") < at("To this:"), "{help}");
}
