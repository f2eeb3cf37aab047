//! `client key`: makes or finds the key, and shows its public part.

pub mod list;
pub mod rotate;

use clap::{ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, document};
use crate::cli::{args, opened, options};
use crate::domain::PublicJwk;
use crate::record::Topic;
use crate::record::values::{ClientKey, KeyPlace};
use crate::report::key::json;
use crate::steps::maskinporten_client;
use crate::steps::reading::guard;
use crate::text::{Message, dates};
use crate::world::clean::clean_line;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "client key", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let command = command.args([
        help.option("public", "FILE", words::PUBLIC),
        help.flag("force", options::words::FORCE),
        help.flag("new", words::KEY_NEW),
        help.option("holder", "ROLE", words::HOLDER).requires("new"),
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
    let holder = holder(matches)?;
    let known = if new { None } else { known(context, matches)? };
    let (public, keys) = match known {
        Some(known) => known,
        None => {
            let mut ledger = context.open(false)?;
            let (mut begun, work) =
                opened::open_step_offline(context, matches, &mut ledger, maskinporten_client::CARD.id)?;
            let made = begun.session.client_key(&work, new, holder)?.map_err(|finding| Failure::failed(*finding))?;
            (made, begun.session.client_keys(&work))
        }
    };
    context.output.text(&to, &document(json::render(&public))?)?;
    if keys.len() > 1 {
        context.print(words::KEYS);
        for (key, here) in &keys {
            context.print(said(key, *here));
        }
    }
    if new {
        context.print(words::NEW_KEY);
    }
    Ok(Exit::Done)
}

/// The public part of the key that is there already: to show it nothing is written, and no lock is needed.
fn known(context: &Context, matches: &ArgMatches) -> Result<Option<KnownKeys>, Failure> {
    let mut ledger = context.read()?;
    let (begun, work) = opened::open_step_offline(context, matches, &mut ledger, maskinporten_client::CARD.id)?;
    let public = begun.session.known_client_key(&work)?.transpose().map_err(|finding| Failure::failed(*finding))?;
    Ok(public.map(|public| (public, begun.session.client_keys(&work))))
}

/// A public part, and all keys of the client, each with whether it is here.
type KnownKeys = (PublicJwk, Vec<(ClientKey, bool)>);

/// Who holds a key that is made: a role.
fn holder(matches: &ArgMatches) -> Result<Option<&str>, Failure> {
    let Some(text) = args::text(matches, "holder").map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    guard::check(Topic::ClientKey, text).map_err(Failure::usage)?;
    Ok(Some(text))
}

/// A key in the list: its id, who holds it, where it is and until when it is taken.
fn said(key: &ClientKey, here: bool) -> Message {
    let place: Message = match (here, key.place) {
        (true, _) => words::HERE.into(),
        (false, KeyPlace::Env) => words::IN_VARIABLE.into(),
        (false, KeyPlace::Supplier) => words::AT_SUPPLIER.into(),
        (false, KeyPlace::ThisMachine | KeyPlace::File) => words::ELSEWHERE.into(),
    };
    let phrase = if key.holder.is_some() { words::KEY_HELD } else { words::KEY };
    let holder = clean_line(key.holder.as_deref().unwrap_or_default());
    phrase
        .with("kid", key.kid.as_str())
        .with("holder", holder)
        .with("place", place)
        .with("date", dates::said(key.expires))
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Lag eller finn nøkkelen, og vis den offentlige delen", en: "Make or find the key, and show its public part" }
        PUBLIC { nb: "Skriv den offentlige nøkkelen (JWK) til denne filen", en: "Write the public key (JWK) to this file" }
        KEY_NEW { nb: "Lag en ny nøkkel i tillegg til dem klienten eventuelt har", en: "Make a new key beside the one that the client has" }
        HOLDER { nb: "Hvem som har nøkkelen som lages: en rolle, ikke et navn (for eksempel «drift» eller «leverandøren»)", en: "Who holds the key that is made: a role, not a name (such as “operations” or “the supplier”)" }
        KEYS { nb: "Nøklene som er kjent for klienten, den nyeste først:", en: "The keys that are known for the client, the newest first:" }
        KEY { nb: "- {kid}: {place}, til og med {date}", en: "- {kid}: {place}, up to and including {date}" }
        KEY_HELD { nb: "- {kid}: {holder}, {place}, til og med {date}", en: "- {kid}: {holder}, {place}, up to and including {date}" }
        HERE { nb: "på denne maskinen", en: "on this machine" }
        ELSEWHERE { nb: "på en annen maskin", en: "on another machine" }
        IN_VARIABLE { nb: "i en variabel et annet sted", en: "in a variable elsewhere" }
        AT_SUPPLIER { nb: "hos leverandøren", en: "at the supplier" }
        NEW_KEY { nb: "Legg den nye nøkkelen til på klienten (ingen nøkkel fjernes): altinn-onboard resume", en: "Add the new key to the client (no key is removed): altinn-onboard resume" }
    }
}
