//! Answers that were given beforehand: flags, variables, and the answers file.

use clap::ArgMatches;

use super::context::Context;
use super::failure::Failure;
use super::{args, faults};
use crate::engine::answers::Answers;
use crate::engine::answers_file;
use crate::record::Topic;
use crate::steps::effects::{CONFIRM_PRODUCTION, CONFIRMATIONS};
use crate::steps::journeys;

/// The argument that names a file of texts.
pub const TEXTS_FILE: &str = "texts-file";

/// Gathers what was given beforehand.
///
/// # Errors
/// The answers file cannot be read, or holds what cannot be an answer.
pub fn given(context: &Context, matches: &ArgMatches) -> Result<Answers, Failure> {
    let mut answers = Answers { yes: args::flag(matches, "yes"), ..Answers::default() };
    for topic in journeys::asked() {
        if let Some(raw) = args::text(matches, topic.id()) {
            answers.flags.insert(topic, raw.to_owned());
        }
        if let Some(raw) = variable(context, topic)? {
            answers.variables.insert(topic, raw);
        }
    }
    for flag in CONFIRMATIONS {
        if let Some(word) = args::text(matches, flag.name) {
            answers.confirmations.insert(flag.name, word.to_owned());
        }
    }
    answers.in_production = confirmed_in_production(matches)?;
    let texts = args::text(matches, TEXTS_FILE);
    if let Some(path) = texts.or_else(|| args::text(matches, "answers")) {
        path.clone_into(&mut answers.file_name);
        let path = context.process.folder.join(path);
        let content = context
            .files
            .read_text(&path, 1 << 20)
            .map_err(|fault| Failure::usage(fault.finding()).caused_by(fault))?;
        let read = if texts.is_some() { answers_file::read_texts } else { answers_file::read };
        answers.file = read(&content, &answers.file_name).map_err(|findings| Failure {
            exit: super::exit::Exit::Usage,
            findings,
            source: None,
        })?;
    }
    Ok(answers)
}

/// The steps whose writes in production are confirmed.
///
/// # Errors
/// There is no such step.
fn confirmed_in_production(matches: &ArgMatches) -> Result<Vec<String>, Failure> {
    let given = args::text(matches, CONFIRM_PRODUCTION.name).unwrap_or_default();
    let steps: Vec<String> = given.split(',').map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect();
    let known = journeys::step_ids();
    match steps.iter().find(|step| !known.contains(&step.as_str())) {
        Some(unknown) => Err(Failure::usage(faults::step(unknown, &known.join(", ")))),
        None => Ok(steps),
    }
}

/// What the variable of a topic says.
///
/// # Errors
/// It is not UTF-8.
pub fn variable(context: &Context, topic: Topic) -> Result<Option<String>, Failure> {
    let raw = context.process.variable(&topic.variable()).map_err(|fault| Failure::usage(faults::variable(&fault)))?;
    Ok(raw.map(str::to_owned))
}
