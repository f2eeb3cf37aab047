//! The state file cannot be taken or cannot be saved: the real binary says why in its own words, ends with 1, and changes
//! nothing.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;

use serde_json::Value;

use super::calls::Moment;
use super::saves::watched;
use super::support::{Rehearsal, STATE, undisturbed, wait, was_killed};
use crate::common::{BINARY, Home, Run};

/// A whole state, as text.
fn whole() -> &'static str {
    static TEXT: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    TEXT.get_or_init(|| {
        let rehearsal = Rehearsal::new();
        assert_eq!(rehearsal.run(&rehearsal.init()).status, Some(0));
        fs::read_to_string(rehearsal.folder().join(STATE)).unwrap()
    })
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn says(run: &Run, code: &str, words: &str) {
    assert_eq!(run.status, Some(1), "{code}: {}", run.stderr);
    assert!(run.stderr.contains(code), "{code}: {}", run.stderr);
    assert!(run.stderr.split_whitespace().collect::<String>().contains(STATE), "the file is named: {}", run.stderr);
    assert!(run.stdout.is_empty(), "{words}: {}", run.stdout);
}

#[test]
fn each_wrong_file_has_its_own_error_and_is_not_changed() {
    let edited = |edit: fn(&mut Value)| {
        let mut state: Value = serde_json::from_str(whole()).unwrap();
        edit(&mut state);
        state.to_string()
    };
    let newer = edited(|state| {
        state["schema"] = 99.into();
        state["tool"] = "7.0.0".into();
    });
    let broken =
        edited(|state| state["books"]["rehearsal"]["organisation"]["org-number"]["value"] = "991825828".into());
    let without_book = edited(|state| state["books"]["real"] = Value::Null);
    let half = whole().split_at(whole().len() / 2).0;
    let unmerged = whole().replacen("  \"tool\"", "<<<<<<< HEAD\n  \"tool\"", 1);
    let twice = whole().replacen("  \"tool\"", "  \"schema\": 2,\n  \"tool\"", 1);
    for (code, content) in [
        ("STATE-NEWER", newer.as_bytes()),
        ("STATE-BROKEN", broken.as_bytes()),
        ("STATE-BROKEN", without_book.as_bytes()),
        ("STATE-BROKEN", twice.as_bytes()),
        ("STATE-CONFLICT", unmerged.as_bytes()),
        ("STATE-NOT-JSON", half.as_bytes()),
        ("STATE-NOT-JSON", b""),
        ("STATE-FOREIGN", br#"{"name": "package", "schema": 1}"#),
        ("STATE-FOREIGN", b"[1, 2]"),
        ("FILE-NOT-TEXT", b"\xff\xfe{}"),
    ] {
        let home = Home::in_memory();
        fs::write(home.work().join(STATE), content).unwrap();
        for words in [
            &["resume", "--yes"][..],
            &["init", "correspondence", "--env", "sandbox", "--yes"],
            &["checklist"],
            &["letter", "L7"],
            &["client", "key", "--new"],
        ] {
            let run = home.run(words);
            says(&run, code, &words.join(" "));
            assert_eq!(fs::read(home.work().join(STATE)).unwrap(), content, "{words:?} changed the file");
            assert_eq!(names(&home.work()), [STATE], "{words:?} left something");
        }
    }
}

#[test]
fn a_full_disk_keeps_what_was_saved_before() {
    let rehearsal = Rehearsal::new();
    assert!(was_killed(watched(&rehearsal, &rehearsal.init(), 12).0));
    // The lock of the one that died lies there still: the next one takes it over.
    fs::remove_file(rehearsal.folder().join(format!("{STATE}.lock"))).unwrap();
    let (before, counts) = (fs::read(rehearsal.folder().join(STATE)).unwrap(), rehearsal.sandbox.counts());
    let left = names(&rehearsal.folder());
    // No file may grow beyond one or two kilobytes; the signal that would end the program is ignored, as on a full disk.
    let limited = format!("trap '' XFSZ; ulimit -f 2; exec '{BINARY}' \"$@\"");
    let mut arguments = vec!["-c".to_owned(), limited, "program".to_owned()];
    arguments.extend(rehearsal.resume());
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let run = rehearsal.home.run_program(Path::new("/bin/sh"), &words, "");
    assert_eq!(run.status, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("FILE-LIMITED"), "{}", run.stderr);
    assert_eq!(fs::read(rehearsal.folder().join(STATE)).unwrap(), before);
    assert_eq!(names(&rehearsal.folder()), left);
    assert_eq!(rehearsal.sandbox.counts(), counts, "nothing is made when it could not be noted");
    assert_eq!(rehearsal.run(&rehearsal.resume()).status, Some(0), "there is room again");
    rehearsal.end().must_be(undisturbed(), "after a full disk");
}

#[test]
fn a_folder_that_cannot_be_written_to_is_named_and_nothing_begins() {
    let home = Home::in_memory();
    let folder = home.work().join("locked");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join(STATE), whole()).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let words = ["resume", "--yes", "--state", "locked/altinn-onboard.json"];
    // Root may write anywhere: it puts its power aside, where there is a program for that.
    let run = if fs::write(folder.join("probe"), "").is_err() {
        home.run(&words)
    } else {
        fs::remove_file(folder.join("probe")).unwrap();
        let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", BINARY];
        let reachable = |path: &Path| fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
        reachable(home.work().parent().unwrap());
        let tried = home.command(Path::new("/usr/bin/setpriv"), &[&nobody[..], &["--version"]].concat());
        if !runs(tried) {
            eprintln!("skipped: root may write anywhere, and setpriv does not run here");
            return;
        }
        home.run_program(Path::new("/usr/bin/setpriv"), &[&nobody[..], &words].concat(), "")
    };
    says(&run, "FILE-READ-ONLY", "resume");
    assert_eq!(fs::read_to_string(folder.join(STATE)).unwrap(), whole());
    assert_eq!(names(&folder), [STATE]);
}

