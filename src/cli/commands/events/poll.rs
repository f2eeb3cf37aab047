//! `events poll`: what has happened, without an address that Altinn calls.

use clap::{ArgMatches, Command, value_parser};

use crate::api::events::LARGEST_PAGE;
use crate::cli::command::{CommandRow, HelpBuilder};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{args, faults, opened, options, policy_source, runtime};
use crate::domain::ResourceId;
use crate::report::feed::{FeedEvent, FeedPage, human, json};
use crate::text::clean::clean_line;

/// The command.
pub const ROW: CommandRow =
    CommandRow { path: "events poll", about: words::ABOUT, options, formats: COMMON, run: Some(run) };

/// From the beginning: no event has this id.
const BEGINNING: &str = "0";

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
    let after = args::text(matches, "after").map_or_else(|| BEGINNING.to_owned(), clean_line);
    let size = matches.get_one::<u16>("size").copied().unwrap_or(50);
    let mut ledger = context.read()?;
    let mut begun = opened::open_read_only(context, matches, &mut ledger).await?;
    let given = args::text(matches, "resource-id").map(policy_source::resource_id).transpose()?;
    let given = given.and_then(|id| ResourceId::parse(&id).ok());
    let work =
        begun.works.iter().find(|work| begun.session.resource_id(work).is_some()).or(begun.works.first()).cloned();
    let id = given.or_else(|| begun.session.resource_id(work.as_ref()?));
    let read = match (&work, &id) {
        (Some(work), Some(id)) => match begun.session.settle_key(work) {
            Ok(()) => begun.session.feed(work, id, (&after, size)).await.map_err(|finding| Failure::failed(*finding)),
            Err(fault) => Err(fault.into()),
        },
        _ => Err(Failure::failed(faults::not_known("--resource-id", "altinn-onboard step resource"))),
    };
    begun.ready.end().await;
    let read = read?;
    let events: Vec<FeedEvent<'_>> = read
        .iter()
        .map(|event| FeedEvent {
            id: &event.id,
            kind: &event.kind,
            time: event.time,
            subject: event.subject.as_deref(),
            instance: event.instance.as_deref(),
        })
        .collect();
    let resource = id.as_ref().map_or("", ResourceId::bare);
    let page = FeedPage { resource, after: &after, events: &events };
    if context.format == Format::Json {
        context.result(&document(json::render(&page))?)?;
        return Ok(Exit::Done);
    }
    context.result(&human::render(&page, context.layout()))?;
    context.print(match events.is_empty() {
        true if after == BEGINNING => words::NOTHING.with("resource", resource),
        true => words::NOTHING_NEW.with("resource", resource),
        false => words::NEXT.with("last", page.last()),
    });
    Ok(Exit::Done)
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Hent hendelser uten å ha en adresse som Altinn kan kalle", en: "Fetch events without an address that Altinn can call" }
        AFTER { nb: "Id-en til den siste hendelsen dere har; uten den hentes de fra begynnelsen", en: "The id of the last event you have; without it they come from the beginning" }
        SIZE { nb: "Hvor mange hendelser som hentes, høyst 1000 (ellers 50)", en: "How many events to fetch, at most 1000 (otherwise 50)" }
        NOTHING { nb: "Ingen hendelser for {resource} ennå. En hendelse er å finne tidligst et halvt minutt etter at den skjedde, og bare for dem som har rett til å abonnere.", en: "No events for {resource} yet. An event can be found half a minute after it happened at the earliest, and only by those with the right to subscribe." }
        NOTHING_NEW { nb: "Ingen nye hendelser for {resource}. En hendelse er å finne tidligst et halvt minutt etter at den skjedde.", en: "No new events for {resource}. An event can be found half a minute after it happened at the earliest." }
        NEXT { nb: "Det som kommer etter disse:\n$ altinn-onboard events poll --after {last}", en: "What comes after these:\n$ altinn-onboard events poll --after {last}" }
    }
}
