//! `resume`: tells what has arrived, and goes on with everything that is begun.

use clap::{ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::walk::{self, WalkOptions};
use crate::cli::{args, options, runtime};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "resume", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let command = super::letter::contacts(
        help,
        command.args([
            help.option("redo", "STEP", words::REDO),
            help.flag("check", words::CHECK).conflicts_with_all(["redo", "plan", options::ATTACHMENT]),
            options::attachment(help),
        ]),
    );
    options::walking(help, super::letter::own_addresses(help, command))
}

/// Runs the command.
///
/// # Errors
/// What ends it before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let redo = args::text(matches, "redo").map(str::to_owned);
    let looks = args::flag(matches, "check");
    let wish = WalkOptions { intake: !looks, arrivals: !looks, looks, redo, ..WalkOptions::default() };
    runtime::block_on(walk::walk_begun(context, matches, wish))
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Fortsett det som er påbegynt; vis først hva som har kommet siden sist", en: "Continue what has been started; first say what has arrived" }
        CHECK { nb: "Se bare etter om alt fortsatt er som det var: spør om ingenting, og gjør ingenting. Kode 8 når noe må gjøres eller en frist er ute, så den kan kjøres hver uke", en: "Only look whether all is still as it was: ask nothing, and do nothing. Exit code 8 when something is to be done or is overdue, so that it can run every week" }
        REDO { nb: "Glem det steget kom fram til, og gjør det på nytt", en: "Forget the step's results, and do it again" }
    }
}
