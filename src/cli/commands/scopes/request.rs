//! `scopes request`: the letter that asks for scopes.

use clap::ArgMatches;

use crate::catalog::letters::LetterKind;
use crate::cli::command::CommandRow;
use crate::cli::commands::letter;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::ONLY_HUMAN;

/// The command.
pub const ROW: CommandRow = CommandRow {
    path: "scopes request",
    about: words::ABOUT,
    options: letter::writing,
    formats: ONLY_HUMAN,
    run: Some(run),
};

/// Shows, saves or notes the letter.
///
/// # Errors
/// As those of `letter`.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    letter::one(context, matches, LetterKind::L1.id())
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Lag brevet som ber om scopes (L1)", en: "Make the letter that asks for scopes (L1)" }
    }
}
