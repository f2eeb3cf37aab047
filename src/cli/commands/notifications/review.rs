//! `notifications review`: reads whom a notification about a service reaches.

use clap::ArgMatches;

use crate::cli::command::CommandRow;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{options, walk};
use crate::steps::resource_review;

/// The command.
pub const ROW: CommandRow = CommandRow {
    path: "notifications review",
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
    walk::alone(context, matches, resource_review::CARD.id)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Se hvem et varsel om en tjeneste når, og hvem det ikke når", en: "See whom a notification about a service reaches, and whom it does not" }
    }
}
