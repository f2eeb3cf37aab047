//! `try message`: sends a test message.

use clap::{ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{options, walk};
use crate::steps::journeys;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "try message", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    options::walking(help, command.arg(help.flag("again", words::AGAIN)))
}

/// Does the step alone.
///
/// # Errors
/// What ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    walk::alone_or_again(context, matches, journeys::CORRESPONDENCE.trial, ROW.path.to_owned())
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Send en testmelding, eller se hva som har skjedd med den som er sendt", en: "Send a test message; if it has been sent, see what has happened to it" }
        AGAIN { nb: "Send en ny melding, selv om en allerede er sendt", en: "Send a new message, even if one has been sent" }
    }
}
