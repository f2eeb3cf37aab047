//! `client key`: makes or finds the key, and shows its public part.

use clap::{ArgMatches, Command};

use crate::cli::command::{HelpBuilder, Row};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::COMMON;
use crate::cli::{args, faults, opened, options};
use crate::text::{cli as cli_text, colleague};

/// The command.
pub const ROW: Row = Row { path: "client key", about: cli_text::CLIENT_KEY, options, formats: COMMON, run: Some(run) };

/// The step whose key it is.
const STEP: &str = "maskinporten-client";

fn options(help: HelpBuilder, command: Command) -> Command {
    let command = command.arg(help.option("public", "FILE", cli_text::PUBLIC)).arg(help.flag("new", cli_text::KEY_NEW));
    options::walking(help, command)
}

/// Shows the public part, or writes it to a file.
///
/// # Errors
/// Nothing is begun, the key cannot be had, or the file cannot be written.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let (mut begun, work) = opened::open_step_offline(context, matches, STEP)?;
    let public = begun.session.client_key(&work, args::flag(matches, "new"))?;
    let public = public.map_err(|finding| Failure::failed(*finding))?;
    let json = serde_json::to_string_pretty(&public)
        .map_err(|error| Failure::failed(faults::not_known("JWK", STEP)).caused_by(error))?;
    match args::text(matches, "public") {
        None => context.result(&json)?,
        Some(path) => {
            context.output.file(path, format!("{json}\n").as_bytes())?;
        }
    }
    if args::flag(matches, "new") {
        context.print(colleague::NEW_KEY);
    }
    Ok(Exit::Done)
}
