//! Letters, keys and other results: only where the operator said, and over nothing.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::planted::{PRECIOUS, Plant, Planted, STATE, names};
use crate::common::BINARY;

/// A home where letters are due: a rehearsal that somebody else holds up.
fn with_letters() -> Planted {
    let planted = Planted::new();
    fs::remove_file(planted.at(STATE)).unwrap();
    let run = planted.run(&format!("init correspondence --env=sandbox --yes {HELD_UP}"));
    assert_eq!(run.status, Some(8), "{}{}", run.stdout, run.stderr);
    fs::remove_dir_all(planted.at("letters")).unwrap();
    planted
}

/// What holds it up.
const HELD_UP: &str = "--no-wait --no-input --scenario=scope-not-granted,not-in-tt02,instant";

/// Commands that save letters beside the state.
const SAVING: [&str; 2] =
    ["resume --yes --no-wait --no-input --scenario=scope-not-granted,not-in-tt02,instant", "letter package"];

#[test]
fn a_key_of_a_letter_that_is_a_path_is_a_broken_state() {
    for key in ["../../../.bashrc.d/x", "/tmp/altinn-onboard-attack", "L1/../../x", "L01", "..", "L1\u{0}"] {
        let spoils: [fn(&mut Value, &str); 4] = [
            |letters: &mut Value, key: &str| letters[key] = letters["L1"].clone(),
            |letters: &mut Value, key: &str| letters["L1"]["value"]["kind"] = key.into(),
            |letters: &mut Value, key: &str| letters["L1"]["value"]["services"] = [key].as_slice().into(),
            |letters: &mut Value, key: &str| letters["L1"]["value"]["environments"] = [key].as_slice().into(),
        ];
        for spoil in spoils {
            let planted = Planted::new();
            let mut state: Value = serde_json::from_str(&planted.home.read(STATE)).unwrap();
            spoil(&mut state["books"]["rehearsal"]["organisation"]["letter"], key);
            fs::write(planted.at(STATE), state.to_string()).unwrap();
            for line in ["resume --no-wait --no-input", "letter L1 --save post", "letter package", "checklist"] {
                // `L01` is a name of a service that breaks nothing but the rule of small letters.
                planted.refuses(line, "STATE-BROKEN", &["Nothing has been changed"]);
                assert_eq!(planted.names(), [STATE], "{key:?}: {line}");
                planted.assert_unharmed(line);
            }
        }
    }
}

