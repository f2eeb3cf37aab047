//! The program itself on another day.

use std::ffi::OsString;
use std::process::ExitCode;

use altinn_onboard::door::cli;
use altinn_onboard::door::world::process::Process;
use jiff::SignedDuration;

use crate::moved_clock::MovedClock;

/// Runs the program's own `main` by a clock that is ahead of the computer's by `moved` milliseconds, or behind.
pub fn run(moved: &str, arguments: &[&str]) -> ExitCode {
    let arguments = std::iter::once(&"altinn-onboard").chain(arguments).map(OsString::from).collect();
    let clock = MovedClock::by(SignedDuration::from_millis(moved.parse().unwrap()));
    cli::run_watched(Process { arguments, ..Process::real() }, clock, None)
}
