//! `state check`: whether the state loads, and what is odd in it.

use clap::{ArgMatches, Command};

use crate::cli::args;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::engine::state_check::checked;
use crate::finding::Severity;
use crate::record::State;
use crate::report::state_check::{StateSummary, human, json};
use crate::world::state_file::StateFileFault;
use crate::world::state_text;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "state check", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    command.arg(help.flag("strict", words::STRICT))
}

/// Exit 0 when nothing is wrong, 3 when something is, 1 when the state does not load.
///
/// # Errors
/// The state cannot be read, or does not load.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let summary = match read(context) {
        Ok(summary) => summary,
        Err(fault) => {
            let finding = fault.finding();
            if context.format == Format::Json && matches!(fault, StateFileFault::Content { .. }) {
                context.result(&document(json::render(&StateSummary::broken(finding)))?)?;
                return Ok(Exit::Failed);
            }
            return Err(Failure::failed(finding).caused_by(fault));
        }
    };
    if context.format == Format::Json {
        context.result(&document(json::render(&summary))?)?;
    } else {
        context.result(&human::render(&context.state.display().to_string(), &summary, context.layout()))?;
    }
    let least = if args::flag(matches, "strict") { Severity::Warning } else { Severity::Error };
    Ok(if summary.has(least) { Exit::Findings } else { Exit::Done })
}

fn read(context: &Context) -> Result<StateSummary, StateFileFault> {
    let text = state_text::as_written(&context.state, &context.files)?;
    let state = state_text::said(&context.state, &text)?;
    let (schema, tool) = State::head(&text);
    Ok(checked(&state, schema, tool.as_deref(), context.today()))
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Kontroller at tilstandsfilen kan leses, og vis det som er påfallende i den", en: "Check that the state file loads, and show what is odd in it" }
        STRICT { nb: "Også advarsler gir avslutningskode 3", en: "Warnings give exit code 3 too" }
    }
}
