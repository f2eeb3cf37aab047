//! `client key`: makes or finds the key, and shows its public part.

use clap::{ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, document};
use crate::cli::{args, opened, options};
use crate::domain::PublicJwk;
use crate::report::key::json;
use crate::steps::maskinporten_client;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "client key", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let command = command.args([
        help.option("public", "FILE", words::PUBLIC),
        help.flag("force", options::words::FORCE),
        help.flag("new", words::KEY_NEW),
    ]);
    options::walking(help, command)
}

/// Shows the public part, or writes it to a file.
///
/// # Errors
/// Nothing is begun, the key cannot be had, or the file cannot be written.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let to = context.output.destination_of("public", matches)?;
    let new = args::flag(matches, "new");
    let known = if new { None } else { known(context, matches)? };
    let public = match known {
        Some(public) => public,
        None => {
            let mut ledger = context.open(false)?;
            let (mut begun, work) =
                opened::open_step_offline(context, matches, &mut ledger, maskinporten_client::CARD.id)?;
            begun.session.client_key(&work, new)?.map_err(|finding| Failure::failed(*finding))?
        }
    };
    context.output.text(&to, &document(json::render(&public))?)?;
    if new {
        context.print(words::NEW_KEY);
    }
    Ok(Exit::Done)
}

/// The public part of the key that is there already: to show it nothing is written, and no lock is needed.
fn known(context: &Context, matches: &ArgMatches) -> Result<Option<PublicJwk>, Failure> {
    let mut ledger = context.read()?;
    let (begun, work) = opened::open_step_offline(context, matches, &mut ledger, maskinporten_client::CARD.id)?;
    begun.session.known_client_key(&work)?.transpose().map_err(|finding| Failure::failed(*finding))
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
