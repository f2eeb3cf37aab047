//! `studio check`: can Altinn Studio be reached, and who are we there?

use clap::{ArgMatches, Command};

use crate::api::{Api, studio};
use crate::cli::command::{HelpBuilder, Row};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{environment, options, runtime};
use crate::finding::Finding;
use crate::record::values::Reachable;
use crate::text::{cli as cli_text, studio as text};
use crate::world::http::Http;

/// The command.
pub const ROW: Row =
    Row { path: "studio check", about: cli_text::STUDIO_CHECK, options, formats: COMMON, run: Some(run) };

/// The environment that is looked at when none is named.
const FIRST: &str = "tt02";

/// The variable that holds an API key of Altinn Studio.
const KEY: &str = "ALTINN_ONBOARD_STUDIO_KEY";

fn options(help: HelpBuilder, command: Command) -> Command {
    options::walking(help, command.after_help(help.of(cli_text::STUDIO_KEY)))
}

/// Runs the command.
///
/// # Errors
/// Altinn Studio cannot be reached.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let described = environment::described(context, matches)?;
    let name = environment::named_or(matches, FIRST)?;
    runtime::block_on(async {
        let ready = environment::ready(context, matches, &name, &described).await?;
        let http = Http::new(context.calls()?);
        let key = context.process.secret(KEY);
        let api = Api { http: &http, environment: &ready.environment };
        let exit = match &key {
            None => match studio::dashboard(api).await {
                Reachable::Yes => {
                    context.print(text::REACHED.with("variable", KEY));
                    Ok(Exit::Done)
                }
                Reachable::No => {
                    Err(Failure::failed(Finding::error("STUDIO-UNREACHABLE", "studio", text::UNREACHABLE)))
                }
            },
            Some(key) => match studio::user(api, key).await {
                Ok(Some(user)) => {
                    context.print(text::KNOWN_AS.with("user", user));
                    Ok(Exit::Done)
                }
                Ok(None) => Err(Failure::findings(Finding::error("STUDIO-KEY-UNKNOWN", KEY, text::NOT_KNOWN))),
                Err(fault) => Err(Failure::failed(fault.finding())),
            },
        };
        ready.end().await;
        exit
    })
}
