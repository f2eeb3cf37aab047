//! `resource new`: creates the resource, or writes the files for Altinn Studio.

use clap::ArgMatches;

use crate::cli::command::CommandRow;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{options, walk};
use crate::steps::resource;

/// The command.
pub const ROW: CommandRow = CommandRow {
    path: "resource new",
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
    walk::alone(context, matches, resource::CARD.id)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Opprett ressursen, eller skriv filene til Altinn Studio", en: "Create the resource, or write the files for Altinn Studio" }
    }
}
