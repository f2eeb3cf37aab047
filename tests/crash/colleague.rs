//! The journey goes on in a second home with the same state file: the key stayed with the first. The colleague is told at
//! once, and each of the three ways that are offered leads on.

use std::fs;

use serde_json::Value;

use super::calls::{Moment, Proxy};
use super::support::{Rehearsal, STATE, one_of_each, write_private};
use crate::common::{Home, Run};

/// Two points at which the first one stopped: before the key was put on the client, and when everything with a token was
/// still to be done.
const STOPS: [&str; 2] = ["jwks", "resource"];

/// What the first one left, and the second home.
struct Handed {
    first: Rehearsal,
    second: Home,
    _proxy: Proxy,
}

impl Handed {
    /// The first one's program died before a writing call; the state went to a colleague.
    fn at(stop: &str) -> Self {
        let first = Rehearsal::new();
        let proxy = first.behind_proxy();
        assert!(first.killed(&proxy, &|calls: &[String]| calls.last().is_some_and(|call| call.ends_with(stop))));
        let second = Home::in_memory();
        fs::create_dir(second.work().join("state")).unwrap();
        for name in ["environment.toml", &format!("state/{STATE}")] {
            fs::copy(first.home.work().join(name), second.work().join(name)).unwrap();
        }
        Self { first, second, _proxy: proxy }
    }

    fn runs(&self, words: &[&str]) -> Run {
        let arguments = self.first.arguments(words);
        self.second.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn state(&self) -> Value {
        serde_json::from_str(&self.second.read(&format!("state/{STATE}"))).unwrap()
    }

    /// The journey is at its end, and nothing was made twice; answers how many keys the client has.
    fn is_whole(&self, run: &Run) -> usize {
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        assert!(!run.stderr.contains("KEY-NOT-HERE"), "{}", run.stderr);
        let held = self.first.sandbox.held();
        assert_eq!(held["counts"], one_of_each());
        held["objects"]["client"][0]["keys"].as_array().unwrap().len()
    }

    fn own_key(&self) -> String {
        fs::read_to_string(self.first.home.home().join("own-key.pem")).unwrap()
    }
}

#[test]
fn the_colleague_is_told_at_once_and_what_needs_no_token_is_done() {
    for stop in STOPS {
        let handed = Handed::at(stop);
        let before = handed.first.sandbox.counts();
        let run = handed.runs(&["resume", "--yes"]);
        assert_eq!(run.status, Some(8), "something is left, nothing failed: {}", run.stderr);
        assert_eq!(run.stderr.matches("KEY-NOT-HERE").count(), 1, "{}", run.stderr);
        let told = run.stderr.find("KEY-NOT-HERE").unwrap();
        assert!(run.stderr.find('✓').is_none_or(|done| told < done), "told before anything is done: {}", run.stderr);
        let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        for way in ["client key --new", "--key-store env", "ALTINN_ONBOARD_KEY_MAIN", "--key-store file --key-file"] {
            assert!(said.contains(way), "{way}: {said}");
        }
        assert_eq!(handed.first.sandbox.counts(), before, "nothing was made");
        // Nothing shows yet that the terms are signed, and telling it needs no token.
        let organisation = &handed.state()["books"]["rehearsal"]["organisation"];
        assert!(stop != "jwks" || organisation.get("terms-signed").is_some(), "{organisation}");
    }
}

#[test]
fn a_client_that_the_colleague_registers_anew_keeps_the_key_of_the_first() {
    let handed = Handed::at("resource");
    let known = |state: &Value| {
        let environments = state["books"]["rehearsal"]["environments"].as_object().unwrap().values();
        environments.map(|facts| facts["client-key"].as_object().unwrap().len()).sum::<usize>()
    };
    assert_eq!(known(&handed.state()), 1);
    let anew = handed.runs(&["resume", "--yes", "--redo", "maskinporten-client"]);
    assert_eq!(handed.is_whole(&anew), 2);
    assert_eq!(handed.state()["books"]["rehearsal"]["environments"].as_object().unwrap().len(), 1);
    assert_eq!(known(&handed.state()), 2, "{}", handed.second.read(&format!("state/{STATE}")));
}

/// What is given does not hold: nothing of the redo stays, not even what makes room for another key.
#[test]
fn a_client_that_is_registered_anew_with_another_number_changes_nothing() {
    let handed = Handed::at("resource");
    let before = handed.state();
    let refused = handed.runs(&["resume", "--yes", "--redo", "maskinporten-client", "--org-number", "974760673"]);
    assert_eq!(refused.status, Some(2), "{}", refused.stderr);
    assert_eq!(handed.state(), before);
}

#[test]
fn a_second_key_goes_on_the_same_client_beside_the_first() {
    for (stop, keys) in STOPS.into_iter().zip([1, 2]) {
        let handed = Handed::at(stop);
        let made = handed.runs(&["client", "key", "--new"]);
        assert_eq!(made.status, Some(0), "{}", made.stderr);
        let public: Value = serde_json::from_str(&made.stdout).unwrap();
        assert!(public.get("d").is_none(), "only the public part is shown");
        assert_eq!(handed.is_whole(&handed.runs(&["resume", "--yes"])), keys, "stopped before {stop}");
        let on_client = &handed.first.sandbox.held()["objects"]["client"][0]["keys"];
        assert!(on_client.as_array().unwrap().contains(&public["kid"]));
        if keys == 2 {
            let run = handed.first.run(&handed.first.arguments(&["token"]));
            assert_eq!(run.status, Some(0), "the first one's key still works: {}", run.stderr);
        }
    }
}

#[test]
fn a_second_key_replaces_nothing_and_each_uses_the_one_of_its_own_machine() {
    let handed = Handed::at("resource");
    let facts = |state: &Value| state["books"]["rehearsal"]["environments"]["sandbox"].clone();
    let before = facts(&handed.state());
    let first_kid = before["client-key"]["main"]["value"]["kid"].as_str().unwrap().to_owned();

    let person = handed.runs(&["client", "key", "--new", "--holder", &synthetic_person()]);
    assert!(person.status == Some(2) && person.stderr.contains("PERSON-NUMBER"), "{person:?}");
    let made = handed.runs(&["client", "key", "--new", "--holder", "kundesenteret", "--lang", "en"]);
    assert_eq!(made.status, Some(0), "{}", made.stderr);
    let said = made.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains(": kundesenteret, on this machine, up to and including"), "{said}");
    assert!(said.contains(&format!("{first_kid}: on another machine, up to and including")), "{said}");
    let after = facts(&handed.state());
    let keys: Vec<&str> = after["client-key"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["main", &format!("main {first_kid}")]);
    assert_eq!(after["client-key"]["main"]["value"]["holder"], "kundesenteret");
    for proven in ["token", "scope-on-client", "client-id", "scope-granted"] {
        assert_eq!(after[proven], before[proven], "{proven} stays proven");
    }

