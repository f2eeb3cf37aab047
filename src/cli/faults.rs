//! Findings of the command line itself: what was typed, and what the process cannot do.

use std::path::Path;

use super::environment_reasons;
use crate::catalog::codes::files::{FILE_EXISTS, FILE_NOT_ORDINARY, STATE_UNKNOWN_FACT};
use crate::catalog::codes::{command_line, environments as codes, program};
use crate::catalog::described::DescribedFault;
use crate::catalog::environments::EnvironmentsFault;
use crate::engine::answers_file;
use crate::finding::Finding;
use crate::record::{Newer, NotBegun, Place, State};
use crate::text::clean::clean_line;
use crate::text::{MessageValue, faults as text, reasons, secrets};
use crate::world::process::VariableFault;
use crate::world::screen::ScreenFault;
use crate::world::state_file::StateFileFault;

/// The state cannot be saved.
#[must_use]
pub fn save(fault: &StateFileFault) -> Finding {
    fault.finding()
}

/// What stands in the state and nobody knows: it is kept, and may be misspelt.
#[must_use]
pub fn unexplained(state: &State) -> Vec<Finding> {
    let finding = |(place, newer): (String, &Newer)| {
        let place = clean_line(&place);
        let finding = Finding::new(&STATE_UNKNOWN_FACT, place.as_str()).with("place", place);
        match newer.meant() {
            Some(word) => finding.next(words::DID_YOU_MEAN_FACT.with("word", word)),
            None => finding,
        }
    };
    state.unexplained().into_iter().map(finding).collect()
}

/// Something was to be recorded where nothing is begun.
#[must_use]
pub fn not_begun(NotBegun(place): &NotBegun) -> Finding {
    let finding = Finding::new(&program::ENGINE_NOT_BEGUN, "engine").with("service", place.service.as_str());
    finding.with("environment", place.environment.as_str())
}

/// The terminal failed under a prompt.
#[must_use]
pub fn terminal(error: &std::io::Error) -> Finding {
    Finding::new(&program::TERMINAL_FAILED, "terminal").with("reason", reasons::of_io(error))
}

/// A command has its result in other formats than the one that was asked for before its name.
#[must_use]
pub fn format(found: &str, known: &str, command: &str) -> Finding {
    let message = text::INVALID_VALUE.with("value", found).with("found", "--format <FORMAT>").with("possible", known);
    let finding = Finding::new(&command_line::USAGE, "--format <FORMAT>").saying(message);
    finding.with("command", format!("altinn-onboard {command}"))
}

/// Not a topic that can be answered; `known` lists those.
#[must_use]
pub fn topic(found: &str, known: &str) -> Finding {
    let message = text::INVALID_VALUE.with("value", found).with("found", "TOPIC").with("possible", known);
    let finding = Finding::new(&command_line::USAGE, found).saying(message);
    match answers_file::nearest(found) {
        Some(near) => finding.next(text::DID_YOU_MEAN.with("word", near.id())),
        None => finding.with("command", "altinn-onboard change"),
    }
}

/// Nobody can be asked which answer is to be corrected.
#[must_use]
pub fn topic_missing(known: &str) -> Finding {
    let message = words::TOPIC_MISSING.with("possible", known);
    Finding::new(&command_line::USAGE, "change").saying(message).with("command", "altinn-onboard change")
}

/// The output cannot be written.
#[must_use]
pub fn output(fault: &ScreenFault) -> Finding {
    Finding::new(&program::OUTPUT_FAILED, "stdout").with(
        "reason",
        match fault {
            ScreenFault::Io(error) => reasons::of_io(error),
            ScreenFault::Closed => words::CLOSED.into(),
        },
    )
}

/// A variable is not of its form.
#[must_use]
pub fn variable(fault: &VariableFault) -> Finding {
    match fault {
        VariableFault::Secret { name, form } => Finding::new(&command_line::SECRET_IN_VARIABLE, name.as_str())
            .with("name", name.as_str())
            .with("form", secrets::name(*form)),
        VariableFault::NotText(name) => Finding::new(&command_line::VARIABLE, "environment")
            .with("reason", words::VARIABLE_TEXT.with("name", name.as_str())),
        VariableFault::Form { name, .. } => Finding::new(&command_line::VARIABLE, "environment")
            .with("reason", words::VARIABLE_FORM.with("name", name.as_str())),
    }
}

