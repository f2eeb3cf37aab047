//! A program that meets a fault of its own while it holds something that nobody may see.

use altinn_onboard::door::cli;
use altinn_onboard::door::world::process::Process;

/// Panics as the program would, with these words.
pub fn stop(words: &str) {
    cli::tell_panics(&Process::real());
    panic!("could not read {words}");
}
