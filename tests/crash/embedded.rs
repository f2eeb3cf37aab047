//! The embedded sandbox dies with the program, and comes back with it: at its old port, or at another one with its own
//! addresses rewritten.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::saves::watched_in;
use super::support::{STATE, Sandbox, for_each, one_of_each, seed, wait, was_killed};
use crate::common::started::Started;
use crate::common::{BINARY, Home, PATIENCE, same_state};

const INIT: [&str; 6] = ["init", "correspondence", "--env", "sandbox", "--scenario", "instant"];

/// A home with a world beside the state, so that no signing keys need be made.
fn home() -> Home {
    let home = Home::in_memory();
    seed(&home, "altinn-onboard.sandbox.json", "altinn-onboard.sandbox.admin-key.pem");
    home
}

fn words(command: &[&str]) -> Vec<String> {
    command.iter().chain(&["--yes"]).map(|word| (*word).to_owned()).collect()
}

fn state(home: &Home) -> Value {
    same_state::normal(&serde_json::from_str(&home.read(STATE)).unwrap())
}

/// What the world holds, asked of a sandbox that serves it.
fn counts(home: &Home) -> Value {
    Sandbox::of(home, "altinn-onboard.sandbox.json", None).counts()
}

#[test]
fn killed_with_its_sandbox_and_resumed_at_the_old_port_or_another() {
    let whole = home();
    let (status, saves) = watched_in(&whole, &words(&INIT), u64::MAX);
    assert!(status.success());
    assert_eq!(counts(&whole), one_of_each());
    let end = state(&whole);
    let all: Vec<usize> = (1..=usize::try_from(saves).unwrap()).collect();
    for_each(&all, |save| {
        let home = home();
        let (status, _) = watched_in(&home, &words(&INIT), save as u64);
        assert!(was_killed(status), "{status}");
        let world: Value = serde_json::from_str(&home.read("altinn-onboard.sandbox.json")).unwrap();
        let port = u16::try_from(world["port"].as_u64().unwrap()).unwrap();
        // Every other time somebody has taken the port.
        let taken = (save % 2 == 0).then(|| std::net::TcpListener::bind(("127.0.0.1", port)).unwrap());
        let run = home.run(&["resume", "--yes", "--scenario", "instant"]);
        assert_eq!(run.status, Some(0), "killed after save {save}: {}", run.stderr);
        let world: Value = serde_json::from_str(&home.read("altinn-onboard.sandbox.json")).unwrap();
        if taken.is_some() {
            assert_ne!(world["port"], port, "the port was taken");
        }
        let (endpoint, own) = (&world["subscriptions"][0]["end_point"], format!("http://127.0.0.1:{}/", world["port"]));
        assert!(endpoint.as_str().is_some_and(|address| address.starts_with(&own)), "{endpoint} is not at {own}");
        drop(taken);
        let differences = same_state::differences(&state(&home), &end);
        assert!(differences.is_empty(), "killed after save {save}:\n{}", differences.join("\n"));
        assert_eq!(counts(&home), one_of_each(), "killed after save {save}");
        assert!(!home.read(STATE).contains("127.0.0.1"), "the state holds an address of this machine");
        let names = fs::read_dir(home.work()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let left: Vec<String> = names.filter(|name| name.ends_with(".tmp")).collect();
        assert!(left.is_empty(), "{left:?}");
    });
}

/// The last of three products in one state, killed after each of its saves: what the others have stays as it was.
#[test]
fn three_products_in_one_state_are_resumed_to_the_same_end() {
    let init = |product: &'static str| words(&["init", product, "--env", "sandbox", "--scenario", "instant"]);
    let products = ["correspondence", "notifications", "broker"];
    let whole = home();
    let before: Vec<(Home, u64)> = products
        .iter()
        .enumerate()
        .map(|(done, product)| {
            let begun = home();
            for earlier in &products[..done] {
                assert!(watched_in(&begun, &init(earlier), u64::MAX).0.success(), "{earlier}");
            }
            let (status, saves) = watched_in(&whole, &init(product), u64::MAX);
            assert!(status.success(), "{product}");
            (begun, saves)
        })
        .collect();
    let (end, held) = (state(&whole), counts(&whole));
    // The first is killed at each of its saves elsewhere.
    for (done, product) in products.iter().enumerate().skip(1) {
        let (begun, saves) = &before[done];
        assert!(*saves > 3, "{product} saves what it makes");
        let all: Vec<usize> = (1..=usize::try_from(*saves).unwrap()).collect();
        for_each(&all, |save| {
            let home = copy(begun);
            let (status, _) = watched_in(&home, &init(product), save as u64);
            assert!(was_killed(status), "{status}");
            let run = home.run(&["resume", "--yes", "--scenario", "instant"]);
            assert_eq!(run.status, Some(0), "{product} killed after save {save}: {}", run.stderr);
            for later in &products[done + 1..] {
                assert!(watched_in(&home, &init(later), u64::MAX).0.success(), "{later}");
            }
            let differences = same_state::differences(&state(&home), &end);
            assert!(differences.is_empty(), "{product} killed after save {save}:\n{}", differences.join("\n"));
            assert_eq!(counts(&home), held, "{product} killed after save {save}");
        });
    }
}

/// A home with all that another holds.
fn copy(home: &Home) -> Home {
    let copy = Home::in_memory();
    let from = format!("{}/.", home.root().display());
    let copied = Command::new("cp").args(["-a", &from]).arg(copy.root()).status();
    assert!(copied.unwrap().success());
    copy
}

/// Waits for a sign, then sends a signal; answers how the program ended.
fn stopped(home: &Home, words: &[&str], sign: impl Fn() -> bool, signal: &str) -> Option<i32> {
    let log = fs::File::create(home.home().join("log")).unwrap();
    let mut command = home.command(Path::new(BINARY), words);
    let mut child = Started::new(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log));
    let start = Instant::now();
    while !sign() {
        assert!(start.elapsed() < PATIENCE, "{}", fs::read_to_string(home.home().join("log")).unwrap());
        std::thread::sleep(Duration::from_millis(5));
    }
    let sent = Command::new("/bin/sh").args(["-c", &format!("kill -s {signal} {}", child.id())]).status();
    assert!(sent.unwrap().success());
    wait(&mut child).code()
}

/// In the middle of a wait and of serving: whoever is asked to end leaves no lock behind.
#[test]
fn asked_to_end_it_takes_its_locks_away() {
    let waiting = ["init", "correspondence", "--env", "sandbox", "--scenario", "desk-slow", "--yes"];
    let serving = ["sandbox", "--data", "altinn-onboard.sandbox.json"];
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let home = home();
        let key_is_known = || fs::read_to_string(home.work().join(STATE)).is_ok_and(|text| text.contains("client-id"));
        assert_eq!(stopped(&home, &waiting, key_is_known, signal), Some(code));
        assert_eq!(locks(&home), [""; 0], "after {signal} while waiting");
        let served = || fs::read_to_string(home.home().join("log")).unwrap().contains("http://");
        assert_eq!(stopped(&home, &serving, served, signal), Some(code));
        assert_eq!(locks(&home), [""; 0], "after {signal} while serving");
    }
}

fn locks(home: &Home) -> Vec<String> {
    let names = fs::read_dir(home.work()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".lock")).collect()
}
