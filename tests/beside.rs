//! A second terminal beside a wizard that waits at a question: every command that the program names works there, nothing
//! of it is lost, and the wizard takes in what was saved.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use altinn_onboard::door::domain::Language;
use altinn_onboard::door::engine::resting::words::TAKEN_IN;
use altinn_onboard::door::engine::review::words::WHICH;
use altinn_onboard::door::engine::settling::words::{CAME, CORRECT_KEY};
use altinn_onboard::door::record::Topic;
use altinn_onboard::door::steps::journeys;
use serde_json::Value;

use crate::common::pty::{Terminal, key};
use crate::common::served::Served;
use crate::common::{Home, Run};

const STATE: &str = "altinn-onboard.json";
/// A case for `policy test`.
const CASES: &str =
    "[[case]]\nname = \"owner\"\npolicy = \"policy.xml\"\norg = \"ttd\"\naction = \"subscribe\"\nexpect = \"Permit\"\n";

/// What a person would have told of a service.
const ANSWERS: &str = r#"
gate-sends-today = "none"
org-number = "991825827"
org-confirmed = "yes"
operated-by = "ourselves"
resource-choice = "new"
resource-by = "program"
confidential = "no"
recipients = "organisations"
audience = "all"
readers = "ordinaer-post-til-virksomheten"
service-name = "Vedtak | Vedtak | Decision"
resource-id = "ttd-vedtak-om-stotte"
description = "Vedtak | Vedtak | Decision"
delegation-text = "Gir | Gir | Lets"
contact-point = "postmottak@ttd.no"
notify = "none"
test-recipient = "310000019"
"#;

const INIT: [&str; 6] = ["init", "correspondence", "--env=sandbox", "--scenario=instant", "--no-input", "--yes"];

/// Each command that some text of the program tells the operator to run, and how it is run here: in this order, each
/// finding what those before it left. Where the same command reads and writes it stands twice.
const COMMANDS: [(&str, &[&str]); 66] = [
    ("checklist", &["checklist"]),
    ("explain", &["explain", "MP-200"]),
    ("state show", &["state", "show", "client-id"]),
    ("state diff", &["state", "diff", "altinn-onboard.json"]),
    ("state check", &["state", "check"]),
    ("state settle", &["state", "settle", "--help"]),
    ("state merge", &["state", "merge", "altinn-onboard.json", "altinn-onboard.json", "altinn-onboard.json"]),
    ("state install-merge-driver", &["state", "install-merge-driver", "--help"]),
    ("letter", &["letter", "L7", "--contact-name=Kari", "--contact-email=kari@ttd.no", "--contact-phone=22000000"]),
    ("letter", &["letter", "L14", "--case-number=CS0012345"]),
    ("letter package", &["letter", "package"]),
    ("client key", &["client", "key", "--public=public.json"]),
    ("client key", &["client", "key", "--new", "--holder=drift"]),
    ("client key list", &["client", "key", "list"]),
    ("client key rotate", &["client", "key", "rotate", "--help"]),
    ("client guide", &["client", "guide"]),
    ("token", &["token"]),
    ("token --proof", &["token", "--proof"]),
    ("scopes check", &["scopes", "check"]),
    ("scopes request", &["scopes", "request"]),
    ("resource show", &["resource", "show", "ttd-vedtak-om-stotte", "--env=sandbox"]),
    ("resource lint", &["resource", "lint", "sandbox:ttd-vedtak-om-stotte"]),
    ("resource diff", &["resource", "diff", "sandbox:ttd-vedtak-om-stotte", "sandbox:ttd-vedtak-om-stotte"]),
    ("network", &["network", "--env=sandbox", "--check"]),
    ("policy fetch", &["policy", "fetch", "sandbox:ttd-vedtak-om-stotte", "--output=policy.xml"]),
    ("policy lint", &["policy", "lint", "policy.xml"]),
    ("policy explain", &["policy", "explain", "policy.xml"]),
    ("policy model", &["policy", "model", "policy.xml"]),
    ("policy migrate", &["policy", "migrate", "policy.xml"]),
    ("policy eval", &["policy", "eval", "policy.xml", "--org=ttd", "--action=subscribe"]),
    ("policy test", &["policy", "test", "cases.toml"]),
    (
        "policy new",
        &[
            "policy",
            "new",
            "--output=new.xml",
            "--resource-id=ttd-vedtak",
            "--org=ttd",
            "--read-by=dagl",
            "--no-input",
            "--yes",
        ],
    ),
    ("policy upload", &["policy", "upload", "policy.xml", "--resource-id=ttd-vedtak-om-stotte", "--yes"]),
    ("texts export", &["texts", "export", "texts.toml"]),
    ("texts import", &["texts", "import", "texts.toml", "--no-input", "--yes"]),
    ("events list", &["events", "list"]),
    ("events poll", &["events", "poll", "--help"]),
    ("events delete", &["events", "delete", "--help"]),
    ("policy diff", &["policy", "diff", "policy.xml", "policy.xml"]),
    ("catalog show", &["catalog", "show", "--kind", "package"]),
    ("studio check", &["studio", "check", "--help"]),
    ("catalog refresh", &["catalog", "refresh", "--help"]),
    ("sandbox", &["sandbox", "--help"]),
    ("events subscribe", &["events", "subscribe", "--no-input", "--yes", "--no-wait"]),
    ("try message", &["try", "message", "--no-input", "--yes", "--no-wait"]),
    ("try transfer", &["try", "transfer", "--help"]),
    ("broker owner", &["broker", "owner", "--help"]),
    ("broker configure", &["broker", "configure", "--help"]),
    ("broker show", &["broker", "show", "--help"]),
    ("access-list create", &["access-list", "create", "--help"]),
    ("access-list members", &["access-list", "members", "--help"]),
    ("access-list connect", &["access-list", "connect", "--help"]),
    ("access-list enable", &["access-list", "enable", "--help"]),
    ("access-list show", &["access-list", "show", "--help"]),
    ("system-user register", &["system-user", "register", "--help"]),
    ("system-user request", &["system-user", "request", "--help"]),
    ("system-user show", &["system-user", "show", "--help"]),
    ("notifications review", &["notifications", "review", "--help"]),
    ("notifications template", &["notifications", "template", "--help"]),
    ("try notification", &["try", "notification", "--help"]),
    ("change", &["change", "test-recipient", "--test-recipient=310000027", "--no-input", "--yes", "--no-wait"]),
    ("step policy", &["step", "policy"]),
    ("step scopes", &["step", "scopes"]),
    ("step resource", &["step", "resource"]),
    ("resume", &["resume", "--no-input", "--yes", "--no-wait"]),
    (
        "init correspondence",
        &[
            "init",
            "correspondence",
            "--env=sandbox",
            "--service=second",
            "--resource-id=ttd-andre",
            "--no-input",
            "--yes",
            "--no-wait",
        ],
    ),
];

