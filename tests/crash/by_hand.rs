//! A key that is rotated where a person puts keys on the client: the clicks, and the tokens that show they were done.

use std::fs;

use serde_json::Value;

use super::support::{Rehearsal, Sandbox, write_private};

/// The description of the environment without its administration client.
fn without_administration(description: &str) -> String {
    let mut is_of_it = false;
    let kept = description.lines().filter(|line| {
        is_of_it = if line.starts_with('[') { line.contains("admin_client") } else { is_of_it };
        !is_of_it && !line.starts_with("admin_client")
    });
    kept.collect::<Vec<_>>().join("\n")
}

/// A key that somebody takes off the client in the portal: all but one of them.
fn only_stays(world: &mut Value, kid: &str) {
    let keys = world["clients"].as_array_mut().unwrap().iter_mut().map(|client| client["keys"].as_array_mut().unwrap());
    keys.filter(|keys| keys.len() == 2).for_each(|keys| keys.retain(|key| key["jwk"]["kid"] == kid));
}

/// The key that is not this one has ended: Maskinporten knows it, and takes it no more.
fn ends_long_ago(world: &mut Value, kid: &str) {
    let keys =
        world["clients"].as_array_mut().unwrap().iter_mut().flat_map(|client| client["keys"].as_array_mut().unwrap());
    keys.filter(|key| key["jwk"]["kid"] != kid).for_each(|key| key["created"] = "2020-01-01T00:00:00Z".into());
}

/// A text without its line breaks.
fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_person_does_the_clicks_and_tokens_show_that_they_are_done() {
    let mut rehearsal = Rehearsal::new();
    assert_eq!(rehearsal.run(&rehearsal.init()).status, Some(0));
    let description = without_administration(&rehearsal.home.read("environment.toml"));
    assert!(!description.contains("admin"), "{description}");
    fs::write(rehearsal.home.work().join("by-hand.toml"), &description).unwrap();
    let rotate = |rehearsal: &Rehearsal, environments: &str, more: &[&str]| {
        let mut words = rehearsal.arguments(&["client", "key", "rotate", "--no-input", "--no-wait", "--lang", "en"]);
        words.extend(more.iter().map(|word| (*word).to_owned()));
        words.iter_mut().filter(|word| *word == "environment.toml").for_each(|word| *word = environments.to_owned());
        rehearsal.run(&words)
    };
    // Twice: as long as nobody has done it, it is the same key, and nothing is moved.
    let mut files = Vec::new();
    for _ in 0..2 {
        let said = rotate(&rehearsal, "by-hand.toml", &[]);
        assert_eq!(said.status, Some(8), "{said:#?}");
        assert!(flowing(&said.stdout).contains("Do not remove any key yet"), "{said:#?}");
        assert!(!flowing(&said.stderr).contains("now uses"), "{said:#?}");
        files.push(fs::read_to_string(rehearsal.folder().join("sandbox-main-new.jwk.json")).unwrap());
    }
    assert_eq!(files[0], files[1]);
    let new: Value = serde_json::from_str(&files[0]).unwrap();
    assert!(new.get("d").is_none() && new["kid"].is_string(), "only the public part");
    // Somebody has put it there.
    assert_eq!(rotate(&rehearsal, "environment.toml", &["--grace=2h"]).status, Some(8));
    let said = rotate(&rehearsal, "by-hand.toml", &["--grace=0s"]);
    assert_eq!(said.status, Some(8), "{said:#?}");
    assert!(flowing(&said.stdout).contains("remove the key"), "{said:#?}");
    // A key that is refused stands there still.
    let kid = new["kid"].as_str().unwrap();
    let change = |rehearsal: &mut Rehearsal, deed: fn(&mut Value, &str)| {
        rehearsal.sandbox.kill();
        let mut world: Value = serde_json::from_str(&rehearsal.home.read("world.json")).unwrap();
        deed(&mut world, kid);
        write_private(&rehearsal.home.work().join("world.json"), world.to_string().as_bytes());
        rehearsal.sandbox = Sandbox::serve(&rehearsal.home, None);
    };
    change(&mut rehearsal, ends_long_ago);
    let said = rotate(&rehearsal, "by-hand.toml", &[]);
    assert_eq!(said.status, Some(8), "{said:#?}");
    assert!(flowing(&said.stdout).contains("remove the key"), "{said:#?}");
    // And somebody has taken the old one away.
    change(&mut rehearsal, only_stays);
    let said = rotate(&rehearsal, "by-hand.toml", &[]);
    assert_eq!(said.status, Some(0), "{said:#?}");
    assert!(flowing(&said.stderr).contains("The old key is gone"), "{said:#?}");
    assert_eq!(rehearsal.run(&rehearsal.resume_alone()).status, Some(0));
}