fn runs(mut command: Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

#[test]
fn of_two_runs_the_second_is_told_who_holds_the_lock() {
    let rehearsal = Rehearsal::new();
    let proxy = rehearsal.behind_proxy();
    let ((arrived, at_call), (go_on, may_go_on)) = (mpsc::channel(), mpsc::channel::<()>());
    proxy.strikes(
        1,
        Moment::Before,
        Box::new(move || {
            arrived.send(()).unwrap();
            let _ = may_go_on.recv();
        }),
    );
    let mut first = rehearsal.spawn(&rehearsal.init());
    at_call.recv_timeout(crate::common::PATIENCE).unwrap();
    let before = fs::read(rehearsal.folder().join(STATE)).unwrap();
    for words in [rehearsal.resume(), rehearsal.init(), rehearsal.arguments(&["letter", "L7", "--sent", "2026-11-20"])]
    {
        let run = rehearsal.run(&words);
        says(&run, "STATE-IN-USE", &words.join(" "));
        assert!(run.stderr.contains(&first.id().to_string()), "the process is named: {}", run.stderr);
        assert_eq!(fs::read(rehearsal.folder().join(STATE)).unwrap(), before, "{words:?} changed the state");
    }
    // To look is always allowed.
    let looked = rehearsal.run(&rehearsal.arguments(&["checklist"]));
    assert!(looked.stdout.len() > 100 && looked.stderr.is_empty(), "{}", looked.stderr);
    go_on.send(()).unwrap();
    // The call that was held up fails, since the proxy lost it; the journey goes on with the next run.
    wait(&mut first);
    assert_eq!(rehearsal.run(&rehearsal.resume()).status, Some(0));
    assert_eq!(rehearsal.sandbox.counts(), super::support::one_of_each());
}

/// Git and editors ask for no lock: what they write while the program calls a service is left as they wrote it.
#[test]
fn what_somebody_else_writes_during_a_run_is_not_written_over() {
    let rehearsal = Rehearsal::new();
    let proxy = rehearsal.behind_proxy();
    let path = rehearsal.folder().join(STATE);
    let theirs = whole().replacen("\"tool\": \"", "\"tool\": \"theirs-", 1);
    let written = theirs.clone();
    proxy.strikes(1, Moment::Before, Box::new(move || fs::write(&path, &written).unwrap()));
    let run = rehearsal.run(&rehearsal.init());
    assert_eq!(run.status, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("STATE-CHANGED"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(rehearsal.folder().join(STATE)).unwrap(), theirs);
    assert!(!names(&rehearsal.folder()).iter().any(|name| name.ends_with(".lock")), "the lock is gone");
}
