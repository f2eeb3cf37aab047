//! `step ID`: one step alone.

use clap::{Arg, ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{args, faults, options, walk};
use crate::steps::journeys;

/// The command.
pub const ROW: CommandRow = CommandRow { path: "step", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let id = Arg::new("id").value_name(help.value("ID")).required(true).help(help.of(words::STEP_ID));
    options::walking(help, command.arg(id).args([help.flag("again", options::words::AGAIN), options::attachment(help)]))
}

/// Runs `step ID`.
///
/// # Errors
/// The id is not a step, or what ends the walk before its work is done.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let id = args::text(matches, "id").unwrap_or_default();
    let steps = journeys::step_ids();
    match steps.iter().find(|known| **known == id) {
        Some(id) => walk::alone_or_again(context, matches, id, format!("step {id}")),
        None => Err(Failure::usage(faults::step(id, &steps.join(", ")))),
    }
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Gjør ett steg alene", en: "Do one step on its own" }
        STEP_ID { nb: "Stegets id, slik sjekklisten viser den", en: "The step's ID, as the checklist shows it" }
    }
}
