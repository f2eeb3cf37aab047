//! `client key`: makes or finds the key, and shows its public part.

use clap::{ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Destination, document};
use crate::cli::{args, opened, options};
use crate::report::key::json;
use crate::steps::maskinporten_client;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "client key", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let command = command.arg(help.option("public", "FILE", words::PUBLIC)).arg(help.flag("new", words::KEY_NEW));
    options::walking(help, command)
}

/// Shows the public part, or writes it to a file.
///
/// # Errors
/// Nothing is begun, the key cannot be had, or the file cannot be written.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let mut ledger = context.open(false)?;
    let (mut begun, work) = opened::open_step_offline(context, matches, &mut ledger, maskinporten_client::CARD.id)?;
    let public = begun.session.client_key(&work, args::flag(matches, "new"))?;
    let public = public.map_err(|finding| Failure::failed(*finding))?;
    let json = document(json::render(&public))?;
    match args::text(matches, "public") {
        None => context.result(&json)?,
        Some(path) => context.output.text(&Destination::File(path.to_owned()), &json)?,
    }
    if args::flag(matches, "new") {
        context.print(words::NEW_KEY);
    }
    Ok(Exit::Done)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Lag eller finn nøkkelen, og vis den offentlige delen", en: "Make or find the key, and show its public part" }
        PUBLIC { nb: "Skriv den offentlige nøkkelen (JWK) til denne filen", en: "Write the public key (JWK) to this file" }
        KEY_NEW { nb: "Lag en ny nøkkel ved siden av den klienten har", en: "Make a new key beside the one that the client has" }
        NEW_KEY { nb: "Den nye nøkkelen legges på klienten ved siden av dem den har: altinn-onboard resume", en: "The new key is put on the client beside those that it has: altinn-onboard resume" }
    }
}
