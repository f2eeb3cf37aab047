//! A supplier holds the key, or the client, or nobody knows yet.

use std::fs;

use super::support::{init, run, states, step};
use crate::common::Home;

const SUPPLIER: [&str; 2] = ["--supplier-name=Leverandøren AS", "--supplier-org-number=999999999"];

#[test]
fn with_a_suppliers_key_everything_of_the_key_waits_for_the_supplier() {
    let home = Home::new();
    let first = init(&home, "instant,supplier-holds-key", &[]);
    assert_eq!(first.status, Some(8), "{first:#?}");
    for (id, state) in states(&home, &["maskinporten-client", "token", "resource", "events"]) {
        assert_eq!(state, "waiting", "{id}");
        assert_eq!(step(&home, id)["waiting"]["for"], "supplier", "{id}");
    }
}

#[test]
fn the_suppliers_public_key_is_pasted_and_registered() {
    // The supplier's own folder and home: a key is made there, and only its public part leaves.
    let supplier = Home::new();
    assert_eq!(init(&supplier, "instant", &[]).status, Some(0));
    assert_eq!(supplier.run(&["client", "key", "--public=key.jwk"]).status, Some(0));
    let jwk = supplier.read("key.jwk");
    assert!(!jwk.contains("\"d\""));

    let home = Home::new();
    let flag = format!("--public-key={jwk}");
    let first = init(&home, "instant", &[&SUPPLIER[..], &["--operated-by=supplier-key", &flag]].concat());
    assert_eq!(first.status, Some(8), "{first:#?}");
    let kid = serde_json::from_str::<serde_json::Value>(&jwk).unwrap()["kid"].as_str().unwrap().to_owned();
    let world = home.read("altinn-onboard.sandbox.json");
    assert!(world.contains(&kid), "the key stands on the client");
    assert_eq!(step(&home, "token")["state"], "waiting");

    // Whoever has the key can prove it: the supplier's report, pasted here, is held against what is known.
    let report = supplier.run(&["token", "--proof", "--scenario=instant", "--lang=en"]);
    assert_eq!(report.status, Some(0), "{report:#?}");
    let flag = format!("--supplier-proof={}", report.stdout.trim());
    let other = run(&home, "resume", "instant", &[&flag]);
    assert_eq!(other.status, Some(2), "a report about another client does not count: {other:#?}");
    assert!(other.stderr.contains("PROOF-"), "{other:#?}");

    let own = id_of_client(&home);
    let mut proof: serde_json::Value = serde_json::from_str(&report.stdout).unwrap();
    proof["clientId"] = own.into();
    proof["issuer"] = issuer(&other.stderr, &proof);
    fs::write(home.work().join("proof.json"), proof.to_string()).unwrap();
    let flag = format!("--supplier-proof={proof}");
    let told = run(&home, "resume", "instant", &[&flag]);
    assert_eq!(told.status, Some(8), "{told:#?}");
    let token = step(&home, "token");
    assert_eq!(token["state"], "done", "{token}");
    assert!(!token["evidence"].as_array().unwrap().is_empty(), "{token}");
}

fn id_of_client(home: &Home) -> String {
    let state: serde_json::Value = serde_json::from_str(&home.read("altinn-onboard.json")).unwrap();
    find(&state, "client-id").expect("the client has an id")
}

fn find(value: &serde_json::Value, topic: &str) -> Option<String> {
    match value {
        serde_json::Value::Object(members) => match members.get(topic) {
            Some(found) => first_text(found),
            None => members.values().find_map(|value| find(value, topic)),
        },
        serde_json::Value::Array(items) => items.iter().find_map(|value| find(value, topic)),
        _ => None,
    }
}

fn first_text(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::Object(members) => match members.get("value") {
            Some(found) => found.as_str().map(str::to_owned),
            None => members.values().find_map(first_text),
        },
        serde_json::Value::Array(items) => items.iter().find_map(first_text),
        _ => None,
    }
}

/// The issuer of the home's own sandbox, which is on another port: as the refusal of the foreign report names it.
fn issuer(said: &str, proof: &serde_json::Value) -> serde_json::Value {
    let said: String = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let own = said.split(' ').map(|word| word.trim_end_matches('.')).filter(|word| word.ends_with("/maskinporten/"));
    let foreign = proof["issuer"].as_str().unwrap().to_owned();
    own.map(str::to_owned).find(|word| *word != foreign).unwrap_or(foreign).into()
}

#[test]
fn a_suppliers_own_client_is_taken_into_use_by_the_supplier() {
    let home = Home::new();
    let first = init(&home, "instant", &[&SUPPLIER[..], &["--operated-by=supplier-client"]].concat());
    assert_eq!(first.status, Some(8), "{first:#?}");
    assert_eq!(step(&home, "maskinporten-client")["state"], "waiting");
    assert!(
        home.work()
            .join("letters")
            .read_dir()
            .unwrap()
            .flatten()
            .any(|file| { file.file_name().to_string_lossy().starts_with("L10-") })
    );
}

#[test]
fn who_does_not_know_yet_gets_the_order_to_the_supplier_in_the_package() {
    let home = Home::new();
    let first = init(&home, "instant", &["--operated-by=unknown"]);
    assert_eq!(first.status, Some(8), "{first:#?}");
    assert!(first.stderr.contains("L10:"), "{first:#?}");
    assert_eq!(step(&home, "maskinporten-client")["state"], "to-do");
    // The real answer may follow, and the rest is done.
    let later = run(&home, "resume", "instant", &["--operated-by=ourselves"]);
    assert_eq!(later.status, Some(0), "{later:#?}");
}
