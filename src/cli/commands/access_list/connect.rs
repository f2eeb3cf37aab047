//! `access-list connect`: connects the list, with its members, to the resource.

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
    path: "access-list connect",
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
    walk::in_part(context, matches, &access_list::LIST_CONNECTED, walk::PartWish::default())
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Koble listen til tjenesten, med det medlemmene skal kunne gjøre", en: "Connect the list to the service, with what its members may do" }
    }
}
