//! `broker configure`: sets the service up: how large files may be and how long they are kept.

use clap::ArgMatches;

use crate::cli::command::CommandRow;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{options, walk};
use crate::steps::broker_resource;

/// The command.
pub const ROW: CommandRow = CommandRow {
    path: "broker configure",
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
    walk::alone(context, matches, broker_resource::CARD.id)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Konfigurer hvor store filene kan være, og hvor lenge de blir liggende", en: "Set how large files may be and how long they are kept" }
    }
}
