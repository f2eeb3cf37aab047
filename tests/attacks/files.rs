//! Links, pipes and leftovers in the places of files that the program reads and writes.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::sync::OnceLock;

use super::planted::{Plant, Planted, STATE, names};
use crate::common::BINARY;

/// Commands that write in the state, and need its lock.
const WRITING: [&str; 4] = [
    "resume --no-wait --no-input",
    "init correspondence --env sandbox --no-input",
    "letter L4 --sent 2026-11-20",
    "client key --new",
];

/// Commands that only read it.
const READING: [&str; 4] = ["checklist", "letter L4", "letter L4 --mailto", "client guide"];

/// A policy with a fault that can be mended.
fn faulty() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| {
        let planted = Planted::new();
        let made = planted.run("policy new --yes --resource-id ttd-brev --output brev.xml");
        assert_eq!(made.status, Some(0), "{}", made.stderr);
        planted.home.read("brev.xml").replacen("3.0:rule-combining", "1.0:rule-combining", 1)
    })
}

#[test]
fn what_stands_in_the_place_of_the_lock_is_not_touched() {
    for plant in Plant::ALL {
        let planted = Planted::new();
        let (lock, before) = (planted.at("altinn-onboard.json.lock"), planted.home.read(STATE));
        plant.put(&planted, &lock);
        for line in WRITING {
            planted.refuses(line, plant.code(), &["altinn-onboard.json.lock", &format!("rm {}", lock.display())]);
            planted.assert_unharmed(line);
            assert_eq!(planted.home.read(STATE), before, "{line}");
            assert_eq!(planted.names(), [STATE, "altinn-onboard.json.lock"], "{line}");
        }
        for line in READING {
            let run = planted.run(line);
            assert!(matches!(run.status, Some(0 | 8)), "{line}: {}", run.stderr);
        }
    }
}

#[test]
fn a_file_of_somebody_with_the_name_of_the_lock_is_not_touched() {
    let planted = Planted::new();
    let lock = planted.at("altinn-onboard.json.lock");
    fs::write(&lock, super::planted::PRECIOUS).unwrap();
    for line in WRITING {
        planted.refuses(line, "LOCK-FOREIGN", &[&format!("rm {}", lock.display())]);
        assert_eq!(fs::read_to_string(&lock).unwrap(), super::planted::PRECIOUS, "{line}");
    }
}

#[test]
fn a_state_that_is_a_link_is_refused_and_its_target_named() {
    let planted = Planted::new();
    let target = planted.home.root().join("elsewhere.json");
    fs::rename(planted.at(STATE), &target).unwrap();
    symlink(&target, planted.at(STATE)).unwrap();
    let before = fs::read(&target).unwrap();
    let named = format!("--state {}", fs::canonicalize(&target).unwrap().display());
    for line in WRITING.iter().chain(&READING) {
        planted.refuses(line, "FILE-LINK", &[&named]);
        assert_eq!((fs::read(&target).unwrap(), planted.names()), (before.clone(), vec![STATE.to_owned()]), "{line}");
    }
    // What was named works.
    assert_eq!(planted.run(&format!("letter L4 --sent 2026-11-20 {named}")).status, Some(0));
    assert_ne!(fs::read(&target).unwrap(), before);
}

#[test]
fn a_state_that_would_be_waited_for_is_refused_at_once() {
    for plant in [Plant::LinkToNew, Plant::Fifo, Plant::Socket] {
        let planted = Planted::new();
        plant.put(&planted, &planted.at(STATE));
        for line in WRITING.iter().chain(&READING) {
            planted.refuses(line, plant.code(), &[STATE]);
            planted.assert_unharmed(line);
            assert_eq!(planted.names(), [STATE], "{line}");
        }
    }
}

#[test]
fn what_stands_in_the_place_of_a_sandbox_world_its_key_or_its_lock_is_not_touched() {
    for plant in Plant::ALL {
        for name in
            ["altinn-onboard.sandbox.json", "altinn-onboard.sandbox.admin-key.pem", "altinn-onboard.sandbox.json.lock"]
        {
            let planted = Planted::new();
            plant.put(&planted, &planted.at(name));
            for line in ["resume --no-wait --no-input", "sandbox --data altinn-onboard.sandbox.json"] {
                planted.refuses(line, plant.code(), &[name]);
                planted.assert_unharmed(line);
                assert!(planted.at(name).symlink_metadata().is_ok_and(|known| !known.is_file()), "{line}: {name}");
            }
        }
    }
}

