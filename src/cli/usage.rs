//! What clap found wrong, said in both languages.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::exit::Exit;
use crate::catalog::codes::command_line::USAGE;
use crate::domain::Language;
use crate::finding::Finding;
use crate::report::screen;
use crate::text::reasons;
use crate::text::{Message, faults as text};
use crate::world::screen::Screen;

const PROGRAM: &str = "altinn-onboard";

/// Shows help or a mistake in what was `typed`, by the tree and the words; answers how the program ends.
#[must_use]
pub fn show(error: &clap::Error, typed: (&clap::Command, &[OsString]), screen: &Screen, language: Language) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = screen.result(&help(error, language));
            Exit::Done
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            screen.verbatim(&help(error, language));
            Exit::Usage
        }
        _ => {
            let layout = screen::Screen::coloured(language, screen.width());
            screen.verbatim(&screen::findings(&[finding(error, command(typed.0, typed.1))], layout));
            Exit::Usage
        }
    }
}

/// What clap renders; its mark for options is the one word of it that cannot be set.
fn help(error: &clap::Error, language: Language) -> String {
    error.render().to_string().replace(words::OPTIONS_MARK.en(), words::OPTIONS_MARK.raw(language))
}

fn finding(error: &clap::Error, command: String) -> Finding {
    let at = |kind| context(error, kind);
    let found = at(ContextKind::InvalidArg);
    let message: Message = match error.kind() {
        ErrorKind::UnknownArgument => words::UNKNOWN_ARGUMENT.with("found", found.clone()),
        ErrorKind::InvalidSubcommand => words::UNKNOWN_COMMAND.with("found", at(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => words::MISSING_COMMAND.into(),
        ErrorKind::MissingRequiredArgument => words::MISSING_ARGUMENT.with("found", found.clone()),
        ErrorKind::InvalidValue if at(ContextKind::InvalidValue).is_empty() => {
            words::MISSING_VALUE.with("found", found.clone())
        }
        ErrorKind::ValueValidation if at(ContextKind::ValidValue).is_empty() => {
            words::NOT_ALLOWED.with("value", at(ContextKind::InvalidValue)).with("found", found.clone())
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => text::INVALID_VALUE
            .with("value", at(ContextKind::InvalidValue))
            .with("found", found.clone())
            .with("possible", at(ContextKind::ValidValue)),
        ErrorKind::ArgumentConflict if at(ContextKind::PriorArg) == found => {
            words::REPEATED.with("found", found.clone())
        }
        // What stands against it is a command below the one that it belongs to.
        ErrorKind::ArgumentConflict if found.is_empty() => words::BELOW.with("other", at(ContextKind::PriorArg)),
        ErrorKind::ArgumentConflict => {
            words::CONFLICT.with("found", found.clone()).with("other", at(ContextKind::PriorArg))
        }
        _ => USAGE.sentence.with("reason", reasons::said(&error.kind().to_string())),
    };
    let subject = if found.is_empty() { PROGRAM.to_owned() } else { found };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(at)
        .find(|near| !near.is_empty());
    // Of several the last is the likest.
    let near = near.as_deref().and_then(|near| near.rsplit(", ").next()).map(str::to_owned);
    let finding = Finding::new(&USAGE, subject).saying(message);
    match near {
        Some(word) => finding.next(text::DID_YOU_MEAN.with("word", word)),
        None => finding.with("command", command),
    }
}

/// The command that was typed, as far as the tree has it. The value of an option may be a word that is a command too.
fn command(tree: &clap::Command, words: &[OsString]) -> String {
    let takes_value = |command: &clap::Command, long: &str| {
        command.get_arguments().any(|arg| arg.get_long() == Some(long) && arg.get_action().takes_values())
    };
    let (mut path, mut at) = (vec![PROGRAM], tree);
    let mut words = words.iter().skip(1).filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        if let Some(below) = at.find_subcommand(word) {
            path.push(below.get_name());
            at = below;
        } else if word.strip_prefix("--").is_some_and(|long| takes_value(tree, long) || takes_value(at, long)) {
            words.next();
        }
    }
    path.join(" ")
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        NOT_ALLOWED { nb: "«{value}» er ikke en gyldig verdi for {found}.", en: "“{value}” is not allowed at {found}." }
        OPTIONS_MARK { nb: "[VALG]", en: "[OPTIONS]" }

        MISSING_VALUE { nb: "{found} trenger en verdi.", en: "{found} needs a value." }
        REPEATED { nb: "{found} kan bare oppgis én gang.", en: "{found} can be given only once." }
        UNKNOWN_ARGUMENT { nb: "«{found}» er ikke et valg her.", en: "“{found}” is not an option here." }
        UNKNOWN_COMMAND { nb: "«{found}» er ikke en kommando.", en: "“{found}” is not a command." }
        MISSING_ARGUMENT { nb: "Dette mangler: {found}", en: "This is missing: {found}" }
        MISSING_COMMAND { nb: "Dette mangler: en kommando.", en: "This is missing: a command." }
        BELOW { nb: "{other} hører til kommandoen som står foran, og kan ikke brukes sammen med en kommando under den.", en: "{other} belongs to the command before it, and cannot be used with a command below that one." }
        CONFLICT { nb: "{found} kan ikke brukes sammen med {other}.", en: "{found} cannot be used together with {other}." }
    }
}
