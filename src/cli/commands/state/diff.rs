//! `state diff BEFORE [AFTER]`: what differs between two states, fact by fact.

use clap::{Arg, ArgMatches, Command};

use crate::cli::args;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::policy_source;
use crate::record::State;
use crate::record::differences::differences;
use crate::report::state_diff::{human, json};
use crate::world::state_file::{StateFile, StateFileFault};
use crate::world::state_text;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "state diff", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    command.args([
        Arg::new("before").value_name(help.value("A")).required(true).display_order(1000).help(help.of(words::BEFORE)),
        Arg::new("after").value_name(help.value("B")).display_order(1001).help(help.of(words::AFTER)),
    ])
}

/// Exit 0 when both hold the same, 3 when they do not.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let (before, after) = (args::text(matches, "before").unwrap_or_default(), args::text(matches, "after"));
    policy_source::input_once(std::iter::once(before).chain(after))?;
    let one = read(context, Some(before))?;
    let other = read(context, after)?;
    let differences = differences(&one, &other);
    let same = differences.facts.is_empty() && differences.unread.is_empty();
    if context.format == Format::Json {
        context.result(&document(json::render(&differences))?)?;
    } else {
        let in_use = context.state.display().to_string();
        let names = (before, after.unwrap_or(&in_use));
        context.result(&human::render(names, &differences, context.layout()))?;
    }
    Ok(if same { Exit::Done } else { Exit::Findings })
}

/// A state that is named, `-` for stdin, or the one in use.
fn read(context: &Context, name: Option<&str>) -> Result<State, Failure> {
    let read = match name {
        None => StateFile::read_only(&context.state, &context.files),
        Some(state_text::INPUT) => state_text::input(&context.files),
        Some(name) => state_text::named(&context.process.folder.join(name), &context.files),
    };
    read.map_err(|fault: StateFileFault| Failure::failed(fault.finding()).caused_by(fault))
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Vis hva som er ulikt i to tilstandsfiler", en: "Show what differs between two state files" }
        BEFORE { nb: "Fra denne: en fil, eller - for stdin (git show HEAD:altinn-onboard.json | altinn-onboard state diff -)", en: "From this: a file, or - for stdin (git show HEAD:altinn-onboard.json | altinn-onboard state diff -)" }
        AFTER { nb: "Til denne; uten den tilstandsfilen som er i bruk", en: "To this; without it the state file in use" }
    }
}