#[test]
fn a_policy_is_mended_only_in_its_own_place() {
    for plant in Plant::ALL {
        let planted = Planted::new();
        plant.put(&planted, &planted.at("policy.xml"));
        planted.refuses("policy lint --fix --yes policy.xml", plant.code(), &["policy.xml"]);
        planted.assert_unharmed("--fix");
    }
    let planted = Planted::new();
    let target = planted.home.home().join("policy.xml");
    fs::write(&target, faulty()).unwrap();
    symlink(&target, planted.at("policy.xml")).unwrap();
    let named = fs::canonicalize(&target).unwrap().display().to_string();
    planted.refuses("policy lint --fix --yes policy.xml", "FILE-LINK", &[&named]);
    assert_eq!(fs::read_to_string(&target).unwrap(), faulty());
    // To look at it is no harm, and what is named itself is mended.
    assert_ne!(planted.run("policy lint policy.xml").status, Some(1));
    planted.run(&format!("policy lint --fix --yes {named}"));
    assert_ne!(fs::read_to_string(&target).unwrap(), faulty());
}

/// What lies beside a policy, and nobody named, is not waited for.
#[test]
fn a_fifo_beside_a_policy_is_not_waited_for() {
    for name in ["altinn-onboard-lint.toml", "a_resource.json"] {
        let planted = Planted::new();
        fs::write(planted.at("a_policy.xml"), faulty()).unwrap();
        Plant::Fifo.put(&planted, &planted.at(name));
        let run = planted.run("policy lint a_policy.xml");
        assert!(run.stderr.contains("FILE-NOT-ORDINARY"), "{name}: {}", run.stderr);
    }
}

/// What a command only reads, and the operator named, may be a pipe.
#[test]
fn what_is_only_read_may_be_a_pipe() {
    let planted = Planted::new();
    fs::write(planted.at("policy.xml"), faulty()).unwrap();
    let piped = |line: &str| {
        let line = format!(
            "mkfifo pipe; timeout 20 sh -c 'cat policy.xml > pipe' >/dev/null 2>&1 & exec '{BINARY}' --lang=en {line} pipe"
        );
        let run = planted.home.run_program(Path::new("/bin/sh"), &["-c", &line], "");
        fs::remove_file(planted.at("pipe")).unwrap();
        run
    };
    for line in ["policy lint", "policy explain"] {
        let (read, direct) = (piped(line), planted.run(&format!("{line} policy.xml")));
        assert_eq!(read.status, direct.status, "{line}: {}", read.stderr);
        assert_eq!(read.stdout.replace("pipe", "policy.xml"), direct.stdout, "{line}");
    }
}

