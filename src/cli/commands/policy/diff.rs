//! `policy diff`: two policies compared by what they mean.

use clap::{Arg, ArgMatches, Command};

use super::Row;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::tree::Say;
use crate::cli::{faults, given, policy_source};
use crate::domain::OrgCode;
use crate::policy::compare::json::Answer;
use crate::policy::compare::{Difference, Fill, Meaning, Textual, textual};
use crate::report::Finding;
use crate::text::{Message, cli_policy_diff as help, policy_command, policy_diff as text};

pub(super) const ROW: Row = Row { name: "diff", about: help::DIFF, options, run };

fn options(say: Say, command: Command) -> Command {
    let side = |name| Arg::new(name).required(true).help(say.of(help::SIDE));
    command.arg(side("before").value_name("A")).arg(side("after").value_name("B")).arg(say.option(
        "org",
        "CODE",
        help::ORG,
    ))
}

/// Exit 0 when both mean the same, 3 when they do not.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let names = ["before", "after"].map(|side| given::text(matches, side).unwrap_or(policy_source::INPUT));
    let [before_name, after_name] = names;
    if names == [policy_source::INPUT; 2] {
        return Err(Failure::usage(Finding::error("INPUT-TWICE", policy_source::INPUT, text::INPUT_TWICE)));
    }
    let fill = Fill { org: code(matches)?, app: None };
    let (before, after) = policy_source::both(context, matches, before_name, after_name)?;
    let a = policy_source::parsed(before_name, &before)?;
    let b = policy_source::parsed(after_name, &after)?;
    let differences = Meaning::of(&a, &fill).differences(&Meaning::of(&b, &fill));
    let only_text = if differences.is_empty() { textual((&before, &a), (&after, &b), &fill) } else { Vec::new() };
    if context.json {
        let answer = serde_json::to_string_pretty(&Answer::new(&differences, &only_text));
        context.result(&answer.map_err(|error| Failure::failed(faults::json(&error)).caused_by(error))?)?;
    } else if differences.is_empty() {
        context.result(&same(context, &only_text))?;
    } else {
        let head = text::DIFFERENT.with("before", before_name).with("after", after_name);
        context
            .result(&(context.layout().indented(0, &head.say(context.language)) + &listed(context, &differences)))?;
    }
    Ok(if differences.is_empty() { Exit::Done } else { Exit::Findings })
}

fn code(matches: &ArgMatches) -> Result<Option<String>, Failure> {
    let Some(found) = given::text(matches, "org") else { return Ok(None) };
    let wrong =
        |_| Failure::usage(Finding::error("ORG-CODE", "--org", policy_command::NOT_AN_ORG.with("found", found)));
    OrgCode::parse(found).map(|code| Some(code.as_str().to_owned())).map_err(wrong)
}

fn same(context: &Context, only_text: &[Textual]) -> String {
    let names = only_text.iter().map(|one| Message::from(one.name()));
    let named = names.reduce(|before, name| text::LIST_AND.with("before", before).with("name", name));
    let said = named.map_or_else(|| text::SAME_BYTES.into(), |what| text::SAME_MEANING.with("what", what));
    context.layout().indented(0, &said.say(context.language))
}

/// The differences, one a line: `+` is more, `-` is less, `~` is other.
pub(super) fn listed(context: &Context, differences: &[Difference]) -> String {
    let line = |one: &Difference| {
        context.layout().hanging(2, &format!("{} {}", one.change.sign(), one.message.say(context.language)))
    };
    differences.iter().map(line).collect()
}
