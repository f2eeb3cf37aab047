//! `client key rotate`: a new key beside the old one, and the old one away, in the safe order.

use clap::{ArgMatches, Command};
use jiff::SignedDuration;

use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::opened::{self, OpenSession};
use crate::cli::output::ONLY_HUMAN;
use crate::cli::{args, faults, options, runtime, trust};
use crate::engine::key_rotation::{CONFIRM_KEY, Rotated, RotationWish};
use crate::report::walkthrough::human;
use crate::steps::maskinporten_client;
use crate::text::dates;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "client key rotate", about: words::ABOUT, options, formats: ONLY_HUMAN, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    command.args([
        help.option("grace", "DURATION", words::GRACE),
        help.option("holder", "ROLE", super::words::HOLDER),
        help.option(CONFIRM_KEY, "ID", words::CONFIRM).allow_hyphen_values(true),
        help.flag("yes", options::words::YES).short('y'),
        help.option("wait", "DURATION", options::words::WAIT).conflicts_with("no-wait").hide_short_help(true),
        help.flag("no-wait", options::words::NO_WAIT),
        help.option("key-store", "PLACE", options::words::KEY_STORE).value_parser(["keyring", "file", "env"]),
        help.option("key-bits", "N", options::words::KEY_BITS)
            .value_parser(["2048", "3072", "4096"])
            .hide_short_help(true),
        help.option("scenario", "NAMES", options::words::SCENARIO).hide_short_help(true),
        trust::option(help),
    ])
}

/// Rotates as far as it comes now; the same command goes on.
///
/// # Errors
/// Nothing is begun, a part does not go well, or nobody confirms that the old key is removed.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let grace = args::text(matches, "grace").map(|text| {
        let grace = args::duration(text).and_then(|grace| SignedDuration::try_from(grace).ok());
        grace.ok_or_else(|| Failure::usage(faults::duration("--grace", text).next(words::GRACE_NEXT)))
    });
    let holder = super::holder(matches)?.map(str::to_owned);
    let wish = RotationWish { grace: grace.transpose()?, holder };
    runtime::block_on(async {
        let mut ledger = context.open(false)?;
        let mut begun = opened::open_read_only(context, matches, &mut ledger).await?;
        if let Some(word) = args::text(matches, CONFIRM_KEY) {
            begun.session.answers.confirmations.insert(CONFIRM_KEY, word.to_owned());
        }
        let result = rotated(context, &mut begun, &wish).await;
        begun.ready.end().await;
        result
    })
}

async fn rotated(context: &Context, begun: &mut OpenSession<'_>, wish: &RotationWish) -> Result<Exit, Failure> {
    let work = begun.step(maskinporten_client::CARD.id)?;
    begun.session.settle_key(&work)?;
    begun.session.settle_administration()?;
    let rotated = begun.session.rotate_key(&work, wish).await?.map_err(|finding| Failure::failed(*finding))?;
    match rotated {
        Rotated::Done => {
            context.print(words::DONE);
            return Ok(Exit::Done);
        }
        Rotated::ByHand(clicks) => context.result(&human::render(&clicks, context.layout()))?,
        Rotated::NotKnownYet => context.print(words::NOT_KNOWN_YET),
        Rotated::Until(until) => context.print(words::UNTIL.with("until", dates::said_moment(until))),
        Rotated::Kept => context.print(words::KEPT),
    }
    Ok(Exit::Left)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Bytt nøkkel i trygg rekkefølge: den nye ved siden av den gamle, så den gamle bort", en: "Change the key in a safe order: the new one beside the old, then the old one away" }
        GRACE { nb: "Hvor lenge den gamle nøkkelen blir stående etter at den nye virker (30m, 24h; vanligvis 24h)", en: "How long the old key stays once the new one works (30m, 24h; usually 24h)" }
        GRACE_NEXT { nb: "Skriv for eksempel --grace 24h", en: "Write for example --grace 24h" }
        CONFIRM { nb: "Bekrefter at den gamle nøkkelen fjernes, med nøkkel-id-en dens", en: "Confirms that the old key is removed, by its key ID" }
        DONE { nb: "Nøkkelen er byttet.", en: "The key has been changed." }
        NOT_KNOWN_YET { nb: "Maskinporten kjenner ikke den nye nøkkelen ennå. Den gamle virker. Kjør om litt: altinn-onboard client key rotate", en: "Maskinporten does not know the new key yet. The old one works. Run in a while: altinn-onboard client key rotate" }
        UNTIL { nb: "Begge nøklene virker. Den gamle blir stående til {until}: innen da må systemer som har den, få den nye. Kjør så: altinn-onboard client key rotate", en: "Both keys work. The old one stays until {until}: by then, systems that have it need the new one. Then run: altinn-onboard client key rotate" }
        KEPT { nb: "Ingen nøkkel er fjernet. Begge virker. Fjern den gamle senere: altinn-onboard client key rotate", en: "No key has been removed. Both work. Remove the old one later: altinn-onboard client key rotate" }
    }
}
