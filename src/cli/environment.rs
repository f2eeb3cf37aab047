//! Which environment a command works in: built in, described in a file, or the embedded sandbox.

use std::path::PathBuf;

use clap::ArgMatches;

use super::context::Context;
use super::environment_reasons;
use super::failure::Failure;
use super::faults;
use crate::catalog::environments::{self, SANDBOX};
use crate::catalog::rehearsal;
use crate::domain::{Environment, EnvironmentName};
use crate::sandbox::{self, Running, SandboxFault, SandboxOptions, Scenario};
use crate::text::faults as text;

/// An environment that can be used, and the server that must live as long when it is the embedded one.
pub struct LiveEnvironment {
    /// Its addresses and rules; of the embedded one, with the port that it got.
    pub environment: Environment,
    /// The embedded server.
    pub running: Option<Running>,
}

impl LiveEnvironment {
    /// Ends the embedded server.
    pub async fn end(self) {
        if let Some(running) = self.running {
            running.shutdown().await;
        }
    }
}

/// The environments of `--environments` or `ALTINN_ONBOARD_ENVIRONMENTS`.
///
/// # Errors
/// The file cannot be read, or something in it does not hold.
pub fn described(context: &Context, matches: &ArgMatches) -> Result<Vec<Environment>, Failure> {
    let flag = matches.get_one::<String>("environments").cloned();
    let variable = context
        .process
        .variable("ALTINN_ONBOARD_ENVIRONMENTS")
        .map_err(|fault| Failure::usage(faults::variable(&fault)))?;
    let Some(path) = flag.or_else(|| variable.map(str::to_owned)) else { return Ok(Vec::new()) };
    let path = context.process.folder.join(path);
    let content =
        context.files.read_text(&path, 1 << 20).map_err(|fault| Failure::usage(fault.finding()).caused_by(fault))?;
    environments::read(&content).map_err(|fault| Failure::usage(faults::environments(&path, &fault)).caused_by(fault))
}

/// The name that `--env` gives.
///
/// # Errors
/// It cannot name an environment.
pub fn named(matches: &ArgMatches) -> Result<Option<EnvironmentName>, Failure> {
    let Some(text) = matches.get_one::<String>("env") else { return Ok(None) };
    name(environments::spelt_out(text)).map(Some)
}

/// Where a command begins when no environment is named.
pub const FIRST: &str = environments::TT02;

/// The name that `--env` gives, or the one where this command begins.
///
/// # Errors
/// It cannot name an environment.
pub fn named_or(matches: &ArgMatches, first: &str) -> Result<EnvironmentName, Failure> {
    named(matches)?.map_or_else(|| name(first), Ok)
}

/// A text as the name of an environment.
///
/// # Errors
/// It cannot name an environment.
pub fn name(text: &str) -> Result<EnvironmentName, Failure> {
    EnvironmentName::parse(text)
        .map_err(|_| Failure::usage(faults::environment_unknown(text, &environments::BUILT_IN.join(", "))))
}

/// An environment to look at without calling it; the sandbox need not run for that.
///
/// # Errors
/// It is not known.
pub fn resting(name: &EnvironmentName, described: &[Environment]) -> Result<Environment, Failure> {
    let of_file = described.iter().find(|environment| environment.name == *name).cloned();
    let found = of_file
        .or_else(|| environments::built_in(name))
        .or_else(|| (name.as_str() == SANDBOX).then(environments::resting_sandbox).flatten());
    found.ok_or_else(|| Failure::usage(unknown(name, described)))
}

fn unknown(name: &EnvironmentName, described: &[Environment]) -> crate::finding::Finding {
    let own = described.iter().map(|environment| environment.name.as_str());
    let known: Vec<&str> = environments::BUILT_IN.into_iter().chain(own).collect();
    faults::environment_unknown(name.as_str(), &known.join(", "))
}

/// An environment to work in. The embedded sandbox is started; a described one is announced with every host.
///
/// # Errors
/// It is not known, or the sandbox cannot be started.
pub async fn ready(
    context: &Context,
    matches: &ArgMatches,
    name: &EnvironmentName,
    described: &[Environment],
) -> Result<LiveEnvironment, Failure> {
    ready_with(context, matches, name, described, Some(world_file(context))).await
}

