//! What cannot be undone is confirmed here and now, by a flag of its own: nothing that others may have written does.

use altinn_onboard::door::sandbox::Scenario;

use crate::common::real_answers::real_answers;
use crate::common::served::Served;
use crate::common::{Home, Run};

const STATE: &str = "altinn-onboard.json";
const RESOURCE: &str = "ttd-vedtak-om-stotte";
const RECIPIENT: &str = "310000019";

/// What waits for nobody, so that the walk comes to what is confirmed.
const TOLD: &str = r#"
agreement-signed = "today"
terms-signed = "today"
self-service-right = "today"
test-recipient = 310000019
org-in-environment = "yes"
"#;

fn walk(home: &Home, command: &[&str], more: &[&str]) -> Run {
    let flags = ["--environments=environments.toml", "--env=lab", "--answers=answers.toml", "--lang=en"];
    home.run(&[command, &flags, &["--yes", "--no-wait", "--key-store=file"], more].concat())
}

fn made(served: &Served) -> (u64, u64) {
    let counts = &served.overview()["counts"];
    (counts["resource"].as_u64().unwrap(), counts["message"].as_u64().unwrap())
}

#[test]
fn neither_yes_nor_variables_nor_the_state_confirm_and_one_flag_never_stands_for_another() {
    let served = Served::start(&[Scenario::Instant]);
    let home = Home::new().with("ALTINN_ONBOARD_CONFIRM_RESOURCE_ID", RESOURCE);
    let home = home.with("ALTINN_ONBOARD_CONFIRM_MESSAGE", RECIPIENT);
    served.as_real(&home, "lab", "test", |_| ());
    std::fs::write(home.work().join("answers.toml"), real_answers(RESOURCE, TOLD)).unwrap();
    let before = made(&served);

    let run = walk(&home, &["init", "correspondence"], &["--confirm-message", RECIPIENT]);
    assert_eq!((run.status, made(&served)), (Some(2), before), "{}", run.stderr);
    assert!(run.stderr.contains(&format!("--confirm-resource-id {RESOURCE}")), "{}", run.stderr);
    // Who says yes to everything has seen the client before it is made.
    let shown = run.stderr.find("→ Register the Maskinporten client").unwrap();
    assert!(shown < run.stderr.find("✓ The Maskinporten client").unwrap(), "{}", run.stderr);

    let state = home.read(STATE);
    let fact =
        |word: &str| format!(r#"{{"value":"{word}","source":"told","at":"2026-11-20T12:00:00Z","how":"terminal"}}"#);
    let planted = format!("{{\n\"confirm-resource-id\": {}, \"confirm-message\": {},", fact(RESOURCE), fact(RECIPIENT));
    let real = state.find(r#""real""#).unwrap();
    let deployments = real + state[real..].find(r#""deployments""#).unwrap();
    let facts = deployments + state[deployments..].find(r#""correspondence": {"#).unwrap();
    let at = facts + r#""correspondence": "#.len();
    std::fs::write(home.work().join(STATE), format!("{}{planted}{}", &state[..at], &state[at + 1..])).unwrap();
    let run = walk(&home, &["resume"], &[]);
    assert_eq!((run.status, made(&served)), (Some(2), before), "{}", run.stderr);

    let with_resource = ["--confirm-resource-id", RESOURCE];
    let run = walk(&home, &["resume"], &with_resource);
    assert_eq!((run.status, made(&served)), (Some(2), (before.0 + 1, before.1)), "{}", run.stderr);
    assert!(run.stderr.contains(&format!("--confirm-message {RECIPIENT}")), "{}", run.stderr);

    let run = walk(&home, &["resume"], &["--confirm-message", "991825827"]);
    assert_eq!((run.status, made(&served)), (Some(2), (before.0 + 1, before.1)), "{}", run.stderr);

    let run = walk(&home, &["resume"], &["--confirm-message", RECIPIENT]);
    assert_eq!(made(&served), (before.0 + 1, before.1 + 1), "{}", run.stderr);
    // What is sent was shown before it was.
    let shown = run.stderr.find("Testmelding fra Vedtak").unwrap();
    assert!(shown < run.stderr.find("✓ The test message has been sent").unwrap(), "{}", run.stderr);
}