/// Not a handle.
#[must_use]
pub fn handle(found: &str) -> Finding {
    Finding::new(&command_line::SERVICE_HANDLE, "--service").with("found", found)
}

/// Not a product.
#[must_use]
pub fn product(found: &str) -> Finding {
    Finding::new(&command_line::PRODUCT, found)
}

/// No product was named.
#[must_use]
pub fn product_missing() -> Finding {
    Finding::new(&command_line::PRODUCT_MISSING, "PRODUCT")
}

/// Not an environment that is known.
#[must_use]
pub fn environment_unknown(name: &str, known: &str) -> Finding {
    Finding::new(&codes::ENVIRONMENT_UNKNOWN, "--env").with("name", name).with("known", known)
}

/// The file of environments does not hold.
#[must_use]
pub fn environments(path: &Path, fault: &EnvironmentsFault) -> Finding {
    let code = match fault {
        EnvironmentsFault::Toml { .. } => &codes::ENVIRONMENTS_NOT_TOML,
        EnvironmentsFault::Name(..) => &codes::ENVIRONMENTS_NAME,
        EnvironmentsFault::BuiltIn(_) => &codes::ENVIRONMENTS_BUILT_IN,
        EnvironmentsFault::SwitchedOff { .. } => &codes::ENVIRONMENTS_SWITCHED_OFF,
        EnvironmentsFault::Environment(..) => &codes::ENVIRONMENTS_RULE,
        EnvironmentsFault::Described(_, DescribedFault::Production { .. }) => &codes::ENVIRONMENTS_PRODUCTION,
        EnvironmentsFault::Described(_, DescribedFault::NoRehearsal) => &codes::ENVIRONMENTS_SANDBOX,
        EnvironmentsFault::Described(_, DescribedFault::Inner { .. }) => &codes::ENVIRONMENTS_INNER,
    };
    let place = match fault {
        EnvironmentsFault::Toml { line, .. } => format!("{}:{line}", path.display()),
        _ => path.display().to_string(),
    };
    Finding::new(code, place).with("reason", environment_reasons::of(fault))
}

/// The embedded Altinn could not be started.
#[must_use]
pub fn sandbox(reason: impl Into<MessageValue>) -> Finding {
    Finding::new(&program::SANDBOX_FAILED, "sandbox").with("reason", reason)
}

/// Not a scenario of the sandbox.
#[must_use]
pub fn scenario(found: &str, known: &str) -> Finding {
    Finding::new(&command_line::SCENARIO_UNKNOWN, "--scenario").with("found", found).with("known", known)
}

/// Scenarios only exist in the embedded sandbox.
#[must_use]
pub fn scenario_elsewhere() -> Finding {
    Finding::new(&command_line::SCENARIO_ELSEWHERE, "--scenario")
}

/// Not a duration.
#[must_use]
pub fn duration(place: &str, found: &str) -> Finding {
    Finding::new(&command_line::DURATION, place).with("found", found)
}

/// Not a date.
#[must_use]
pub fn date(flag: &str, found: &str) -> Finding {
    Finding::new(&command_line::DATE, flag).with("found", found)
}

/// Not a step.
#[must_use]
pub fn step(found: &str, known: &str) -> Finding {
    Finding::new(&command_line::STEP_UNKNOWN, found).with("known", known)
}

/// A step that no service has which the command is about.
#[must_use]
pub fn step_elsewhere<'p>(step: &str, places: impl Iterator<Item = &'p Place>) -> Finding {
    let places: Vec<String> = places.map(|place| format!("{} ({})", place.service, place.environment)).collect();
    Finding::new(&command_line::STEP_ELSEWHERE, step).with("places", places.join(", "))
}

/// A part of a step is for one service, and several have the step.
#[must_use]
pub fn step_of_which<'p>(step: &str, places: impl Iterator<Item = &'p Place>) -> Finding {
    Finding::new(&command_line::STEP_OF_WHICH, step).with("places", named(places))
}

/// A confirmation is for one service, and the command is about several.
#[must_use]
pub fn confirmation_of_which<'p>(flag: &str, places: impl Iterator<Item = &'p Place>) -> Finding {
    let flag = format!("--{flag}");
    let finding = Finding::new(&command_line::CONFIRMATION_OF_WHICH, flag.as_str()).with("flag", flag.as_str());
    finding.with("places", named(places))
}

