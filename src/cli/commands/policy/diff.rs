//! `policy diff`: two policies compared by what they mean.

use clap::{Arg, ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{args, options, policy_source};
use crate::policy::compare::{Fill, NormalizedPolicy, textual};
use crate::report::diff::{human, json};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "policy diff", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    // Below our own heading clap sorts by name what has no place of its own.
    let side = |name, place, about| Arg::new(name).required(true).display_order(place).help(help.of(about));
    command.args([
        side("before", 1000, words::BEFORE).value_name(help.value("A")),
        side("after", 1001, words::AFTER).value_name(help.value("B")),
        help.option("org", "CODE", options::words::ORG),
    ])
}

/// Exit 0 when both mean the same, 3 when they do not.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let names = ["before", "after"].map(|side| args::text(matches, side).unwrap_or(policy_source::INPUT));
    let [before_name, after_name] = names;
    policy_source::input_once(names)?;
    let fill = Fill { org: args::org_code(matches)?.map(|code| code.to_string()), app: None };
    let (before, after) = policy_source::both(context, matches, before_name, after_name)?;
    let a = policy_source::parsed(before_name, before)?;
    let b = policy_source::parsed(after_name, after)?;
    let differences = NormalizedPolicy::of(a.policy(), &fill).differences(&NormalizedPolicy::of(b.policy(), &fill));
    let only_text = if differences.is_empty() { textual(&a, &b, &fill) } else { Vec::new() };
    if context.format == Format::Json {
        context.result(&document(json::render(&differences, &only_text))?)?;
    } else {
        let named = (before_name, after_name);
        context.result(&human::render(named, &differences, &only_text, context.layout()))?;
    }
    Ok(if differences.is_empty() { Exit::Done } else { Exit::Findings })
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Sammenlign tilgangsregler etter hva de betyr: hvem får mer, og hvem får mindre", en: "Compare policies by what they mean: who gains and who loses what" }
        BEFORE { nb: "Fra disse: en fil, - for stdin, eller MILJØ:RESSURS-ID for de publiserte reglene", en: "From this: a file, - for stdin, or ENV:RESOURCE-ID for the published policy" }
        AFTER { nb: "Til disse: en fil, - for stdin, eller MILJØ:RESSURS-ID for de publiserte reglene", en: "To this: a file, - for stdin, or ENV:RESOURCE-ID for the published policy" }
    }
}
