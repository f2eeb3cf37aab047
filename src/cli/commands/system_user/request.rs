//! `system-user request`: asks those that take part for a system user, and follows what they answer.

use clap::{ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{args, options, walk};
use crate::steps::system_user;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "system-user request", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    options::walking(help, command.arg(help.flag("again", words::AGAIN)))
}

/// Does the step.
///
/// # Errors
/// What ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let wish = walk::PartWish { renews: args::flag(matches, "again"), ..walk::PartWish::default() };
    walk::in_whole(context, matches, system_user::CARD.id, wish)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Be virksomhetene om en systembruker, og følg svarene", en: "Ask the organisations for a system user, and follow their answers" }
        AGAIN { nb: "Trekk tilbake forespørsler som er avslått, nektet eller utløpt, og be på nytt", en: "Take back requests that were rejected, denied or have expired, and ask again" }
    }
}
