//! Where the definition of a resource comes from: a file, stdin, or what is published (`ENV:RESOURCE-ID`).

use clap::ArgMatches;
use serde_json::Value;

use super::context::Context;
use super::failure::Failure;
use super::policy_source::INPUT;
use super::published::{PublishedId, published};
use super::{environment, runtime};
use crate::api::{Api, resource_registry};
use crate::catalog::codes::command_line::RESOURCE_NOT_FOUND;
use crate::catalog::codes::policies::RESOURCE_FILE;
use crate::domain::Environment;
use crate::finding::Finding;
use crate::policy::lint;
use crate::world::http::Http;

/// Longer than the definition of any resource.
const LARGEST: u64 = 4 << 20;

/// The published resource that a word names. A file that has such a name is meant.
///
/// # Errors
/// It names an environment, and what stands behind it is no resource id.
pub fn meant(context: &Context, word: &str, described: &[Environment]) -> Result<Option<PublishedId>, Failure> {
    let is_file = || context.files.exists(&context.process.folder.join(word));
    Ok(published(word, described)?.filter(|_| !is_file()))
}

/// The definition of a resource in a file, on stdin or as published.
///
/// # Errors
/// It cannot be had, or is none.
pub fn definition(
    context: &Context,
    matches: &ArgMatches,
    name: &str,
    described: &[Environment],
) -> Result<Value, Failure> {
    match meant(context, name, described)? {
        Some(published) => fetch(context, matches, &published, described),
        None => of_file(context, name),
    }
}

/// The definition in a file, or on stdin for `-`.
///
/// # Errors
/// It cannot be read, or is none.
pub fn of_file(context: &Context, name: &str) -> Result<Value, Failure> {
    let read = if name == INPUT {
        context.files.read_input(LARGEST)
    } else {
        context.files.read(&context.process.folder.join(name), LARGEST)
    };
    let bytes = read.map_err(|fault| Failure::failed(fault.finding()).caused_by(fault))?;
    lint::definition(&bytes).map_err(|message| Failure::failed(Finding::new(&RESOURCE_FILE, name).saying(message)))
}

/// Fetches a published definition; nobody needs to be logged in for that.
///
/// # Errors
/// There is none, or the registry does not answer as it should.
fn fetch(
    context: &Context,
    matches: &ArgMatches,
    published: &PublishedId,
    described: &[Environment],
) -> Result<Value, Failure> {
    let PublishedId { environment: name, id } = published;
    runtime::block_on(async {
        let ready = environment::ready(context, matches, name, described).await?;
        let http = Http::new(context.calls()?);
        let read = resource_registry::read_any(Api { http: &http, environment: &ready.environment }, id).await;
        ready.end().await;
        read.map_err(|fault| Failure::failed(fault.finding()))?.ok_or_else(|| {
            let finding = Finding::new(&RESOURCE_NOT_FOUND, id.as_str());
            Failure::failed(finding.with("id", id.as_str()).with("environment", name.as_str()))
        })
    })
}
