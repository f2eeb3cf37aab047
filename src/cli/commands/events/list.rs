//! `events list`: the event subscriptions.

use clap::ArgMatches;

use crate::api::events;
use crate::cli::command::CommandRow;
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{opened, options, runtime};
use crate::report::events::{Subscription, human, json};

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "events list", about: words::ABOUT, options: options::walking, formats: COMMON, run: Some(run) };

/// Lists them as the service has them.
///
/// # Errors
/// Nothing is begun, or the service does not answer as it should.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    runtime::block_on(list(context, matches))
}

async fn list(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let mut ledger = context.read()?;
    let mut begun = opened::open_read_only(context, matches, &mut ledger).await?;
    let listed = match begun.works.first() {
        Some(work) => match begun.session.settle_key(work) {
            Ok(()) => begun.session.subscriptions(work).await.map_err(|finding| Failure::failed(*finding)),
            Err(fault) => Err(fault.into()),
        },
        None => Ok(Vec::new()),
    };
    begun.ready.end().await;
    let listed = listed?;
    let subscriptions: Vec<Subscription> = listed.iter().map(shown).collect();
    if context.format == Format::Json {
        context.result(&document(json::render(&subscriptions))?)?;
        return Ok(Exit::Done);
    }
    if subscriptions.is_empty() {
        context.print(words::NONE);
    }
    context.result(&human::render(&subscriptions, context.layout()))?;
    Ok(Exit::Done)
}

/// A subscription as reports show it.
pub fn shown(one: &events::Subscription) -> Subscription<'_> {
    Subscription {
        id: one.id,
        end_point: &one.end_point,
        resource_filter: one.resource_filter.as_deref(),
        type_filter: one.type_filter.as_deref(),
        validated: one.validated,
    }
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Vis hendelsesabonnementene", en: "List the event subscriptions" }
        NONE { nb: "Ingen hendelsesabonnement.", en: "No event subscriptions." }
    }
}
