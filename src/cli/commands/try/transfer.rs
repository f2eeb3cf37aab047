//! `try transfer`: sends a test file.

use clap::{Arg, ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{args, options, walk};
use crate::steps::journeys;
use crate::text::shell;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "try transfer", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let file = Arg::new("file-to-send").value_name(help.value("FILE")).help(help.of(words::FILE));
    options::walking(help, command.arg(file).arg(help.flag("again", words::AGAIN)))
}

/// Does the step alone, with the file that is named, or a small one.
///
/// # Errors
/// What ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    // Repeated, the command must name the same file.
    let file = args::text(matches, "file-to-send").map(|file| format!(" {}", shell::quoted(file))).unwrap_or_default();
    walk::alone_or_again(context, matches, journeys::BROKER.trial, format!("{}{file}", ROW.path))
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Send en testfil til dere selv, eller se hva som har skjedd med den som er sendt", en: "Send a test file to yourselves; if it has been sent, see what has happened to it" }
        FILE { nb: "Filen som skal sendes; uten den sendes en liten testfil", en: "The file to send; if left out, a small test file is sent" }
        AGAIN { nb: "Send en ny fil, selv om en allerede er sendt", en: "Send a new file, even if one has been sent" }
    }
}
