//! `catalog refresh`: what Altinn says now.

use clap::ArgMatches;

use crate::api::{Api, access_management};
use crate::catalog::environments;
use crate::catalog::metadata::{Metadata, SCHEMA};
use crate::cli::command::CommandRow;
use crate::cli::context::Context;
use crate::cli::environment::{self, LiveEnvironment};
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::output::{COMMON, Format, document};
use crate::cli::{faults, runtime};
use crate::report::catalog::{human as report, json};
use crate::text::Message;
use crate::world::catalog_cache::{self, CacheBook};
use crate::world::http::Http;

/// The command.
pub const ROW: CommandRow = CommandRow {
    path: "catalog refresh",
    about: words::ABOUT,
    options: |_, command| command,
    formats: COMMON,
    run: Some(run),
};

/// Where the lists are read unless a flag says otherwise: production has those that count.
const ENVIRONMENT: &str = environments::PRODUCTION;

/// Reads the lists, keeps them, and tells what has changed.
///
/// # Errors
/// The environment is not known, or the lists cannot be kept.
fn run(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    runtime::block_on(refresh(context, matches))
}

async fn refresh(context: &Context, matches: &ArgMatches) -> Result<Exit, Failure> {
    let described = environment::described(context, matches)?;
    let name = environment::named_or(matches, ENVIRONMENT)?;
    let ready = environment::ready(context, matches, &name, &described).await?;
    let book = CacheBook::of(ready.environment.simulated);
    let read = fetch(context, &ready).await;
    ready.end().await;
    let metadata = match read? {
        Ok(metadata) => metadata,
        // Without the network what is known already holds, which is no error.
        Err(reason) => {
            if context.format == Format::Json {
                context.result(&document(json::refreshed(None))?)?;
            }
            context.print(reason);
            context.print(report::holding(context.refreshed(book).as_ref()));
            return Ok(Exit::Done);
        }
    };
    let Some(folders) = &context.process.folders else { return Err(Failure::failed(faults::no_home())) };
    let path = catalog_cache::keep(&metadata, folders, book, &context.files)
        .map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))?;
    let differences = metadata.changes();
    if context.format == Format::Json {
        context.result(&document(json::refreshed(Some(&metadata)))?)?;
        return Ok(Exit::Done);
    }
    if differences.is_empty() {
        context.print(words::SAME.with("environment", environments::said(&metadata.environment)));
    } else {
        context.result(&report::changes(&differences, context.layout()))?;
    }
    context.print(words::KEPT.with("path", path.display().to_string()));
    Ok(Exit::Done)
}

/// The lists, or why there are none.
async fn fetch(context: &Context, ready: &LiveEnvironment) -> Result<Result<Metadata, Message>, Failure> {
    let environment = &ready.environment;
    let Some(base) = &environment.access_management else {
        return Ok(Err(words::NO_ADDRESS.with("environment", environments::said(environment.name.as_str()))));
    };
    let http = Http::new(context.calls()?);
    let read = access_management::metadata(Api::new(&http, environment), base).await;
    let (packages, roles) = match read {
        Ok(lists) => lists,
        Err(fault) => return Ok(Err(words::OFFLINE.with("reason", fault.finding().message))),
    };
    if packages.is_empty() || roles.is_empty() {
        let reason = words::EMPTY_ANSWER.with("environment", environments::said(environment.name.as_str()));
        return Ok(Err(words::OFFLINE.with("reason", reason)));
    }
    let environment = environment.name.as_str().to_owned();
    Ok(Ok(Metadata { schema: SCHEMA, environment, read: context.clock.now(), packages, roles }))
}

/// The words of this command.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Hent Altinns egne lister over pakker og roller, og vis hva som er endret", en: "Fetch Altinn's own lists of packages and roles, and say what has changed" }
        OFFLINE { nb: "Listene kunne ikke hentes: {reason}", en: "The lists could not be fetched: {reason}" }
        NO_ADDRESS { nb: "Miljøet {environment} har ingen adresse til tilgangsstyringen (nøkkelen access_management).", en: "The environment {environment} has no address for Access Management (the key access_management)." }
        EMPTY_ANSWER { nb: "svaret fra {environment} har verken pakker eller roller", en: "the answer from {environment} contains neither packages nor roles" }
        SAME { nb: "Altinns lister i {environment} er som de innebygde.", en: "Altinn's lists in {environment} are the same as the built-in ones." }
        KEPT { nb: "Lagret i {path}", en: "Saved in {path}" }
    }
}
