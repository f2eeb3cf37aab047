//! Answers that were given beforehand: flags, variables, and the answers file.

use std::time::Duration;

use clap::ArgMatches;

use super::context::Context;
use super::failure::Failure;
use super::faults;
use crate::domain::OrgCode;
use crate::engine::answers::Answers;
use crate::engine::answers_file;
use crate::finding::Finding;
use crate::record::Topic;
use crate::steps::journeys;
use crate::text::policy_command;

/// Gathers what was given beforehand.
///
/// # Errors
/// The answers file cannot be read, or holds what cannot be an answer.
pub fn answers(context: &Context, matches: &ArgMatches) -> Result<Answers, Failure> {
    let mut answers = Answers { yes: flag(matches, "yes"), ..Answers::default() };
    for topic in journeys::asked() {
        if let Some(raw) = text(matches, topic.id()) {
            answers.flags.insert(topic, raw.to_owned());
        }
        if let Some(raw) = variable(context, topic)? {
            answers.variables.insert(topic, raw);
        }
    }
    if let Some(path) = text(matches, "answers") {
        path.clone_into(&mut answers.file_name);
        let path = context.process.folder.join(path);
        let content = context
            .files
            .read_text(&path, 1 << 20)
            .map_err(|fault| Failure::usage(fault.finding()).caused_by(fault))?;
        answers.file = answers_file::read(&content, &answers.file_name).map_err(|findings| Failure {
            exit: super::exit::Exit::Usage,
            findings,
            source: None,
        })?;
    }
    Ok(answers)
}

/// What the variable of a topic says.
///
/// # Errors
/// It is not UTF-8.
pub fn variable(context: &Context, topic: Topic) -> Result<Option<String>, Failure> {
    let raw = context.process.variable(&topic.variable()).map_err(|fault| Failure::usage(faults::variable(&fault)))?;
    Ok(raw.map(str::to_owned))
}

/// An option's text, where the command has it.
#[must_use]
pub fn text<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a str> {
    matches.try_get_one::<String>(name).ok().flatten().map(String::as_str)
}

/// The texts of an option that may be repeated, where the command has it.
pub fn many<'a>(matches: &'a ArgMatches, name: &str) -> impl Iterator<Item = &'a str> {
    matches.try_get_many::<String>(name).ok().flatten().into_iter().flatten().map(String::as_str)
}

/// Whether a flag is set, where the command has it.
#[must_use]
pub fn flag(matches: &ArgMatches, name: &str) -> bool {
    matches.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false)
}

/// The organisation code that `--org` gives.
///
/// # Errors
/// It is none.
pub fn org_code(matches: &ArgMatches) -> Result<Option<OrgCode>, Failure> {
    let Some(found) = text(matches, "org") else { return Ok(None) };
    let wrong =
        |_| Failure::usage(Finding::error("ORG-CODE", "--org", policy_command::NOT_AN_ORG.with("found", found)));
    OrgCode::parse(found).map(Some).map_err(wrong)
}

/// A duration, such as `90s` or `5m`.
#[must_use]
pub fn duration(text: &str) -> Option<Duration> {
    let span: jiff::SignedDuration = text.parse().ok()?;
    Duration::try_from(span).ok()
}
