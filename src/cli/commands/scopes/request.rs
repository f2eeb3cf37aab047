//! `scopes request`: the letter that asks for scopes.

use clap::ArgMatches;

use crate::cli::command::Row;
use crate::cli::commands::letter;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::text::cli as text;

/// The command.
pub const ROW: Row = Row {
    path: "scopes request",
    about: text::SCOPES_REQUEST,
    options: letter::writing,
    formats: COMMON,
    run: Some(run),
};

/// The letter that it is.
const LETTER: &str = "L1";

/// Shows, saves or notes the letter.
///
/// # Errors
/// As those of `letter`.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    letter::one(context, matches, LETTER)
}
