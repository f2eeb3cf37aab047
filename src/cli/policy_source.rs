//! Where a policy comes from: a file, stdin, or what is published (`ENV:RESOURCE-ID`).

use clap::ArgMatches;

use super::context::Context;
use super::failure::Failure;
use super::published::{PublishedId, published};
use super::{environment, runtime};
use crate::api::{Api, resource_registry};
use crate::catalog::codes::{command_line, policies};
use crate::domain::{Environment, PolicyKind};
use crate::finding::Finding;
use crate::policy::lint::{self, Found};
use crate::policy::read::{self, ParseRefusal};
use crate::policy::registry::OTHER_RESOURCE;
use crate::policy::{PolicyFile, RefusedFile};
use crate::world::files::{FileFault, FileFaultKind};
use crate::world::http::Http;

/// Longer than any policy: what the readers take.
pub const LARGEST: u64 = read::LARGEST as u64;

/// The name of stdin.
pub const INPUT: &str = "-";

/// The bytes of a file, or of stdin for `-`.
///
/// # Errors
/// It cannot be read, or is larger than any policy.
pub fn bytes(context: &Context, name: &str) -> Result<Vec<u8>, Failure> {
    let read = if name == INPUT {
        context.files.read_input(LARGEST)
    } else {
        context.files.read(&context.process.folder.join(name), LARGEST)
    };
    let bytes = read.map_err(|fault| Failure::failed(finding(name, &fault)).caused_by(fault))?;
    // A file that is ASCII throughout is the same in all of them.
    let other = if read::is_utf16(&bytes) {
        Some("UTF-16")
    } else {
        (read::is_latin_1(&bytes) && !bytes.is_ascii()).then_some("ISO-8859-1")
    };
    if let Some(encoding) = other {
        context.print(words::OTHER_ENCODING.with("file", name).with("encoding", encoding));
    }
    Ok(bytes)
}

/// Refuses to read stdin for more than one file.
///
/// # Errors
/// It is named more than once.
pub fn input_once<'n>(names: impl IntoIterator<Item = &'n str>) -> Result<(), Failure> {
    match names.into_iter().filter(|name| *name == INPUT).count() {
        0 | 1 => Ok(()),
        _ => Err(Failure::usage(Finding::new(&command_line::INPUT_TWICE, INPUT))),
    }
}

/// A file that is too large may be read by the platform: the limit is ours.
fn finding(name: &str, fault: &FileFault) -> Finding {
    if fault.kind != FileFaultKind::TooLarge {
        return fault.finding();
    }
    let size = format!("> {} MiB", LARGEST >> 20);
    lint::over_limit(&size).finding(name)
}

/// The bytes of two policies, each a file, stdin, or published.
///
/// # Errors
/// One cannot be had.
pub fn both(context: &Context, matches: &ArgMatches, before: &str, after: &str) -> Result<(Vec<u8>, Vec<u8>), Failure> {
    let described = environment::described(context, matches)?;
    let one = |name: &str| match published(name, &described)? {
        // A file that has such a name is meant.
        Some(published) if !context.files.exists(&context.process.folder.join(name)) => {
            fetch(context, matches, &published, &described)
        }
        _ => bytes(context, name),
    };
    Ok((one(before)?, one(after)?))
}

/// Fetches a published policy; nobody needs to be logged in for that.
///
/// # Errors
/// There is none, or the registry does not answer as it should.
pub fn fetch(
    context: &Context,
    matches: &ArgMatches,
    published: &PublishedId,
    described: &[Environment],
) -> Result<Vec<u8>, Failure> {
    let PublishedId { environment: name, id } = published;
    runtime::block_on(async {
        let ready = environment::ready(context, matches, name, described).await?;
        let http = Http::new(context.calls()?);
        let found = resource_registry::policy_of(Api { http: &http, environment: &ready.environment }, id).await;
        ready.end().await;
        found.map_err(|fault| Failure::failed(fault.finding()))?.ok_or_else(|| {
            let finding = Finding::new(&policies::POLICY_NOT_PUBLISHED, id.as_str());
            Failure::failed(finding.with("id", id.as_str()).with("environment", name.as_str()))
        })
    })
}

/// Reads a policy as the platform does.
///
/// # Errors
/// The platform refuses it; the finding is that of the linter, with line and column.
pub fn parsed(name: &str, bytes: Vec<u8>) -> Result<PolicyFile, Failure> {
    read_as(name, bytes).map_err(|(_, finding)| Failure::failed(finding))
}

/// The same for those to whom a refusal is an answer: what the platform says, and the finding.
///
/// # Errors
/// The platform refuses it.
pub fn read_as(name: &str, bytes: Vec<u8>) -> Result<PolicyFile, (ParseRefusal, Finding)> {
    PolicyFile::read(bytes).map_err(|refused| {
        let RefusedFile { text: source, refusal, .. } = refused;
        let found = lint::refused(&source, &refusal);
        let finding = located(&found, name, &source);
        (refusal, finding)
    })
}

/// What the registry answers to a policy that is about several resources, and the finding that says so.
#[must_use]
pub fn several_resources(file: &PolicyFile, name: &str, kind: Option<PolicyKind>) -> Option<(String, Finding)> {
    // The file of an app is deployed with it, and never uploaded.
    let found = lint::several_resources(file.policy()).filter(|_| kind != Some(PolicyKind::App))?;
    Some((OTHER_RESOURCE.to_owned(), located(&found, name, file.text())))
}

/// What a rule found, with line and column behind the file's name where it has a place in the decoded `text`.
#[must_use]
pub fn located(found: &Found, name: &str, text: &str) -> Finding {
    let place = found.span.as_ref().map(|span| lint::line_and_column(text, span));
    found.finding(place.map_or_else(|| name.to_owned(), |(line, column)| format!("{name}:{line}:{column}")))
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        OTHER_ENCODING { nb: "{file} er i {encoding} og er lest som det. Altinn Studio skriver UTF-8.", en: "{file} is in {encoding} and was read as such. Altinn Studio writes UTF-8." }
    }
}
