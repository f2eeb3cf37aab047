//! `policy diff`: two policies compared by what they mean.

use clap::{Arg, ArgMatches, Command};

use crate::cli::command::{HelpBuilder, Row};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format};
use crate::cli::{args, faults, options, policy_source};
use crate::policy::compare::{Difference, Fill, NormalizedPolicy, Textual, textual};
use crate::report::diff::json::Document;
use crate::text::Message;

/// The command.
pub const ROW: Row = Row { path: "policy diff", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    // Below our own heading clap sorts by name what has no place of its own.
    let side = |name, place, about| Arg::new(name).required(true).display_order(place).help(help.of(about));
    command.args([
        side("before", 1000, words::BEFORE).value_name("A"),
        side("after", 1001, words::AFTER).value_name("B"),
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
        let answer = serde_json::to_string_pretty(&Document::new(&differences, &only_text));
        context.result(&answer.map_err(|error| Failure::failed(faults::json(&error)).caused_by(error))?)?;
    } else if differences.is_empty() {
        context.result(&same(context, &only_text))?;
    } else {
        let head = words::DIFFERENT.with("before", before_name).with("after", after_name);
        context
            .result(&(context.layout().indented(0, &head.render(context.language)) + &listed(context, &differences)))?;
    }
    Ok(if differences.is_empty() { Exit::Done } else { Exit::Findings })
}

fn same(context: &Context, only_text: &[Textual]) -> String {
    let names = only_text.iter().map(|one| Message::from(one.name()));
    let named = names.reduce(|before, name| words::LIST_AND.with("before", before).with("name", name));
    let said = named.map_or_else(|| words::SAME_BYTES.into(), |what| words::SAME_MEANING.with("what", what));
    context.layout().indented(0, &said.render(context.language))
}

/// The differences, one a line: `+` is more, `-` is less, `~` is other.
pub(super) fn listed(context: &Context, differences: &[Difference]) -> String {
    let line = |one: &Difference| {
        context.layout().hanging(2, &format!("{} {}", one.change.sign(), one.message.render(context.language)))
    };
    differences.iter().map(line).collect()
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Sammenlign tilgangsregler etter hva de betyr: hvem får mer, og hvem får mindre", en: "Compare policies by what they mean: who gains and who loses what" }
        BEFORE { nb: "Fra disse: en fil, - for stdin, eller MILJØ:RESSURS-ID for de publiserte reglene", en: "From this: a file, - for stdin, or ENV:RESOURCE-ID for the published policy" }
        AFTER { nb: "Til disse: en fil, - for stdin, eller MILJØ:RESSURS-ID for de publiserte reglene", en: "To this: a file, - for stdin, or ENV:RESOURCE-ID for the published policy" }
        SAME_BYTES { nb: "De to er like, byte for byte.", en: "The two are the same, byte for byte." }
        SAME_MEANING { nb: "De to betyr det samme. Bare teksten er ulik: {what}.", en: "The two mean the same. Only the text differs: {what}." }
        DIFFERENT { nb: "Fra {before} til {after}:", en: "From {before} to {after}:" }
        LIST_AND { nb: "{before}, {name}", en: "{before}, {name}" }
    }
}
