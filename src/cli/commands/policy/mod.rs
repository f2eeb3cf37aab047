//! The commands under `policy`: one file each, with its options and what it does. Only `upload` needs a state, for its token.
//!
//! "Add a command": one file and one row in `ALL`.

mod diff;
mod eval;
mod explain;
mod fetch;
mod filled;
mod lint;
mod model;
mod new;
mod out;
mod test;
mod upload;

use clap::{ArgMatches, Command};

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::tree::Say;
use crate::text::Phrase;

/// A command under `policy`.
pub struct Row {
    /// Its name.
    name: &'static str,
    /// What it is for.
    about: Phrase,
    /// What it takes.
    options: fn(Say, Command) -> Command,
    /// What it does.
    run: fn(&Context, &ArgMatches) -> Result<Exit, Failure>,
}

/// The formats of a command whose result is a policy file: no other than the file itself.
const ONLY_HUMAN: [&str; 1] = ["human"];

/// All of them, in the order in which help lists them.
const ALL: &[Row] =
    &[new::ROW, model::ROW, lint::ROW, explain::ROW, eval::ROW, test::ROW, diff::ROW, fetch::ROW, upload::ROW];

/// Their part of the command tree. One gets its options only when it is named, so that a short command starts fast.
pub fn tree(say: Say, command: Command) -> Command {
    ALL.iter().fold(command, |tree, row| {
        let bare = say.command(row.name, row.about);
        tree.subcommand(if say.names(row.name) { (row.options)(say, bare) } else { bare })
    })
}

/// Their names.
#[cfg(test)]
pub fn names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|row| row.name)
}

/// Runs the one that was named.
///
/// # Errors
/// As its own.
pub fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let named = matches.subcommand();
    let row = named.and_then(|(name, matches)| Some((ALL.iter().find(|row| row.name == name)?, matches)));
    // The tree refuses every other word.
    row.map_or(Ok(Exit::Usage), |(row, matches)| (row.run)(context, matches))
}
