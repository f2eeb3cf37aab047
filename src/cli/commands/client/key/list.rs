//! `client key list`: the keys of the client, who holds each, and when it ends.

use clap::{ArgMatches, Command};

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{opened, options, runtime, trust};
use crate::report::client_keys::{human, json};
use crate::steps::maskinporten_client;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "client key list", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    command.args([
        help.option("key-store", "PLACE", options::words::KEY_STORE).value_parser(["keyring", "file", "env"]),
        help.option("scenario", "NAMES", options::words::SCENARIO).hide_short_help(true),
        trust::option(help),
    ])
}

/// Lists them: as self-service has them where the program may ask it, else as they are known here.
///
/// # Errors
/// Nothing is begun, or self-service does not answer as it should.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    runtime::block_on(async {
        let mut ledger = context.read()?;
        let mut begun = opened::open_read_only(context, matches, &mut ledger).await?;
        let shown = match begun.step(maskinporten_client::CARD.id) {
            Ok(work) => match begun.session.settle_administration() {
                Ok(()) => begun.session.keys_shown(&work).await.map_err(|finding| Failure::failed(*finding)),
                Err(fault) => Err(fault.into()),
            },
            Err(failure) => Err(failure),
        };
        begun.ready.end().await;
        let shown = shown?;
        let out = match context.format {
            Format::Json => document(json::render(&shown))?,
            _ => human::render(&shown, context.layout()),
        };
        context.result(&out)?;
        Ok(Exit::Done)
    })
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Vis nøklene på klienten: hvem som har dem, og når de utløper", en: "List the client's keys: who holds each, and when it expires" }
    }
}
