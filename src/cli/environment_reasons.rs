//! Why a description of an environment does not hold, or a sandbox does not start, in words.

use std::path::Path;

use crate::catalog::described::DescribedFault;
use crate::catalog::environments::EnvironmentsFault;
use crate::domain::environment::EnvironmentFault;
use crate::sandbox::SandboxFault;
use crate::text::{Message, Phrase, reasons};

/// What is wrong with a file of environments.
#[must_use]
pub fn of(fault: &EnvironmentsFault) -> Message {
    match fault {
        EnvironmentsFault::Toml { reason, .. } => reason.clone(),
        EnvironmentsFault::Name(name, _) => words::NAME.with("name", name.as_str()),
        EnvironmentsFault::BuiltIn(name) => words::BUILT_IN.with("name", name.as_str()),
        EnvironmentsFault::SwitchedOff { found, instead } => {
            words::SWITCHED_OFF.with("found", found.as_str()).with("instead", *instead)
        }
        EnvironmentsFault::Environment(name, fault) => {
            words::OF_ONE.with("name", name.as_str()).with("what", of_description(fault))
        }
        EnvironmentsFault::Described(name, fault) => {
            words::OF_ONE.with("name", name.as_str()).with("what", of_addresses(fault))
        }
    }
}

/// What is wrong with one description.
#[must_use]
pub fn of_description(fault: &EnvironmentFault) -> Message {
    match fault {
        EnvironmentFault::NotAnAddress { key, text } => words::NO_ADDRESS.with("key", *key).with("text", text.as_str()),
        EnvironmentFault::NotAServer { key, text } => words::NO_SERVER.with("key", *key).with("text", text.as_str()),
        EnvironmentFault::PlainHttp { key } => words::PLAIN_HTTP.with("key", *key),
        EnvironmentFault::NotLoopback { key } => words::NOT_LOOPBACK.with("key", *key),
        EnvironmentFault::SimulatedOnly(key) => words::SIMULATED_ONLY.with("key", *key),
    }
}

/// Why the sandbox does not start, where no file says it itself.
#[must_use]
pub fn of_sandbox(fault: &SandboxFault) -> Message {
    let at = |phrase: Phrase, path: &Path| phrase.with("path", path.display().to_string());
    match fault {
        SandboxFault::Port { port, source } => {
            words::PORT.with("port", port.to_string()).with("reason", reasons::of_io(source))
        }
        SandboxFault::NoFolder(source) => words::NO_FOLDER.with("reason", reasons::of_io(source)),
        SandboxFault::InUse { path } => at(words::IN_USE, path),
        SandboxFault::NotAWorld { path, reason } => at(words::NOT_A_WORLD, path).with("reason", reason.clone()),
        SandboxFault::NotUnits { path, reason } => at(words::NOT_UNITS, path).with("reason", reason.clone()),
        SandboxFault::Newer { path, found, known } => {
            at(words::NEWER, path).with("found", found.to_string()).with("known", known.to_string())
        }
        SandboxFault::Key => words::KEY.into(),
        SandboxFault::File(fault) => fault.reason(),
        SandboxFault::NotLocked { path, .. } => at(words::NOT_LOCKED, path),
    }
}

fn of_addresses(fault: &DescribedFault) -> Message {
    match fault {
        DescribedFault::Production { key, host } => words::PRODUCTION.with("key", *key).with("host", host.as_str()),
        DescribedFault::NoRehearsal => words::NO_REHEARSAL.into(),
        DescribedFault::Inner { key, host } => words::INNER.with("key", *key).with("host", host.as_str()),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        PORT { nb: "port {port}: {reason}", en: "port {port}: {reason}" }
        NO_FOLDER { nb: "det kan ikke lages en mappe for midlertidige filer: {reason}", en: "no folder for temporary files can be made: {reason}" }
        IN_USE { nb: "{path} er i bruk av et annet øvingsmiljø", en: "another sandbox uses {path}" }
        NOT_LOCKED { nb: "{path} kan ikke låses", en: "{path} cannot be locked" }
        NOT_A_WORLD { nb: "{path} er ikke innholdet i et øvingsmiljø: {reason}", en: "{path} does not hold the contents of a sandbox: {reason}" }
        NOT_UNITS { nb: "{path} er ikke en fil med virksomheter: {reason}", en: "{path} is not a file of organisations: {reason}" }
        NEWER { nb: "{path} er laget av en nyere versjon (skjema {found}, denne kjenner {known})", en: "{path} was made by a newer version (schema {found}, this one knows {known})" }
        KEY { nb: "det kunne ikke lages en nøkkel", en: "no key could be made" }
        OF_ONE { nb: "`{name}`: {what}", en: "`{name}`: {what}" }
        NAME { nb: "`{name}` kan ikke være navnet på et miljø", en: "`{name}` cannot be the name of an environment" }
        BUILT_IN { nb: "`{name}` er innebygd og kan ikke beskrives på nytt", en: "`{name}` is built in and cannot be redefined" }
        SWITCHED_OFF { nb: "`{found}` er slått av; bruk `{instead}`", en: "`{found}` is switched off; use `{instead}`" }
        NO_ADDRESS { nb: "`{key}` er ikke en fullstendig adresse: `{text}`", en: "`{key}` is not an absolute address: `{text}`" }
        NO_SERVER { nb: "`{key}` er ikke adressen til en tjener, som 192.0.2.1 eller 192.0.2.1:53: `{text}`", en: "`{key}` is not the address of a server, such as 192.0.2.1 or 192.0.2.1:53: `{text}`" }
        PLAIN_HTTP { nb: "`{key}` er ukryptert http, som bare er lov til denne maskinen", en: "`{key}` is plain http, which is allowed on this machine only" }
        NOT_LOOPBACK { nb: "`{key}` er ikke på denne maskinen, så miljøet kan ikke være simulert", en: "`{key}` is not on this machine, so the environment cannot be simulated" }
        SIMULATED_ONLY { nb: "`{key}` kan bare stå i simulerte miljøer", en: "`{key}` is for simulated environments only" }
        PRODUCTION { nb: "`{key}` peker på `{host}`, som hører til produksjon, og der må `rules` være `production`", en: "`{key}` names `{host}`, which belongs to production, where `rules` must be `production`" }
        NO_REHEARSAL { nb: "et miljø med det navnet er en øvelse, med `simulated = true`", en: "an environment with this name is a rehearsal, with `simulated = true`" }
        INNER { nb: "`{key}` er en adresse på denne maskinen eller i et internt nett: `{host}`", en: "`{key}` is an address on this machine or in an internal network: `{host}`" }
    }
}
