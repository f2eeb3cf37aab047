//! Killed after every save. The program that is killed is the child `program`, which runs the program's own `main` with
//! an eye on its saves; what takes up the journey is the real binary.

use std::process::{ExitStatus, Stdio};

use super::support::{Rehearsal, for_each, undisturbed, wait, was_killed};
use crate::common::started::Started;
use crate::common::{Home, child, permit};

/// Runs the program and kills it after a save; tells how it ended and how many saves there were.
pub fn watched(rehearsal: &Rehearsal, arguments: &[String], after: u64) -> (ExitStatus, u64) {
    watched_in(&rehearsal.home, arguments, after)
}

/// The same in any home.
pub fn watched_in(home: &Home, arguments: &[String], after: u64) -> (ExitStatus, u64) {
    let count = home.home().join("saves");
    let (last, file) = (after.to_string(), count.display().to_string());
    let own = ["--be", "program", &file, &last].into_iter();
    let words: Vec<&str> = own.chain(arguments.iter().map(String::as_str)).collect();
    let mut command = home.command(child::program(), &words);
    let command = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let _permit = permit::take();
    let status = wait(&mut Started::new(command));
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