fn named<'p>(places: impl Iterator<Item = &'p Place>) -> String {
    let named = places.map(|place| format!("--env {} --service {}", place.environment, place.service));
    named.collect::<Vec<_>>().join("; ")
}

/// A command goes on with what was begun, and the state holds no service yet.
#[must_use]
pub fn nothing_begun() -> Finding {
    Finding::new(&command_line::NOTHING_BEGUN, "state")
}

/// Nothing is begun where the flags point.
#[must_use]
pub fn nothing_begun_there(flags: &str, begun: &str) -> Finding {
    Finding::new(&command_line::NOTHING_BEGUN, flags)
        .saying(words::NOTHING_BEGUN_THERE.with("begun", begun))
        .next(words::NOTHING_BEGUN_THERE_NEXT.with("flags", flags))
}

/// The user has no home folder.
#[must_use]
pub fn no_home() -> Finding {
    Finding::new(&program::NO_HOME, "HOME")
}

/// The runtime could not be started.
#[must_use]
pub fn runtime(error: &std::io::Error) -> Finding {
    Finding::new(&program::RUNTIME, "runtime").with("reason", reasons::of_io(error))
}

/// A file that is there already is not overwritten; a flag named it.
#[must_use]
pub fn file_exists(path: &Path, flag: &str) -> Finding {
    Finding::new(&FILE_EXISTS, path.display().to_string()).with("flag", format!("--{flag}"))
}

/// The record of the calls goes to a file of its own, not to where the result goes.
#[must_use]
pub fn trace_to_stdout() -> Finding {
    Finding::new(&FILE_NOT_ORDINARY, "--trace").saying(words::TRACE_TO_STDOUT).next(words::TRACE_TO_STDOUT_NEXT)
}

/// Something that a command needs is not known yet.
#[must_use]
pub fn not_known(what: &str, command: &str) -> Finding {
    Finding::new(&command_line::NOT_KNOWN_YET, what).with("command", command)
}

/// A page cannot be made.
#[must_use]
pub fn page(fault: &crate::report::sheet::html::PageFault) -> Finding {
    Finding::new(&program::HTML, "--format html").with("reason", reasons::said(&fault.to_string()))
}

/// Something cannot be written as JSON, which no type of ours is.
#[must_use]
pub fn json(error: &serde_json::Error) -> Finding {
    Finding::new(&program::JSON, "--format json").with("reason", reasons::of_json(error))
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        TOPIC_MISSING { nb: "Si hvilket svar som skal rettes: {possible}", en: "Say which answer is to be corrected: {possible}" }
        CLOSED { nb: "ingen leser det lenger", en: "nobody reads it any more" }
        VARIABLE_TEXT { nb: "{name} er ikke gyldig tekst", en: "{name} is not valid text" }
        VARIABLE_FORM { nb: "{name} har ikke den formen den skal ha", en: "{name} is not of the form that it must have" }
        TRACE_TO_STDOUT { nb: "Listen over kall kan ikke skrives til stdout, for der skrives resultatet.", en: "The record of the calls cannot go to stdout, where the result goes." }
        TRACE_TO_STDOUT_NEXT { nb: "Oppgi en fil: --trace kall.jsonl", en: "Name a file: --trace calls.jsonl" }
        DID_YOU_MEAN_FACT { nb: "Skulle det stå «{word}»? Rett i så fall navnet i filen.", en: "Did somebody mean “{word}”? Then the name must be corrected in the file." }
        NOTHING_BEGUN_THERE { nb: "Ingenting er påbegynt der. Det som er påbegynt, er {begun}.", en: "Nothing has been started there. What has been started is {begun}." }
        NOTHING_BEGUN_THERE_NEXT { nb: "altinn-onboard init correspondence {flags}", en: "altinn-onboard init correspondence {flags}" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products;
    use crate::domain::Language;

    #[test]
    fn who_names_no_product_hears_of_all_of_them() {
        for finding in [product_missing(), product("post")] {
            for language in [Language::Nb, Language::En] {
                let next = finding.next.as_ref().unwrap().render(language);
                for row in products::ROWS {
                    assert!(
                        next.contains(&format!("altinn-onboard init {} ({})", row.words[0], row.words[1])),
                        "{next}"
                    );
                }
            }
        }
    }
}
