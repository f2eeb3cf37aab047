//! `scopes check`: tries each scope with a token of its own.

use clap::ArgMatches;

use crate::cli::command::CommandRow;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{options, walk};
use crate::steps::scopes;

/// The command.
pub const ROW: CommandRow = CommandRow {
    path: "scopes check",
    about: words::ABOUT,
    options: options::walking,
    formats: COMMON,
    run: Some(run),
};

/// Does the step alone.
///
/// # Errors
/// What ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    walk::alone(context, matches, scopes::CARD.id)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Prøv hvert scope med et eget token", en: "Try each scope with a token of its own" }
    }
}
