//! `policy model`.

use serde_json::Value;

use crate::common::Home;

fn made(home: &Home) -> String {
    let flags = ["policy", "new", "--yes", "--resource-id", "ttd-brev", "--output", "brev.xml"];
    assert_eq!(home.run(&flags).status, Some(0));
    home.read("brev.xml")
}

#[test]
fn what_studio_wrote_comes_back_whole() {
    let home = Home::new();
    made(&home);
    let run = home.run(&["policy", "model", "brev.xml"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{run:?}");
    let model: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(model["rules"][0]["actions"], serde_json::json!(["read"]));
    assert_eq!(model["requiredAuthenticationLevelEndUser"], "3");
    let run = home.run(&["policy", "model", "brev.xml", "--losses", "--lang", "en"]);
    assert_eq!(run.stdout, "Altinn Studio keeps everything in the file.\n");
}

#[test]
fn what_a_round_trip_would_lose_is_talk_or_the_result() {
    let home = Home::new();
    let file = made(&home).replacen("Effect=\"Permit\"", "Effect=\"Deny\"", 1);
    std::fs::write(home.work().join("brev.xml"), file).unwrap();
    let run = home.run(&["policy", "model", "brev.xml"]);
    assert!(serde_json::from_str::<Value>(&run.stdout).is_ok());
    assert!(run.stderr.contains("Deny kommer tilbake som Permit"), "{run:?}");
    let run = home.run(&["policy", "model", "brev.xml", "--losses", "--format", "json"]);
    let losses: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(losses["schema"], 1);
    let loss = &losses["losses"][0];
    assert_eq!((&loss["what"], &loss["access"], &loss["line"]), (&"effect".into(), &"widens".into(), &4.into()));
}

#[test]
fn stdin_is_read_and_what_altinn_refuses_has_one_finding_with_its_place() {
    let home = Home::new();
    let file = made(&home);
    let program = std::path::Path::new(crate::common::BINARY);
    let run = home.run_program(program, &["policy", "model", "-"], &file);
    assert_eq!(run.status, Some(0), "{run:?}");
    let run = home.run_program(program, &["policy", "model", "-"], "<x/>");
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(run.stderr.contains("POL001") && run.stdout.is_empty(), "{run:?}");
    assert_eq!(home.run(&["policy", "model", "no-such.xml"]).status, Some(1));
}

#[test]
fn every_policy_is_read_as_studio_reads_it() {
    let Some(data) = super::data() else { return };
    let home = Home::new();
    let index: Value = serde_json::from_slice(&std::fs::read(data.join("conformance/index.json")).unwrap()).unwrap();
    let cases =
        index["cases"].as_array().unwrap().iter().filter(|case| case["suite"] == "studio" && case["kind"] == "read");
    let mut ran = 0;
    for case in cases {
        let file = data.join(case["policy"].as_str().unwrap());
        let run = home.run(&["policy", "model", file.to_str().unwrap()]);
        let wanted = std::fs::read(data.join("conformance").join(case["expectedJson"].as_str().unwrap())).unwrap();
        let wanted: Value = serde_json::from_slice(&wanted).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&run.stdout).unwrap(), wanted, "{}", case["id"]);
        ran += 1;
    }
    println!("studio/read: {ran} cases");
    assert!(ran > 0);
}
