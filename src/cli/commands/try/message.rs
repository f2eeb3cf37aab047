//! `try message`: sends a test message.

use clap::ArgMatches;

use crate::cli::command::CommandRow;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{options, walk};
use crate::steps::journeys;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "try message", about: words::ABOUT, options: options::walking, formats: COMMON, run: Some(run) };

/// Does the step alone.
///
/// # Errors
/// What ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    walk::alone(context, matches, journeys::CORRESPONDENCE.trial)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Send en testmelding", en: "Send a test message" }
    }
}
