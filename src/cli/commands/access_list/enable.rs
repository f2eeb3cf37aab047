//! `access-list enable`: has the list limit the resource, after all that comes before, and waits until that holds everywhere.

use clap::ArgMatches;

use crate::cli::command::CommandRow;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{options, walk};
use crate::steps::access_list;

/// The command.
pub const ROW: CommandRow = CommandRow {
    path: "access-list enable",
    about: words::ABOUT,
    options: options::walking,
    formats: COMMON,
    run: Some(run),
};

/// Does that much of the step.
///
/// # Errors
/// What ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    walk::in_part(context, matches, &access_list::ACCESS_LIST, walk::PartWish::default())
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Slå på listen, så bare medlemmene slippes inn", en: "Switch the list on, so that only its members get in" }
    }
}
