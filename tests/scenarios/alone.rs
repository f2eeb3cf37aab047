//! Commands that are one step alone, or only look.

use super::support::{init, published, run, step, world};
use crate::common::Home;

fn complete(more: &[&str]) -> Home {
    let home = Home::new();
    let run = init(&home, "instant", more);
    assert_eq!(run.status, Some(0), "{run:#?}");
    home
}

#[test]
fn what_only_looks_shows_what_is_there_and_changes_nothing() {
    let home = complete(&[]);
    let state = home.read("altinn-onboard.json");
    for (command, says) in [
        ("events list", "validated"),
        ("events poll", "correspondencepublished"),
        ("resource show", "CorrespondenceService"),
        ("resource show ttd-vedtak-om-stotte --env sandbox", "ttd"),
        ("token", "991 825 827"),
    ] {
        let mut arguments: Vec<&str> = command.split(' ').collect();
        arguments.extend(["--lang=en", "--scenario=instant"]);
        let run = home.run(&arguments);
        assert_eq!(run.status, Some(0), "{command}: {run:#?}");
        assert!(run.stdout.contains(says), "{command}: {run:#?}");
    }
    let studio = home.run(&["studio", "check", "--env=sandbox", "--lang=en"]);
    assert_eq!(studio.status, Some(0), "{studio:#?}");
    assert_eq!(home.read("altinn-onboard.json"), state);
    let scopes = run(&home, "scopes check", "instant", &[]);
    assert_eq!(scopes.status, Some(0), "{scopes:#?}");
    assert!(scopes.stdout.contains("(scopes)") && !scopes.stdout.contains("(token)"), "{scopes:#?}");
}

#[test]
fn one_step_alone_and_one_step_anew() {
    let home = complete(&[]);
    let alone = run(&home, "step policy", "instant", &[]);
    assert_eq!(alone.status, Some(0), "{alone:#?}");
    for id in ["policy", "events", "scopes", "test-recipient"] {
        let anew = run(&home, &format!("resume --redo {id}"), "instant", &[]);
        assert_eq!(anew.status, Some(0), "{id}: {anew:#?}");
        assert_eq!(step(&home, id)["state"], "done", "{id}");
    }
    let world = world(&home);
    assert_eq!(world["clients"].as_array().unwrap().len(), 1, "nothing was made twice");
    assert_eq!(world["resources"].as_array().unwrap().len(), 1);
    assert_eq!(world["subscriptions"].as_array().unwrap().len(), 1);
}

#[test]
fn a_key_made_alone_has_the_length_that_was_wished() {
    let home = complete(&[]);
    let made = home.run(&["client", "key", "--new", "--key-bits=3072", "--yes", "--no-input", "--scenario=instant"]);
    assert!(matches!(made.status, Some(0 | 8)), "{made:#?}");
    let state: serde_json::Value = serde_json::from_str(&home.read("altinn-onboard.json")).unwrap();
    assert_eq!(state["books"]["rehearsal"]["environments"]["sandbox"]["client-key"]["main"]["value"]["bits"], 3072);
    // The new one is not on the client yet. The one that is, is here too, and goes on.
    let token = home.run(&["token", "--scenario=instant", "--no-input"]);
    assert_eq!(token.status, Some(0), "{token:#?}");
    assert_eq!(step(&home, "token")["state"], "done", "what was proven stays proven");
}

#[test]
fn a_policy_from_flags_is_what_the_journey_publishes() {
    for more in [&[][..], &["--confidential=yes"], &["--recipients=persons"], &["--events-wanted=no"]] {
        let home = complete(more);
        let policy =
            ["policy", "new", "--output=policy.xml", "--resource-id=ttd-vedtak-om-stotte", "--yes", "--no-input"];
        let mut given = vec!["--recipients=organisations", "--confidential=no", "--events-wanted=yes"];
        for flag in more {
            let name = flag.split('=').next().unwrap();
            given.retain(|known| !known.starts_with(name));
            given.push(flag);
        }
        let made = home.run(&[&policy[..], &given].concat());
        assert_eq!(made.status, Some(0), "{made:#?}");
        let file = std::fs::read(home.work().join("policy.xml")).unwrap();
        assert_eq!(String::from_utf8_lossy(&file), published(&home), "{more:?}");
    }
}