/// What may be named besides: an example of a file's place, and commands of a step whose id stands in braces.
fn is_known(words: &[&str]) -> bool {
    let known = |path: &str| words.starts_with(&path.split(' ').collect::<Vec<_>>());
    COMMANDS.iter().any(|(path, _)| known(path)) || known("init") || known("step")
}

fn begun() -> Home {
    let home = Home::in_memory();
    let run = home.run(&INIT);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    works(&home.run(&["letter", "L14", "--sent=2026-11-20"]), &["letter"]);
    fs::write(home.work().join("cases.toml"), CASES).unwrap();
    home
}

/// The wizard at its first question about the handover.
fn wizard(home: &Home) -> Terminal {
    let mut wizard = Terminal::binary(home, &["resume", "--redo=handover", "--lang=en"], 100);
    wizard.expect(&asked(Topic::HandoverKeyPlace));
    wizard.until_keys_are_read();
    wizard
}

fn asked(topic: Topic) -> String {
    journeys::question(topic).unwrap().raw(Language::En).to_owned()
}

fn organisation(home: &Home) -> Value {
    let state: Value = serde_json::from_str(&home.read(STATE)).unwrap();
    state["books"]["rehearsal"]["organisation"].clone()
}

fn works(run: &Run, words: &[&str]) {
    let refused = ["STATE-IN-USE", "SANDBOX-FAILED", "STATE-CHANGED", "panicked"];
    assert!(!refused.iter().any(|code| run.stderr.contains(code)), "{words:?}: {}", run.stderr);
    let nothing_to_ask = run.stderr.contains("LETTER-NOTHING-TO-ASK");
    assert!(matches!(run.status, Some(0 | 8)) || nothing_to_ask, "{words:?}: {run:#?}");
}

#[test]
fn every_command_that_is_named_works_beside_a_wizard_and_nothing_of_it_is_lost() {
    let home = begun();
    let mut wizard = wizard(&home);
    for (_, words) in COMMANDS {
        works(&home.run(words), words);
    }
    assert!(!home.work().join("altinn-onboard.json.lock").exists(), "the wizard has given the lock back");
    // What the others did is not asked again.
    wizard.send(key::ENTER);
    wizard.expect(TAKEN_IN.raw(Language::En));
    // The last command sent a message anew: the wizard goes on from there.
    wizard.expect(&asked(Topic::AppearanceOk));
    wizard.ctrl_c();
    assert_eq!(wizard.end(), 130);
    let state: Value = serde_json::from_str(&home.read(STATE)).unwrap();
    let book = &state["books"]["rehearsal"];
    assert_eq!(book["organisation"]["letter"]["L14"]["value"]["case_number"], "CS0012345", "{}", book["organisation"]);
    assert!(book["services"]["second"].is_object() && home.read(STATE).contains("310000027"));
}

