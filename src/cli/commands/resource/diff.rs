//! `resource diff`: two definitions of resources compared field by field.

use clap::{Arg, ArgMatches, Command};

use crate::catalog::resource_diff::differences;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{args, environment, policy_source, resource_source};
use crate::report::resource_diff::{human, json};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "resource diff", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    // Below our own heading clap sorts by name what has no place of its own.
    let side = |name, place, about| Arg::new(name).required(true).display_order(place).help(help.of(about));
    command.args([
        side("before", 1000, words::BEFORE).value_name(help.value("A")),
        side("after", 1001, words::AFTER).value_name(help.value("B")),
    ])
}

/// Exit 0 when the registry understands both the same, 3 when it does not.
///
/// # Errors
/// One of them cannot be had.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let names = ["before", "after"].map(|side| args::text(matches, side).unwrap_or(policy_source::INPUT));
    let [before_name, after_name] = names;
    policy_source::input_once(names)?;
    let described = environment::described(context, matches)?;
    let before = resource_source::definition(context, matches, before_name, &described)?;
    let after = resource_source::definition(context, matches, after_name, &described)?;
    let differences = differences(&before, &after);
    if context.format == Format::Json {
        context.result(&document(json::render(&differences))?)?;
    } else {
        context.result(&human::render((before_name, after_name), &differences, context.layout()))?;
    }
    Ok(if differences.is_empty() { Exit::Done } else { Exit::Findings })
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Sammenlign to ressurser felt for felt, også på tvers av miljøer", en: "Compare two resources field by field, also across environments" }
        BEFORE { nb: "Fra denne: en ressursfil, - for stdin, eller MILJØ:RESSURS-ID for en publisert ressurs", en: "From this: a resource file, - for stdin, or ENV:RESOURCE-ID for a published resource" }
        AFTER { nb: "Til denne: en ressursfil, - for stdin, eller MILJØ:RESSURS-ID for en publisert ressurs", en: "To this: a resource file, - for stdin, or ENV:RESOURCE-ID for a published resource" }
    }
}
