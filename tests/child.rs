//! The processes that the tests of `runner` start, watch and kill: `child --be NAME ARGUMENT…`.
//!
//! They are a binary of their own, so that a test which is renamed cannot make one of them do nothing and end well.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests, which may stop at the first surprise"
)]

use std::process::ExitCode;

#[path = "child/dated.rs"]
mod dated;
#[path = "child/hurried.rs"]
mod hurried;
#[allow(dead_code, reason = "nothing is passed over here")]
#[path = "common/moved_clock.rs"]
mod moved_clock;
#[path = "child/panic.rs"]
mod panic;
#[cfg(unix)]
#[path = "child/program.rs"]
mod program;
#[cfg(unix)]
#[path = "child/prompt.rs"]
mod prompt;
#[path = "child/sandbox.rs"]
mod sandbox;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["--be", "dated", moved, ref arguments @ ..] => return dated::run(moved, arguments),
        ["--be", "hurried", passed, ref arguments @ ..] => return hurried::run(passed, arguments),
        ["--be", "panicking", words] => panic::stop(words),
        ["--be", "sandbox", world] => sandbox::serve(world),
        #[cfg(unix)]
        ["--be", "prompt", case] => prompt::ask(case),
        #[cfg(unix)]
        ["--be", "program", count, last, ref arguments @ ..] => return program::run(count, last, arguments),
        ["--be", ..] => panic!("nobody is to be this: {words:?}"),
        // `cargo test` starts every test binary.
        _ => println!("Nothing to test here: the tests of `runner` start this."),
    }
    ExitCode::SUCCESS
}
