//! What concerns every call: the certificates that count, and the record of the calls of a run.

use std::fs;

use serde_json::Value;

use crate::common::Home;

const KEY: &str = "-----BEGIN PRIVATE KEY-----\nKANARIFUGL\n-----END PRIVATE KEY-----\n";
const BROKEN: &str = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

#[test]
fn certificates_that_cannot_be_used_are_one_error_before_any_call() {
    let home = Home::new();
    let write = |name: &str, text: &str| fs::write(home.work().join(name), text).unwrap();
    write("empty.pem", "\n");
    write("key.pem", KEY);
    write("broken.pem", BROKEN);
    write("der.cer", "\u{1}\u{2}");
    fs::create_dir(home.work().join("folder")).unwrap();
    for (name, code) in [
        ("gone.pem", "FILE-NOT-FOUND"),
        ("folder", "FILE-IS-FOLDER"),
        ("empty.pem", "CA-BUNDLE"),
        ("key.pem", "CA-BUNDLE"),
        ("broken.pem", "CA-BUNDLE"),
        ("der.cer", "CA-BUNDLE"),
    ] {
        let command = ["catalog", "refresh", "--env=sandbox", "-v", "--lang=en"];
        let by_flag = home.run(&[&command[..], &["--ca-bundle", name]].concat());
        let by_variable = Home::new().with("ALTINN_ONBOARD_CA_BUNDLE", home.work().join(name).to_str().unwrap());
        let by_variable = by_variable.run(&command);
        for run in [by_flag, by_variable] {
            assert_eq!(run.status, Some(2), "{name}: {}", run.stderr);
            assert_eq!((run.stderr.matches("Error ").count(), run.stdout.as_str()), (1, ""), "{name}: {}", run.stderr);
            assert!(run.stderr.contains(&format!("Error {code}: ")), "{name}: {}", run.stderr);
            assert!(!run.stderr.contains("GET ") && !run.stderr.contains("KANARIFUGL"), "{name}: {}", run.stderr);
        }
    }
}

#[test]
fn a_proxy_that_cannot_be_used_is_said_and_never_passed_by() {
    const PASSWORD: &str = "canary-7f3a-proxy";
    let unreadable = format!("http://user:{PASSWORD}@x@proxy.local:3128");
    let nobody_there = format!("http://user:{PASSWORD}@127.0.0.1:1");
    for (variable, value, code, said) in [
        ("HTTPS_PROXY", unreadable.as_str(), "NET-PROXY-UNREADABLE", "HTTPS_PROXY"),
        ("all_proxy", "socks5://proxy.local:1080", "NET-PROXY-UNREADABLE", "SOCKS"),
        ("https_proxy", &nobody_there, "NET-PROXY", "127.0.0.1:1"),
    ] {
        for lang in ["nb", "en"] {
            let home = Home::new().with(variable, value);
            let run = home.run(&["resource", "show", "ttd-melding", "--env=tt02", "-v", "--lang", lang]);
            let told = format!("{}{}", run.stdout, run.stderr);
            assert_eq!(run.status, Some(1), "{variable}: {told}");
            assert!(told.contains(&format!(" {code}: ")) && told.contains(said), "{variable}: {told}");
            assert!(!told.contains(PASSWORD), "{variable}: {told}");
        }
        // A rehearsal calls nobody but this machine, and goes through none.
        let rehearsal = Home::new().with(variable, value).run(&["catalog", "refresh", "--env=sandbox"]);
        assert_eq!(rehearsal.status, Some(0), "{}", rehearsal.stderr);
    }
}

/// The lines of a record, each a call.
fn calls(home: &Home, name: &str) -> Vec<Value> {
    home.read(name).lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"))).collect()
}

