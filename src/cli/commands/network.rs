//! `network`: every host of an environment, what it is for, and whether it can be reached from here.

use clap::{ArgMatches, Command};

use crate::catalog::environments::SANDBOX;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{args, environment, runtime};
use crate::engine::network;
use crate::report::network::{NetworkReport, human, json};
use crate::world::http::Http;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "network", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    command.arg(help.flag("check", words::CHECK))
}

/// Exit 3 when a host that the program needs was tried and not reached.
///
/// # Errors
/// The environment is not known, or the sandbox cannot be started.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let described = environment::described(context, matches)?;
    let name = environment::named_or(matches, environment::FIRST)?;
    // Whoever looks at another environment tries that one again.
    if environment::named(matches)?.is_some() {
        context.screen.repeat(|repeated| repeated.add("--env", name.as_str()));
    }
    let check = args::flag(matches, "check");
    let own = described.iter().any(|environment| environment.name == name);
    // The embedded one has no address before it runs.
    if !check && (own || name.as_str() != SANDBOX) {
        let environment = environment::resting(&name, &described)?;
        return shown(context, &network::listed(&environment));
    }
    runtime::block_on(async {
        let ready = environment::ready_to_look(context, matches, &name, &described).await?;
        let http = Http::new(context.calls()?);
        let result = match check {
            true => shown(context, &network::checked(&http, &ready.environment).await),
            false => shown(context, &network::listed(&ready.environment)),
        };
        ready.end().await;
        result
    })
}

fn shown(context: &Context, report: &NetworkReport<'_>) -> Result<Exit, Failure> {
    if context.format == Format::Json {
        context.result(&document(json::render(report))?)?;
    } else {
        context.result(&human::render(report, context.layout()))?;
    }
    Ok(if network::lacks(report) { Exit::Findings } else { Exit::Done })
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Vis alle verter i et miljø, hva de brukes til, og om de kan nås herfra", en: "Show every host of an environment, what it is used for, and whether it can be reached from here" }
        CHECK { nb: "Prøv vertene: DNS, forbindelse, sertifikat, proxy og klokke. Ingenting sendes, og ingen nøkler brukes", en: "Try the hosts: DNS, connection, certificate, proxy and clock. Nothing is sent, and no keys are used" }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::environments::resting_sandbox;
    use crate::catalog::network_hosts::hosts;
    use crate::cli::commands::ROWS;

    #[test]
    fn what_a_host_is_for_names_commands_that_there_are() {
        let sandbox = resting_sandbox().unwrap();
        for command in hosts(&sandbox).iter().flat_map(|host| &host.uses).flat_map(|one| one.commands) {
            assert!(ROWS.iter().any(|row| row.path == *command && row.run.is_some()), "{command}");
        }
    }
}