#[test]
fn letters_stay_below_the_folder_of_the_state() {
    let planted = with_letters();
    let outside = planted.home.root().join("outside");
    fs::create_dir(&outside).unwrap();
    symlink(&outside, planted.at("letters")).unwrap();
    for line in SAVING {
        let run = planted.run(line);
        assert_eq!(run.status, Some(1), "{line}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains("FILE-LINK"), "{line}: {}", run.stderr);
        assert_eq!(names(&outside), [""; 0], "{line}");
    }
    fs::remove_file(planted.at("letters")).unwrap();
    // The letters themselves, each with its own name.
    assert_eq!(planted.run(SAVING[1]).status, Some(0));
    let letters = names(&planted.at("letters"));
    assert!(!letters.is_empty());
    for name in letters {
        Plant::LinkToNew.put(&planted, &planted.at("letters").join(&name));
        for line in SAVING {
            let run = planted.run(line);
            assert!(run.stderr.contains("FILE-LINK"), "{line}: {}", run.stderr);
            planted.assert_unharmed(line);
        }
        fs::remove_file(planted.at("letters").join(&name)).unwrap();
    }
}

/// What is written is said, with its true place, though the folder that was named is reached by a link.
#[test]
fn letters_are_announced_with_their_true_place() {
    let planted = with_letters();
    let real = fs::canonicalize(planted.home.work()).unwrap();
    fs::create_dir(planted.at("real")).unwrap();
    symlink("real", planted.at("post")).unwrap();
    let said = |line: &str| {
        let run = planted.run(line);
        assert!(matches!(run.status, Some(0 | 8)), "{line}: {}", run.stderr);
        (run.stdout + &run.stderr).split_whitespace().collect::<String>()
    };
    assert!(said("letter L4 --save post").contains(&real.join("real/L4-").display().to_string()));
    assert!(said("letter package --save post").contains(&real.join("real").display().to_string()));
    let resumed = said(SAVING[0]);
    for name in names(&planted.at("letters")) {
        assert!(resumed.contains(&real.join("letters").join(&name).display().to_string()), "{name}: {resumed}");
    }
}

/// To look needs no lock, and no folder that can be written.
#[test]
fn to_look_needs_neither_lock_nor_a_folder_that_can_be_written() {
    let planted = with_letters();
    let work = planted.home.work();
    fs::write(planted.at("altinn-onboard.json.lock"), "").unwrap();
    fs::set_permissions(planted.at("altinn-onboard.json.lock"), fs::Permissions::from_mode(0o600)).unwrap();
    fs::set_permissions(&work, fs::Permissions::from_mode(0o555)).unwrap();
    for line in ["checklist", "letter L4", "letter L4 --mailto", "letter package", "client guide"] {
        let Some(run) = planted.run_as_nobody(line) else { return };
        assert!(matches!(run.status, Some(0 | 8)), "{line}: {}", run.stderr);
        if line == "letter package" {
            assert!(run.stderr.contains("The letters have not been saved"), "{}", run.stderr);
        }
    }
    assert!(!planted.at("letters").exists());
}

/// A home that has walked the rehearsal: the key is in its store.
fn walked() -> Planted {
    let planted = Planted::new();
    fs::remove_file(planted.at(STATE)).unwrap();
    let run = planted.run("init correspondence --env=sandbox --scenario=instant --yes --no-input");
    assert_eq!(run.status, Some(0), "{}{}", run.stdout, run.stderr);
    planted
}

#[test]
fn no_result_is_written_over_what_is_there() {
    let planted = walked();
    for line in ["client key --public", "token --assertion", "policy new --yes --resource-id ttd-brev --output"] {
        let path = planted.at("result");
        fs::write(&path, PRECIOUS).unwrap();
        let run = planted.run(&format!("{line} result"));
        assert_eq!(run.status, Some(2), "{line}: {}", run.stderr);
        assert!(run.stderr.contains("FILE-EXISTS") && run.stderr.contains("--force"), "{line}: {}", run.stderr);
        assert_eq!(fs::read_to_string(&path).unwrap(), PRECIOUS, "{line}");
        let run = planted.run(&format!("{line} result --force"));
        assert_eq!(run.status, Some(0), "{line}: {}", run.stderr);
        assert_ne!(fs::read_to_string(&path).unwrap(), PRECIOUS, "{line}");
        // What is no file is never replaced.
        for plant in Plant::ALL {
            plant.put(&planted, &path);
            for force in ["", " --force"] {
                planted.refuses(&format!("{line} result{force}"), plant.code(), &[]);
                assert!(path.symlink_metadata().is_ok_and(|known| !known.is_file()), "{line}: {plant:?}");
                let mut there = names(&planted.home.home());
                there.retain(|name| name != ".cache");
                assert_eq!(there, ["authorized_keys"], "{line}: {plant:?}");
            }
        }
        fs::remove_file(&path).unwrap();
        planted.refuses(&format!("{line} /dev/null --force"), "FILE-NOT-ORDINARY", &["/dev/null", " -"]);
        // Stdout has its own name, and the system's.
        for name in ["-", "/dev/stdout"] {
            let run = planted.run(&format!("{line} {name}"));
            assert!(run.status == Some(0) && run.stdout.len() > 100, "{line}: {}", run.stderr);
        }
        assert!(!planted.at("-").exists(), "{line}");
    }
}

/// The key that is there is shown without a lock.
#[test]
fn a_public_key_is_shown_while_somebody_works() {
    let planted = walked();
    Plant::Link.put(&planted, &planted.at("altinn-onboard.json.lock"));
    let run = planted.run("client key --public key.jwk");
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    planted.refuses("client key --new", "FILE-LINK", &[]);
    assert_eq!(fs::read_to_string(planted.precious()).unwrap(), PRECIOUS);
}

/// The only key file of a home.
fn key_file(planted: &Planted) -> PathBuf {
    let keys = planted.home.data().join("altinn-onboard/keys");
    keys.join(names(&keys).first().unwrap())
}

#[test]
fn what_stands_in_the_place_of_a_key_is_neither_read_nor_waited_for() {
    let planted = walked();
    let key = key_file(&planted);
    let elsewhere = planted.home.root().join("key.pem");
    fs::rename(&key, &elsewhere).unwrap();
    symlink(&elsewhere, &key).unwrap();
    let target = fs::canonicalize(&elsewhere).unwrap().display().to_string();
    for line in ["token", "client key", "client key --public key.jwk"] {
        planted.refuses(line, "FILE-LINK", &[&target]);
    }
    for plant in Plant::ALL {
        plant.put(&planted, &key);
        for line in ["token", "client key"] {
            planted.refuses(line, plant.code(), &[&key.display().to_string()]);
        }
        let mut there = names(&planted.home.home());
        there.retain(|name| name != ".cache");
        assert_eq!(there, ["authorized_keys"], "{plant:?}");
    }
}

/// A key that somebody points to may come by a pipe, as from a vault.
#[test]
fn a_key_file_may_be_a_pipe() {
    let planted = walked();
    let key = key_file(&planted);
    let line = format!(
        "mkfifo -m 600 pipe; timeout 20 sh -c \"cat '{}' > pipe\" >/dev/null 2>&1 & exec '{BINARY}' --lang=en resume --yes --no-wait --no-input \
         --redo maskinporten-client --key-source file --key-file pipe",
        key.display()
    );
    let run = planted.home.run_program(Path::new("/bin/sh"), &["-c", &line], "");
    assert!(matches!(run.status, Some(0 | 8)), "{}{}", run.stdout, run.stderr);
    let keys = names(key.parent().unwrap());
    assert_eq!(keys.len(), 2, "{keys:?}: {}", run.stderr);
    let [one, other] = [0, 1].map(|at| fs::read(key.with_file_name(&keys[at])).unwrap());
    assert_eq!(one, other, "it is the same key under a second name");
}

/// What somebody wrote in a saved letter is theirs.
#[test]
fn a_letter_that_somebody_changed_is_not_written_over() {
    let planted = with_letters();
    for line in ["letter L1 --save post", "letter package --save post"] {
        fs::remove_dir_all(planted.at("post")).ok();
        assert_eq!(planted.run(line).status, Some(0), "{line}");
        assert_eq!(planted.run(line).status, Some(0), "the same is there: {line}");
        let letter = planted.at("post").join(names(&planted.at("post")).first().unwrap());
        let ours = fs::read(&letter).unwrap();
        fs::write(&letter, "theirs").unwrap();
        let run = planted.run(line);
        assert_eq!(run.status, Some(2), "{line}: {}", run.stderr);
        assert!(run.stderr.contains("FILE-EXISTS") && run.stderr.contains("--save"), "{line}: {}", run.stderr);
        assert_eq!(fs::read_to_string(&letter).unwrap(), "theirs", "{line}");
        assert_eq!(planted.run(&format!("{line} --force")).status, Some(0), "{line}");
        assert_eq!(fs::read(&letter).unwrap(), ours, "{line}");
    }
}

/// A record of calls goes to an ordinary file, whose true place is said.
#[test]
fn a_record_of_calls_goes_to_a_file_and_says_which() {
    let planted = Planted::new();
    let elsewhere = planted.home.root().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    symlink(&elsewhere, planted.at("by")).unwrap();
    let line = "catalog refresh --env=sandbox --trace";
    let run = planted.run(&format!("{line} by/calls.jsonl"));
    let said: String = run.stderr.split_whitespace().collect();
    let place = fs::canonicalize(elsewhere.join("calls.jsonl")).unwrap();
    assert!(said.contains(&place.display().to_string()), "{}", run.stderr);
    for name in ["-", "/dev/stdout"] {
        let run = planted.run(&format!("{line} {name}"));
        assert_eq!(run.status, Some(2), "{name}: {}", run.stderr);
        assert!(run.stderr.contains("calls.jsonl") && !planted.at("-").exists(), "{name}: {}", run.stderr);
    }
    symlink("none", planted.at("calls.jsonl")).unwrap();
    for force in ["", " --force"] {
        planted.refuses(&format!("{line} calls.jsonl{force}"), "FILE-LINK", &["none"]);
    }
}
