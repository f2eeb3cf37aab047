//! A program that meets a fault of its own while it holds something that nobody may see.

use altinn_onboard::door::cli;
use altinn_onboard::door::world::interrupt::Interrupt;
use altinn_onboard::door::world::process::{Colour, Process};
use altinn_onboard::door::world::screen::Screen;

/// Panics as the program would, with these words, while it holds what others wait for.
pub fn stop(words: &str) {
    let process = Process::real();
    cli::tell_panics(&process);
    let interrupt = Interrupt::install(&Screen::real(&process, Colour::Auto), String::new()).unwrap();
    interrupt.before_end(|| eprintln!("released"));
    panic!("could not read {words}");
}
