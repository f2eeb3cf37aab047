//! `catalog show` and `catalog refresh`: what policies can be made of, how old that knowledge is, and what Altinn says now.

use clap::ArgMatches;
use serde_json::json;

use crate::api::{Api, access_management};
use crate::catalog::listing::{self, Kind, Row};
use crate::catalog::metadata::{Change, Metadata, SCHEMA};
use crate::cli::context::Context;
use crate::cli::environment::{self, Ready};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::{faults, given, walk};
use crate::domain::EnvironmentName;
use crate::report::catalog::human as report;
use crate::text::{Message, catalog as text};
use crate::world::catalog_cache::{self, Book};
use crate::world::http::Http;

/// Where the lists are read unless a flag says otherwise: production has those that count.
const ENVIRONMENT: &str = "production";

/// Runs one of the two.
///
/// # Errors
/// What ends it before its work is done.
pub fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    match matches.subcommand() {
        Some(("show", matches)) => show(context, matches),
        Some((_, matches)) => walk::run(refresh(context, matches)),
        None => Ok(Exit::Usage),
    }
}

fn show(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let words: Vec<&str> = matches.get_many::<String>("words").into_iter().flatten().map(String::as_str).collect();
    let kind = Kind::ALL.into_iter().find(|kind| given::text(matches, "kind") == Some(kind.word()));
    // A rehearsal's lists are shown only to who asks for them.
    let described = environment::described(context, matches)?;
    let named = environment::named(matches)?.map(|name| environment::resting(&name, &described)).transpose()?;
    let refreshed = context.refreshed(Book::of(named.is_some_and(|environment| environment.simulated)));
    let rows: Vec<Row> = listing::rows().into_iter().filter(|row| kind.is_none_or(|kind| row.kind == kind)).collect();
    let wanted = words.join(" ");
    let found = listing::find(&wanted, &rows);
    if context.json {
        let as_of: serde_json::Map<_, _> =
            Kind::ALL.iter().map(|kind| (kind.word().to_owned(), json!(kind.as_of()))).collect();
        let refreshed = refreshed.as_ref().map(|metadata| {
            json!({ "environment": metadata.environment, "read": metadata.read, "changes": changes(&metadata.changes()) })
        });
        let all = json!({ "schema": 1, "asOf": as_of, "refreshed": refreshed, "entries": found });
        context.result(&all.to_string())?;
        return Ok(Exit::Done);
    }
    if words.is_empty() && kind.is_none() {
        context.result(&report::overview(&rows, refreshed.as_ref(), context.layout()))?;
        return Ok(Exit::Done);
    }
    let newer = refreshed.map(|metadata| metadata.changes()).unwrap_or_default();
    let newer: Vec<Change> = newer.into_iter().filter(|change| concerns(change, &wanted)).collect();
    if found.is_empty() && newer.is_empty() {
        context.say(text::NOTHING.with("text", wanted));
        return Ok(Exit::Done);
    }
    context.result(&(report::found(&found, context.layout()) + &report::changes(&newer, context.layout())))?;
    Ok(Exit::Done)
}

/// Whether a change is about something that the words name.
fn concerns(change: &Change, wanted: &str) -> bool {
    let (urn, name) = match change {
        Change::New { urn, name } | Change::Renamed { urn, now: name, .. } => (urn, name.as_str()),
        Change::Gone { urn } | Change::Uses { urn, .. } => (urn, ""),
    };
    let wanted = wanted.to_lowercase();
    urn.contains(&wanted) || name.to_lowercase().contains(&wanted)
}

async fn refresh(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let described = environment::described(context, matches)?;
    let name = match environment::named(matches)? {
        Some(name) => name,
        None => EnvironmentName::parse(ENVIRONMENT).map_err(|_| Failure::usage(faults::nothing_begun()))?,
    };
    let ready = environment::ready(context, matches, &name, &described).await?;
    let book = Book::of(ready.environment.simulated);
    let read = fetch(context, &ready).await;
    ready.end().await;
    let metadata = match read? {
        Ok(metadata) => metadata,
        // Without the network what is known already holds, which is no error.
        Err(reason) => {
            if context.json {
                context.result(&json!({ "schema": 1, "read": null, "changes": [] }).to_string())?;
            }
            context.say(reason);
            context.say(report::holding(context.refreshed(book).as_ref()));
            return Ok(Exit::Done);
        }
    };
    let Some(folders) = &context.process.folders else { return Err(Failure::failed(faults::no_home())) };
    let path = catalog_cache::keep(&metadata, folders, book, &context.files)
        .map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))?;
    let differences = metadata.changes();
    if context.json {
        let all = json!({ "schema": 1, "environment": metadata.environment, "read": metadata.read,
            "changes": changes(&differences) });
        context.result(&all.to_string())?;
        return Ok(Exit::Done);
    }
    if differences.is_empty() {
        context.say(text::SAME.with("environment", metadata.environment.as_str()));
    } else {
        context.result(&report::changes(&differences, context.layout()))?;
    }
    context.say(text::KEPT.with("path", path.display().to_string()));
    Ok(Exit::Done)
}

/// The lists, or why there are none.
async fn fetch(context: &Context, ready: &Ready) -> Result<Result<Metadata, Message>, Failure> {
    let environment = &ready.environment;
    let Some(base) = &environment.access_management else {
        return Ok(Err(text::NO_ADDRESS.with("environment", environment.name.as_str())));
    };
    let http = Http::new(context.calls()?);
    let read = access_management::metadata(Api::new(&http, environment), base).await;
    let (packages, roles) = match read {
        Ok(lists) => lists,
        Err(fault) => return Ok(Err(text::OFFLINE.with("reason", fault.finding().message))),
    };
    if packages.is_empty() || roles.is_empty() {
        let reason = text::EMPTY_ANSWER.with("environment", environment.name.as_str());
        return Ok(Err(text::OFFLINE.with("reason", reason)));
    }
    let environment = environment.name.as_str().to_owned();
    Ok(Ok(Metadata { schema: SCHEMA, environment, read: context.clock.now(), packages, roles }))
}

fn changes(all: &[Change]) -> Vec<serde_json::Value> {
    let one = |change: &Change| match change {
        Change::New { urn, name } => json!({ "change": "new", "urn": urn, "name": name }),
        Change::Gone { urn } => json!({ "change": "gone", "urn": urn }),
        Change::Renamed { urn, before, now } => {
            json!({ "change": "renamed", "urn": urn, "before": before, "now": now })
        }
        Change::Uses { urn, of, now } => json!({ "change": "uses", "urn": urn, "of": of, "now": now }),
    };
    all.iter().map(one).collect()
}