/// The same for who only looks something up there: an embedded sandbox keeps nothing of it, since whom it was asked about
/// last is whom it acts for.
///
/// # Errors
/// As [`ready`].
pub async fn ready_to_look(
    context: &Context,
    matches: &ArgMatches,
    name: &EnvironmentName,
    described: &[Environment],
) -> Result<LiveEnvironment, Failure> {
    ready_with(context, matches, name, described, None).await
}

async fn ready_with(
    context: &Context,
    matches: &ArgMatches,
    name: &EnvironmentName,
    described: &[Environment],
    data: Option<PathBuf>,
) -> Result<LiveEnvironment, Failure> {
    let scenarios = scenarios(matches)?;
    if let Some(environment) = described.iter().find(|environment| environment.name == *name) {
        if !scenarios.is_empty() {
            return Err(Failure::usage(faults::scenario_elsewhere()));
        }
        let hosts = environment.hosts().join(", ");
        context.print(words::OWN_HOSTS.with("name", name.as_str()).with("hosts", hosts));
        return Ok(LiveEnvironment { environment: environment.clone(), running: None });
    }
    if name.as_str() != SANDBOX {
        if !scenarios.is_empty() {
            return Err(Failure::usage(faults::scenario_elsewhere()));
        }
        return Ok(LiveEnvironment { environment: resting(name, described)?, running: None });
    }
    let answers = rehearsal::answers();
    // A second terminal beside a rehearsal has the same sandbox.
    let clock = Some(context.clock.clone());
    let options = SandboxOptions { data, joins: true, scenarios, answers, clock, ..SandboxOptions::default() };
    let running = sandbox::start(options).await.map_err(not_started)?;
    let farewell = if context.saves() { text::INTERRUPTED } else { text::BROKEN_OFF };
    context.before_end(farewell, running.releaser());
    let environment = Environment::build(name.clone(), running.description()).map_err(|fault| {
        Failure::failed(faults::sandbox(environment_reasons::of_description(&fault))).caused_by(fault)
    })?;
    Ok(LiveEnvironment { environment, running: Some(running) })
}

/// Why the sandbox did not start: what a file says of itself, else the port.
pub fn not_started(fault: SandboxFault) -> Failure {
    let finding = match &fault {
        SandboxFault::File(file) => file.finding_of_our_place(),
        SandboxFault::NotLocked { path, fault } => fault.finding(path),
        other => faults::sandbox(environment_reasons::of_sandbox(other)),
    };
    Failure::failed(finding).caused_by(fault)
}

/// The scenarios of `--scenario`.
///
/// # Errors
/// One is not known.
pub fn scenarios(matches: &ArgMatches) -> Result<Vec<Scenario>, Failure> {
    let Some(text) = matches.try_get_one::<String>("scenario").ok().flatten() else { return Ok(Vec::new()) };
    text.split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(|word| {
            Scenario::parse(word).ok_or_else(|| {
                let known = Scenario::ALL.iter().map(|scenario| scenario.word()).collect::<Vec<_>>().join(", ");
                Failure::usage(faults::scenario(word, &known))
            })
        })
        .collect()
}

/// The sandbox's world lies beside the state: `altinn-onboard.sandbox.json`.
#[must_use]
pub fn world_file(context: &Context) -> PathBuf {
    context.state.with_extension("sandbox.json")
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        OWN_HOSTS { nb: "Miljøet {name} er beskrevet i en fil, og dette er adressene det bruker: {hosts}.", en: "The environment {name} is described in a file, and these are the addresses that it uses: {hosts}." }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::files::{FileFault, FileFaultKind};

    #[test]
    fn a_sandbox_that_finds_the_disk_full_does_not_speak_of_ports() {
        let full = FileFault { path: "world.json".into(), kind: FileFaultKind::DiskFull, source: None };
        assert_eq!(not_started(SandboxFault::File(full)).findings[0].code, "FILE-DISK-FULL");
    }
}