#[test]
fn a_record_holds_every_call_and_is_not_replaced_unasked() {
    let home = Home::new();
    let command = ["catalog", "refresh", "--env=sandbox", "--trace=calls.jsonl", "--lang=en"];
    let first = home.run(&command);
    assert_eq!(first.status, Some(0), "{}", first.stderr);
    assert!(first.stderr.contains("calls.jsonl, without secrets"), "{}", first.stderr);
    let recorded = calls(&home, "calls.jsonl");
    let path = |call: &Value| call["path"].as_str().unwrap().to_owned();
    assert!(recorded.len() >= 2 && recorded.iter().any(|call| path(call).ends_with("/roles/")), "{recorded:?}");
    for call in &recorded {
        assert_eq!((&call["schema"], &call["method"]), (&Value::from(1), &Value::from("GET")), "{call}");
        assert!(call["response"]["status"] == 200 && call["response"]["bytes"].as_u64() > Some(100), "{call}");
    }
    let text = home.read("calls.jsonl");
    let again = home.run(&command);
    assert_eq!((again.status, home.read("calls.jsonl")), (Some(2), text), "{}", again.stderr);
    assert!(again.stderr.contains("FILE-EXISTS") && again.stderr.contains("--trace"), "{}", again.stderr);
    let forced = home.run(&[&command[..], &["--force"]].concat());
    assert_eq!((forced.status, calls(&home, "calls.jsonl").len()), (Some(0), recorded.len()), "{}", forced.stderr);
    let nowhere = home.run(&["catalog", "refresh", "--env=sandbox", "--trace=no/calls.jsonl", "--lang=en"]);
    assert_eq!(nowhere.status, Some(1), "{}", nowhere.stderr);
    assert!(nowhere.stderr.contains("FOLDER-NOT-FOUND"), "{}", nowhere.stderr);
    // What calls nobody leaves nothing.
    assert_eq!(home.run(&["explain", "4001", "--trace=none.jsonl"]).status, Some(0));
    assert!(!home.work().join("none.jsonl").exists());
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_record_is_not_followed() {
    let home = Home::new();
    let target = home.home().join("authorized_keys");
    fs::write(&target, "mine").unwrap();
    std::os::unix::fs::symlink(&target, home.work().join("calls.jsonl")).unwrap();
    let run = home.run(&["catalog", "refresh", "--env=sandbox", "--trace=calls.jsonl", "--force"]);
    assert_eq!((run.status, fs::read_to_string(&target).unwrap().as_str()), (Some(1), "mine"), "{}", run.stderr);
}

/// The authorizations, keys, bodies and answers of a whole onboarding are not in its record; their headers' names are.
#[test]
fn a_record_of_a_whole_onboarding_holds_no_secret() {
    let home = Home::new().with("ALTINN_ONBOARD_STUDIO_KEY", "KANARIFUGL");
    let rehearse = ["init", "correspondence", "--env=sandbox", "--scenario=instant", "--yes", "--trace=init.jsonl"];
    let run = home.run(&rehearse);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let token = home.run(&["token", "--trace=token.jsonl"]);
    assert_eq!(token.status, Some(0), "{}", token.stderr);
    let studio = home.run(&["studio", "check", "--env=sandbox", "--trace=studio.jsonl"]);
    assert_eq!(studio.status, Some(3), "{}", studio.stderr);
    let mut names = Vec::new();
    for name in ["init.jsonl", "token.jsonl", "studio.jsonl"] {
        let text = home.read(name);
        for canary in ["KANARIFUGL", "eyJ", "BEGIN", "Bearer ", "assertion=", "grant_type="] {
            assert!(!text.contains(canary), "{canary} stands in {name}");
        }
        for call in calls(&home, name) {
            for header in call["request"]["headers"].as_array().unwrap() {
                names.push(header["name"].as_str().unwrap().to_owned());
                let is_secret = ["authorization", "x-api-key"].contains(&names.last().unwrap().as_str());
                assert!(!is_secret || header["value"].is_null(), "{call}");
            }
        }
    }
    for name in ["authorization", "x-api-key", "content-type"] {
        assert!(names.iter().any(|header| header == name), "no {name} among {names:?}");
    }
}