#[test]
fn a_question_that_is_answered_elsewhere_meanwhile_keeps_that_answer_unless_another_is_typed() {
    for (keys, kept) in [(key::ESCAPE, "elsewhere"), ("typed here\r", "typed here")] {
        let home = begun();
        let mut wizard = wizard(&home);
        wizard.send(key::ENTER);
        wizard.expect(&asked(Topic::HandoverRenewer));
        wizard.until_keys_are_read();
        let words = ["step", "handover", "--handover-renewer=elsewhere", "--no-input"];
        works(&home.run(&words), &words);
        wizard.send(keys);
        if keys == key::ESCAPE {
            wizard.expect(CAME.raw(Language::En).split('{').next().unwrap());
        }
        assert_eq!(wizard.end(), 0, "{}", wizard.log());
        let state: Value = serde_json::from_str(&home.read(STATE)).unwrap();
        let deployment = state["books"]["rehearsal"].to_string();
        assert!(deployment.contains(kept), "{deployment}");
        assert!(deployment.contains("elsewhere"), "the other answer stays in the history: {deployment}");
    }
}

/// A wizard that is killed at a question holds nothing that the other terminal needs, and has lost nothing.
#[test]
fn a_wizard_killed_at_a_question_loses_nothing_of_either() {
    let home = begun();
    let mut wizard = wizard(&home);
    wizard.send(key::ENTER);
    wizard.expect(&asked(Topic::HandoverRenewer));
    let words = ["letter", "L14", "--case-number=CS0012345"];
    works(&home.run(&words), &words);
    wizard.signal("KILL");
    wizard.end();
    assert_eq!(organisation(&home)["letter"]["L14"]["value"]["case_number"], "CS0012345");
    let words = ["resume", "--no-input", "--yes", "--no-wait"];
    works(&home.run(&words), &words);
    assert_eq!(organisation(&home)["letter"]["L14"]["value"]["case_number"], "CS0012345");
}

/// `resume` tells of a key that leads to an earlier answer; the question that was open comes again.
#[test]
fn an_earlier_answer_is_corrected_from_any_question_of_a_resume() {
    let home = begun();
    let mut wizard = Terminal::binary(&home, &["resume", "--redo=handover", "--lang=en"], 100);
    wizard.expect(CORRECT_KEY.raw(Language::En));
    wizard.expect(&asked(Topic::HandoverKeyPlace));
    wizard.until_keys_are_read();
    wizard.send("\u{12}");
    wizard.expect(WHICH.raw(Language::En));
    wizard.wait_for("Who looked at the message? (role, not name)");
    wizard.until_keys_are_read();
    wizard.send(key::UP);
    wizard.wait_for("> Who looked at the message?");
    wizard.send(key::ENTER);
    // The question itself stands in the list, too.
    wizard.expect("People's names are not kept.");
    wizard.until_keys_are_read();
    wizard.send("\u{15}somebody else\r");
    wizard.expect(&asked(Topic::HandoverKeyPlace));
    wizard.ctrl_c();
    assert_eq!(wizard.end(), 130);
    assert!(home.read(STATE).contains("somebody else"));
}

/// Where people put the key on the client, the wizard writes it to a file and shows it, with numbered clicks.
#[test]
fn the_public_key_is_written_to_a_file_and_shown_where_people_paste_it() {
    let served = Served::start(&[]);
    let home = Home::new();
    served.as_real(&home, "lab", "test", |own| {
        own.remove("admin_client");
    });
    fs::write(home.work().join("svar.toml"), ANSWERS).unwrap();
    let init = ["init", "correspondence", "--env=lab", "--environments=environments.toml", "--answers=svar.toml"];
    let more = ["--key-store=file", "--events-wanted=no", "--lang=en", "--yes"];
    let mut wizard = Terminal::binary(&home, &[&init[..], &more].concat(), 400);
    for topic in [Topic::TermsSigned, Topic::SelfServiceRight] {
        wizard.expect(&asked(topic));
        wizard.until_keys_are_read();
        wizard.send(key::ESCAPE);
    }
    wizard.expect("4. “Klienter” → “Legg til klient”");
    wizard.expect("lab-main.jwk.json. This is what you paste:");
    wizard.expect("Which client ID did ");
    let key: Value = serde_json::from_str(&home.read("lab-main.jwk.json")).unwrap();
    assert!(key["n"].is_string() && key["kid"].is_string() && key.get("d").is_none(), "{key}");
    assert!(wizard.log().contains(key["kid"].as_str().unwrap()));
    wizard.ctrl_c();
    assert_eq!(wizard.end(), 130);
}

/// What follows `altinn-onboard` in the texts of the program, as far as it is a command.
#[test]
fn every_command_that_a_text_names_is_among_them() {
    let mut unknown = BTreeSet::new();
    let mut files = vec![
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"),
    ];
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for (at, _) in line.match_indices("altinn-onboard ") {
                let rest = &line[at + "altinn-onboard ".len()..];
                let words: Vec<&str> = rest.split(|c: char| !(c.is_ascii_lowercase() || c == '-')).take(3).collect();
                let is_command = home_of_commands().iter().any(|first| words.first() == Some(&first.as_str()));
                if is_command && !is_known(&words) {
                    unknown.insert(words.join(" "));
                }
            }
        }
    }
    assert!(unknown.is_empty(), "run them beside a wizard, too: {unknown:#?}");
}

/// The first words of all commands, as the program itself lists them.
fn home_of_commands() -> BTreeSet<String> {
    COMMANDS
        .iter()
        .map(|(path, _)| path.split(' ').next().unwrap().to_owned())
        .chain(["init", "step"].map(str::to_owned))
        .collect()
}
