//! `events poll`: what has happened, without an address that Altinn calls.

use clap::{ArgMatches, Command, value_parser};

use crate::api::events::{FeedEvent, LARGEST_PAGE};
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{args, opened, options, runtime};
use crate::engine::events_command::Feed;
use crate::record::Topic;
use crate::report::feed::{FeedLine, FeedPage, human, json};
use crate::steps::reading::names;
use crate::text::clean::clean_line;
use crate::text::shell;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "events poll", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

fn options(help: HelpBuilder, command: Command) -> Command {
    let size =
        help.option("size", "N", words::SIZE).value_parser(value_parser!(u16).range(1..=i64::from(LARGEST_PAGE)));
    options::walking(help, command.args([help.option("after", "ID", words::AFTER), size]))
}

/// Reads a page of the feed.
///
/// # Errors
/// Nothing is begun, no resource id is known, or the service does not answer as it should.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    runtime::block_on(poll(context, matches))
}

async fn poll(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let after = args::text(matches, "after").map(clean_line);
    let size = matches.get_one::<u16>("size").copied().unwrap_or(50);
    let asked = args::text(matches, "resource-id").map(|id| names::resource_id(Topic::ResourceId, id, None));
    let asked = asked.transpose().map_err(Failure::usage)?;
    let mut ledger = context.read()?;
    let mut begun = opened::open_read_only(context, matches, &mut ledger).await?;
    let read = match begun.session.feed_of(&begun.works, asked) {
        Ok((work, id)) => match begun.session.settle_key(&work) {
            Ok(()) => {
                begun.session.feed(&work, id, (after.as_deref(), size)).await.map_err(|fault| Failure::failed(*fault))
            }
            Err(fault) => Err(fault.into()),
        },
        Err(finding) => Err(Failure::failed(*finding)),
    };
    begun.ready.end().await;
    let Feed { resource, events } = read?;
    let lines: Vec<FeedLine<'_>> = events.iter().map(shown).collect();
    let page = FeedPage { resource: resource.bare(), after: after.as_deref(), events: &lines };
    if context.format == Format::Json {
        context.result(&document(json::render(&page))?)?;
        return Ok(Exit::Done);
    }
    context.result(&human::render(&page, context.layout()))?;
    context.print(match (page.events.last(), &after) {
        (Some(last), _) => words::NEXT.with("last", format!("--after={}", shell::quoted(last.id))),
        (None, None) => words::NOTHING.with("resource", page.resource),
        (None, Some(_)) => words::NOTHING_NEW.with("resource", page.resource),
    });
    Ok(Exit::Done)
}

/// An event as reports show it.
pub fn shown(event: &FeedEvent) -> FeedLine<'_> {
    FeedLine {
        id: &event.id,
        kind: &event.kind,
        time: event.time,
        subject: event.subject.as_deref(),
        instance: event.instance.as_deref(),
    }
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Hent hendelser uten å ha en adresse som Altinn kan kalle", en: "Fetch events without an address that Altinn can call" }
        AFTER { nb: "Id-en til den siste hendelsen dere har; uten den hentes de fra begynnelsen", en: "The ID of the last event you have; without it they come from the beginning" }
        SIZE { nb: "Hvor mange hendelser som hentes, høyst 1000 (ellers 50)", en: "How many events to fetch, at most 1000 (otherwise 50)" }
        NOTHING { nb: "Ingen hendelser for {resource} ennå. En hendelse vises tidligst et halvt minutt etter at den skjedde, og bare for dem som har rett til å abonnere.", en: "No events for {resource} yet. An event is shown half a minute after it happened at the earliest, and only to those with the right to subscribe." }
        NOTHING_NEW { nb: "Ingen nye hendelser for {resource}. En hendelse vises tidligst et halvt minutt etter at den skjedde.", en: "No new events for {resource}. An event is shown half a minute after it happened at the earliest." }
        NEXT { nb: "Det som kommer etter disse:\n$ altinn-onboard events poll {last}", en: "What comes after these:\n$ altinn-onboard events poll {last}" }
    }
}
