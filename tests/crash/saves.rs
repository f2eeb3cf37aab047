//! Killed after every save. The program that is killed is this test binary, which starts itself again and runs the
//! program's own `main` with an eye on its saves; what takes up the journey is the real binary.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;

use altinn_onboard::cli;
use altinn_onboard::world::process::Process;

use super::support::{Rehearsal, for_each, undisturbed, wait, was_killed};
use crate::common::Home;

/// The program's arguments, one a line: the sign that this process is to be the program.
const ARGUMENTS: &str = "CRASH_ARGUMENTS";

/// After which save it dies.
const AFTER: &str = "CRASH_AFTER_SAVE";

/// The file that tells how many saves there were, when it lives.
const COUNT: &str = "CRASH_COUNT";

/// Not a test of its own: in a process that [`watched`] started, this is the program.
#[test]
fn the_program() {
    let Some(arguments) = std::env::var_os(ARGUMENTS) else { return };
    let last: u64 = std::env::var(AFTER).unwrap().parse().unwrap();
    let count = std::env::var_os(COUNT).unwrap();
    let words = arguments.to_str().unwrap().lines().map(OsString::from);
    let arguments = std::iter::once(OsString::from("altinn-onboard")).chain(words).collect();
    let after_save = move |saves: u64| {
        std::fs::write(&count, saves.to_string()).unwrap();
        if saves == last {
            let kill = format!("kill -KILL {}", std::process::id());
            let _ = Command::new("/bin/sh").args(["-c", &kill]).status();
            unreachable!("this process is dead");
        }
    };
    let _ = cli::run_watched(Process { arguments, ..Process::real() }, Some(Arc::new(after_save)));
}

/// Runs the program and kills it after a save; tells how it ended and how many saves there were.
pub fn watched(rehearsal: &Rehearsal, arguments: &[String], after: u64) -> (ExitStatus, u64) {
    watched_in(&rehearsal.home, arguments, after)
}

/// The same in any home.
pub fn watched_in(home: &Home, arguments: &[String], after: u64) -> (ExitStatus, u64) {
    let count = home.home().join("saves");
    let own = std::env::current_exe().unwrap();
    let mut command = home.command(Path::new(&own), &["crash::saves::the_program", "--exact", "--nocapture"]);
    command.env(ARGUMENTS, arguments.join("\n")).env(AFTER, after.to_string()).env(COUNT, &count);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let status = wait(&mut command.spawn().unwrap());
    (status, std::fs::read_to_string(&count).unwrap_or_default().parse().unwrap_or_default())
}

/// How many saves the whole journey has.
fn saves_of(arguments: impl Fn(&Rehearsal) -> Vec<String>) -> usize {
    let rehearsal = Rehearsal::new();
    let (status, saves) = watched(&rehearsal, &arguments(&rehearsal), u64::MAX);
    assert!(status.success());
    rehearsal.end().must_be(undisturbed(), "nobody was killed");
    usize::try_from(saves).unwrap()
}

#[test]
fn killed_after_every_save_and_resumed_the_end_is_the_same() {
    let all: Vec<usize> = (1..=saves_of(Rehearsal::init)).collect();
    assert!(all.len() > 20, "only {} saves: are they watched?", all.len());
    for_each(&all, |save| {
        let rehearsal = Rehearsal::new();
        let (status, saves) = watched(&rehearsal, &rehearsal.init(), save as u64);
        assert!(was_killed(status) && saves == save as u64, "killed after save {save}: {status}, {saves} saves");
        let run = rehearsal.run(&rehearsal.resume());
        assert_eq!(run.status, Some(0), "resumed after save {save}: {}", run.stderr);
        rehearsal.end().must_be(undisturbed(), &format!("killed after save {save}"));
        assert!(!rehearsal.state().to_string().contains("127.0.0.1"), "the state holds an address of this machine");
    });
}
