//! Findings of the command line itself: what was typed, and what the process cannot do.

use std::path::Path;

use crate::catalog::environments::FileFault as EnvironmentsFault;
use crate::finding::Finding;
use crate::text::faults as text;
use crate::world::process::VariableFault;
use crate::world::screen::ScreenFault;
use crate::world::state_file::StateFileFault;

/// The state cannot be saved.
#[must_use]
pub fn save(fault: &StateFileFault) -> Finding {
    fault.finding()
}

/// The terminal failed under a prompt.
#[must_use]
pub fn terminal(error: &std::io::Error) -> Finding {
    Finding::error("TERMINAL-FAILED", "terminal", text::TERMINAL.with("reason", error.to_string()))
        .next(text::TERMINAL_NEXT)
}

/// The output cannot be written.
#[must_use]
pub fn output(fault: &ScreenFault) -> Finding {
    Finding::error("OUTPUT-FAILED", "stdout", text::OUTPUT.with("reason", fault.to_string()))
}

/// A variable is not of its form.
#[must_use]
pub fn variable(fault: &VariableFault) -> Finding {
    Finding::error("VARIABLE", "environment", text::VARIABLE.with("reason", fault.to_string()))
}

/// Not a handle.
#[must_use]
pub fn handle(found: &str) -> Finding {
    Finding::error("SERVICE-HANDLE", "--service", text::HANDLE.with("found", found))
}

/// Not a product.
#[must_use]
pub fn product(found: &str) -> Finding {
    Finding::error("PRODUCT", found, text::PRODUCT)
}

/// A product whose journey is not built yet.
#[must_use]
pub fn product_later(word: &'static str) -> Finding {
    Finding::error("PRODUCT-LATER", word, text::PRODUCT_LATER)
}

/// No product was named.
#[must_use]
pub fn product_missing() -> Finding {
    Finding::error("PRODUCT-MISSING", "PRODUCT", text::PRODUCT_MISSING).next(text::PRODUCT_MISSING_NEXT)
}

/// Not an environment that is known.
#[must_use]
pub fn environment_unknown(name: &str, known: &str) -> Finding {
    Finding::error("ENVIRONMENT-UNKNOWN", "--env", text::ENVIRONMENT_UNKNOWN.with("name", name).with("known", known))
}

/// The file of environments does not hold.
#[must_use]
pub fn environments(path: &Path, fault: &EnvironmentsFault) -> Finding {
    let code = match fault {
        EnvironmentsFault::Toml(_) => "ENVIRONMENTS-NOT-TOML",
        EnvironmentsFault::Name(..) => "ENVIRONMENTS-NAME",
        EnvironmentsFault::BuiltIn(_) => "ENVIRONMENTS-BUILT-IN",
        EnvironmentsFault::SwitchedOff { .. } => "ENVIRONMENTS-SWITCHED-OFF",
        EnvironmentsFault::Environment(..) => "ENVIRONMENTS-RULE",
    };
    Finding::error(code, path.display().to_string(), text::ENVIRONMENTS.with("reason", fault.to_string()))
}

/// The embedded Altinn could not be started.
#[must_use]
pub fn sandbox(reason: &str) -> Finding {
    Finding::error("SANDBOX-FAILED", "sandbox", text::SANDBOX.with("reason", reason))
}

/// Not a scenario of the sandbox.
#[must_use]
pub fn scenario(found: &str, known: &str) -> Finding {
    Finding::error("SCENARIO-UNKNOWN", "--scenario", text::SCENARIO.with("found", found).with("known", known))
}

/// Scenarios only exist in the embedded sandbox.
#[must_use]
pub fn scenario_elsewhere() -> Finding {
    Finding::error("SCENARIO-ELSEWHERE", "--scenario", text::SCENARIO_ELSEWHERE)
}

/// Not a duration.
#[must_use]
pub fn duration(place: &str, found: &str) -> Finding {
    Finding::error("DURATION", place, text::DURATION.with("found", found))
}

/// Not a date.
#[must_use]
pub fn date(flag: &str, found: &str) -> Finding {
    Finding::error("DATE", flag, text::DATE.with("found", found))
}

/// Not a step.
#[must_use]
pub fn step(found: &str, known: &str) -> Finding {
    Finding::error("STEP-UNKNOWN", found, text::STEP.with("known", known))
}

/// Nothing is begun.
#[must_use]
pub fn nothing_begun() -> Finding {
    Finding::error("NOTHING-BEGUN", "state", text::NOTHING_BEGUN).next(text::NOTHING_BEGUN_NEXT)
}

/// Nothing is begun where the flags point.
#[must_use]
pub fn nothing_begun_there(flags: &str, begun: &str) -> Finding {
    Finding::error("NOTHING-BEGUN", flags, text::NOTHING_BEGUN_THERE.with("begun", begun))
        .next(text::NOTHING_BEGUN_THERE_NEXT.with("flags", flags))
}

/// The state file is no longer held while there is still something to go through.
#[must_use]
pub fn state_not_held() -> Finding {
    Finding::error("STATE-NOT-HELD", "state", text::STATE_NOT_HELD).next(text::STATE_NOT_HELD_NEXT)
}

/// The user has no home folder.
#[must_use]
pub fn no_home() -> Finding {
    Finding::error("NO-HOME", "HOME", text::NO_HOME)
}

/// The runtime could not be started.
#[must_use]
pub fn runtime(error: &std::io::Error) -> Finding {
    Finding::error("RUNTIME", "runtime", text::RUNTIME.with("reason", error.to_string()))
}

/// A file that is there already is not overwritten.
#[must_use]
pub fn file_exists(path: &Path) -> Finding {
    Finding::error("FILE-EXISTS", path.display().to_string(), text::FILE_EXISTS)
}

/// Something that a command needs is not known yet.
#[must_use]
pub fn not_known(what: &str, command: &str) -> Finding {
    Finding::error("NOT-KNOWN-YET", what, text::NOT_KNOWN).next(text::NOT_KNOWN_NEXT.with("command", command))
}

/// A page cannot be made.
#[must_use]
pub fn page(fault: &crate::report::sheet::PageFault) -> Finding {
    Finding::error("HTML", "--format html", text::OUTPUT.with("reason", fault.to_string()))
}

/// Something cannot be written as JSON, which no type of ours is.
#[must_use]
pub fn json(error: &serde_json::Error) -> Finding {
    Finding::error("JSON", "--format json", text::OUTPUT.with("reason", error.to_string()))
}
