//! `try notification`: sends a test notification to oneself.

use clap::{ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::commands::letter;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{options, walk};
use crate::steps::journeys;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "try notification", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let command = letter::contacts(help, command.arg(help.flag("again", words::AGAIN)));
    options::walking(help, command)
}

/// Does the step alone.
///
/// # Errors
/// What ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    walk::alone_or_again(context, matches, journeys::NOTIFICATIONS.trial, ROW.path.to_owned())
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Send et testvarsel til deg selv, eller se hva som har skjedd med det som er sendt", en: "Send a test notification to yourself; if it has been sent, see what has happened to it" }
        AGAIN { nb: "Send et nytt varsel, selv om ett allerede er sendt", en: "Send a new notification, even if one has been sent" }
    }
}
