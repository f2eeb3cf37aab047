//! What was typed, read from clap's matches: a command that does not have an option has no value of it.

use std::time::Duration;

use clap::ArgMatches;

use super::failure::Failure;
use crate::catalog::codes::command_line::ORG_CODE;
use crate::domain::OrgCode;
use crate::finding::Finding;

/// The flag of what only looks: nothing is asked.
pub const LOOKS: &str = "looks";

/// An option's text, where the command has it.
#[must_use]
pub fn text<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a str> {
    matches.try_get_one::<String>(name).ok().flatten().map(String::as_str)
}

/// The texts of an option that may be repeated, where the command has it.
pub fn many<'a>(matches: &'a ArgMatches, name: &str) -> impl Iterator<Item = &'a str> {
    matches.try_get_many::<String>(name).ok().flatten().into_iter().flatten().map(String::as_str)
}

/// Whether a flag is set, where the command has it.
#[must_use]
pub fn flag(matches: &ArgMatches, name: &str) -> bool {
    matches.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false)
}

/// The organisation code that `--org` gives.
///
/// # Errors
/// It is none.
pub fn org_code(matches: &ArgMatches) -> Result<Option<OrgCode>, Failure> {
    let Some(found) = text(matches, "org") else { return Ok(None) };
    let wrong = |_| Failure::usage(Finding::new(&ORG_CODE, "--org").with("found", found));
    OrgCode::parse(found).map(Some).map_err(wrong)
}

/// A duration, such as `90s` or `5m`.
#[must_use]
pub fn duration(text: &str) -> Option<Duration> {
    let span: jiff::SignedDuration = text.parse().ok()?;
    Duration::try_from(span).ok()
}
