//! `change [TOPIC]`: corrects an answer, and does again what hangs on it.

use clap::{Arg, ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::walk::{self, ChangeWish, WalkOptions};
use crate::cli::{args, faults, options, runtime};
use crate::record::Topic;
use crate::steps::journeys;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "change", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    options::walking(help, command.arg(Arg::new("topic").value_name(help.value("TOPIC")).help(help.of(words::TOPIC))))
}

/// Runs the command.
///
/// # Errors
/// The topic is none, nobody can be asked which, or what ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let change = match args::text(matches, "topic") {
        Some(word) => ChangeWish::Topic(topic(word)?),
        None if context.interactive() => ChangeWish::Chosen,
        None => return Err(Failure::usage(faults::topic_missing(&listed()))),
    };
    let wish = WalkOptions { intake: true, change: Some(change), ..WalkOptions::default() };
    runtime::block_on(walk::walk_begun(context, matches, wish))
}

fn topic(word: &str) -> Result<Topic, Failure> {
    let found =
        Topic::by_id(word.trim_start_matches("--")).filter(|found| journeys::asked().any(|asked| asked == *found));
    found.ok_or_else(|| Failure::usage(faults::topic(word, &listed())))
}

fn listed() -> String {
    journeys::asked().map(Topic::id).collect::<Vec<_>>().join(", ")
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Rett et svar, og gjør på nytt det som avhenger av det", en: "Correct an answer, and do again what depends on it" }
        TOPIC { nb: "Hva svaret gjelder, som i flagget: org-number, contact-point …", en: "What the answer is about, as in its flag: org-number, contact-point …" }
    }
}