#[test]
fn a_lock_that_a_dead_process_of_another_user_left_locks_nobody_out() {
    let planted = Planted::new();
    let (folder, lock) = (planted.home.work(), planted.at("altinn-onboard.json.lock"));
    let mode = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    mode(&folder, 0o777);
    let line = "letter L4 --sent 2026-11-20";
    // One that can be read can be locked, and so is known to be nobody's.
    fs::write(&lock, "").unwrap();
    mode(&lock, 0o644);
    let Some(run) = planted.run_as_nobody(line) else { return };
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert_eq!(planted.names(), [STATE]);
    // One that cannot be read is named with its owner, its age and what to do; and to look is always allowed.
    fs::write(&lock, "").unwrap();
    mode(&lock, 0o600);
    let refused = |why: &str| {
        let run = planted.run_as_nobody(line).unwrap();
        let said: String = run.stderr.split_whitespace().collect();
        assert_eq!(run.status, Some(1), "{why}: {}", run.stderr);
        let year = &jiff::Timestamp::now().to_string()[..4];
        for word in ["LOCK-OF-ANOTHER", "root", year, &format!("rm{}", lock.display())] {
            assert!(said.contains(word), "{why}: {word}: {}", run.stderr);
        }
        assert!(!said.contains("maynotwriteinthatfolder"), "{why}: {}", run.stderr);
    };
    refused("closed");
    let looked = planted.run_as_nobody("letter L4").unwrap();
    assert_eq!(looked.status, Some(0), "{}", looked.stderr);
    // In a folder as /tmp nobody may take away what is another's: it is held, and left as it is.
    mode(&lock, 0o644);
    mode(&folder, 0o1777);
    std::os::unix::fs::chown(planted.at(STATE), Some(65534), None).unwrap();
    fs::write(&lock, r#"{"user":"kari"}"#).unwrap();
    let run = planted.run_as_nobody(line).unwrap();
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert_eq!(fs::read_to_string(&lock).unwrap(), r#"{"user":"kari"}"#);
}

#[test]
fn what_a_killed_run_left_is_removed_by_the_next() {
    let planted = Planted::new();
    let keys = planted.home.data().join("altinn-onboard/keys");
    fs::create_dir_all(&keys).unwrap();
    fs::set_permissions(keys.parent().unwrap(), fs::Permissions::from_mode(0o700)).unwrap();
    fs::set_permissions(&keys, fs::Permissions::from_mode(0o700)).unwrap();
    let private = |path: &Path| {
        fs::write(path, "-----BEGIN PRIVATE KEY-----").unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o600)).unwrap();
    };
    let left = [".altinn-onboard.json.aB3dE9.tmp", ".altinn-onboard.sandbox.json.aB3dE9.tmp"];
    left.iter().for_each(|name| private(&planted.at(name)));
    private(&keys.join(".sandbox-main-1876993c.pem.aB3dE9.tmp"));
    // A link with such a name is none of ours, and leads where it leads.
    Plant::Link.put(&planted, &planted.at(".altinn-onboard.json.aB3dE8.tmp"));
    let run = planted.run("resume --no-wait --no-input --key-store file");
    assert!(run.status.is_some_and(|code| code != 2), "{}", run.stderr);
    let there = planted.names();
    assert!(!there.iter().any(|name| left.contains(&name.as_str())), "{there:?}");
    assert!(there.contains(&".altinn-onboard.json.aB3dE8.tmp".to_owned()), "{there:?}");
    planted.assert_unharmed("leftovers");
    assert!(!names(&keys).iter().any(|name| name.ends_with(".tmp")), "{:?}", names(&keys));
}

/// The system would end the program and write its memory, keys included, to a core file.
#[test]
fn a_limit_on_files_is_an_error_and_not_the_end() {
    let planted = Planted::new();
    let before = planted.home.read(STATE);
    let line = format!("ulimit -c unlimited; ulimit -f 2; exec '{BINARY}' --lang=en letter L4 --sent 2026-11-20");
    let run = planted.home.run_program(Path::new("/bin/sh"), &["-c", &line], "");
    assert_eq!(run.status, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("FILE-LIMITED") && run.stderr.contains("ulimit -f"), "{}", run.stderr);
    assert_eq!((planted.home.read(STATE), planted.names()), (before, vec![STATE.to_owned()]));
}

/// A shared file of cases says which policies, not what else is read; and nothing is waited for.
#[test]
fn a_file_of_cases_reads_nothing_outside_its_folder() {
    let planted = Planted::new();
    let outside = planted.home.home().join("outside.xml");
    fs::write(&outside, faulty()).unwrap();
    Plant::Fifo.put(&planted, &planted.at("pipe.xml"));
    for (policy, said) in [
        (outside.display().to_string(), "leads out of the folder"),
        ("../home/outside.xml".to_owned(), "leads out of the folder"),
        ("pipe.xml".to_owned(), "is not an ordinary file"),
    ] {
        let case = format!(
            "[[case]]\nname = \"a\"\npolicy = \"{policy}\"\nrole = [\"dagl\"]\naction = \"read\"\nexpect = \"permit\"\n"
        );
        fs::write(planted.at("cases.toml"), case).unwrap();
        let run = planted.run("policy test cases.toml");
        let shown: String = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(run.status, Some(3), "{policy}: {}{}", run.stdout, run.stderr);
        assert!(shown.contains(said), "{policy}: {shown}");
    }
}