    // The first one goes on with the colleague's state: with the own key, and without the new one.
    let state = |from: &Home, to: &Home| {
        fs::copy(from.work().join("state").join(STATE), to.work().join("state").join(STATE)).unwrap();
    };
    state(&handed.second, &handed.first.home);
    let token = handed.first.run(&handed.first.arguments(&["token"]));
    assert_eq!(token.status, Some(0), "{}", token.stderr);
    let shown = handed.first.run(&handed.first.arguments(&["client", "key"]));
    assert!(shown.status == Some(0) && shown.stdout.contains(&first_kid), "{shown:?}");
    let resumed = handed.first.run(&handed.first.arguments(&["resume", "--yes"]));
    assert_eq!(resumed.status, Some(8), "only who made the new key can register it: {}", resumed.stderr);
    assert!(!resumed.stderr.contains("KEY-"), "{}", resumed.stderr);
    assert_eq!(handed.first.sandbox.counts()["message"], 1, "all else is done: {}", resumed.stderr);

    state(&handed.first.home, &handed.second);
    assert_eq!(handed.is_whole(&handed.runs(&["resume", "--yes"])), 2);
    state(&handed.second, &handed.first.home);
    for words in [&["resume", "--yes"][..], &["checklist", "--check"], &["token"]] {
        let run = handed.first.run(&handed.first.arguments(words));
        assert_eq!(run.status, Some(0), "{words:?}: {}{}", run.stdout, run.stderr);
    }
    let kept = facts(&handed.state());
    assert_eq!(kept["client-key"]["main"]["value"]["holder"], "kundesenteret", "seen again, it is still theirs");
}

/// A number that holds, completed here so that none stands in the source.
fn synthetic_person() -> String {
    let all = (0..100_000).map(|rest| format!("018190{rest:05}"));
    all.into_iter().find(|number| altinn_onboard::door::domain::person::recognise(number).is_some()).unwrap()
}

#[test]
fn the_same_key_comes_by_a_variable_or_a_file() {
    for stop in STOPS {
        let mut handed = Handed::at(stop);
        let key = handed.own_key();
        handed.second = handed.second.with("ALTINN_ONBOARD_KEY_MAIN", &key);
        assert_eq!(handed.is_whole(&handed.runs(&["resume", "--yes", "--key-store", "env"])), 1);

        let handed = Handed::at(stop);
        let file = handed.second.home().join("from-the-vault.pem");
        write_private(&file, handed.own_key().as_bytes());
        let given = ["--key-store", "file", "--key-file", file.to_str().unwrap()];
        assert_eq!(handed.is_whole(&handed.runs(&[&["resume", "--yes"], &given[..]].concat())), 1);
        fs::remove_file(&file).unwrap();
        assert_eq!(handed.runs(&["token"]).status, Some(0), "the key lies in the second home now");
    }
}

#[test]
fn another_key_is_not_taken_for_it() {
    let mut handed = Handed::at("resource");
    let other = fs::read_to_string(handed.first.home.work().join("world.admin-key.pem")).unwrap();
    let file = handed.second.home().join("other.pem");
    write_private(&file, other.as_bytes());
    handed.second = handed.second.with("ALTINN_ONBOARD_KEY_MAIN", &other);
    let by_file = ["resume", "--yes", "--key-store", "file", "--key-file", file.to_str().unwrap()];
    for words in [&["resume", "--yes", "--key-store", "env"][..], &by_file] {
        let run = handed.runs(words);
        assert_eq!(run.status, Some(8), "{}", run.stderr);
        assert!(run.stderr.contains("KEY-OTHER"), "{}", run.stderr);
    }
    assert!(!handed.second.data().join("altinn-onboard/keys").exists(), "the other key was not kept");
}

/// The one way to stop the first one's program.
impl Rehearsal {
    fn killed(&self, proxy: &Proxy, when: &dyn Fn(&[String]) -> bool) -> bool {
        // The calls come in the same order as in any journey.
        let calls = super::calls::writing_calls();
        let call = (1..=calls.len()).find(|count| when(&calls[..*count])).unwrap();
        self.is_killed_at(proxy, call, Moment::Before)
    }
}
