//! `try message`: sends a test message.

use clap::ArgMatches;

use crate::cli::command::Row;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{options, walk};

/// The command.
pub const ROW: Row =
    Row { path: "try message", about: words::ABOUT, options: options::walking, formats: COMMON, run: Some(run) };

/// The step that the command is.
const STEP: &str = "test-message";

/// Does the step alone.
///
/// # Errors
/// What ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    walk::alone(context, matches, STEP)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Send en testmelding", en: "Send a test message" }
    }
}
