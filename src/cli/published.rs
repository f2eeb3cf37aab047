//! What is published, named where a file could be: `ENV:RESOURCE-ID`.

use super::failure::Failure;
use super::faults;
use crate::catalog::codes::command_line;
use crate::catalog::environments;
use crate::domain::{Environment, EnvironmentName};
use crate::finding::Finding;
use crate::text::faults as text;

/// Of what is read instead of a file: `ENV:RESOURCE-ID`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedId {
    /// Where.
    pub environment: EnvironmentName,
    /// Of which resource: the bare id. Resources of apps, and of others, count too.
    pub id: String,
}

/// Reads `ENV:RESOURCE-ID`; `None` when what stands before the colon is no environment.
///
/// # Errors
/// What stands behind it is no resource id.
pub fn published(word: &str, described: &[Environment]) -> Result<Option<PublishedId>, Failure> {
    let Some((name, id)) = word.split_once(':') else { return Ok(None) };
    let name = environments::spelt_out(name);
    let own = || described.iter().any(|environment| environment.name.as_str() == name);
    if !(environments::BUILT_IN.contains(&name) || name == environments::SANDBOX || own()) {
        return Ok(None);
    }
    let environment = EnvironmentName::parse(name)
        .map_err(|_| Failure::usage(faults::environment_unknown(name, &environments::BUILT_IN.join(", "))))?;
    Ok(Some(PublishedId { environment, id: resource_id(id)? }))
}

/// The bare id of any resource that may be read; a URN is understood.
///
/// # Errors
/// It is none.
pub fn resource_id(text: &str) -> Result<String, Failure> {
    let id = text.trim().trim_start_matches("urn:altinn:resource:");
    if id.len() >= 4 && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')) {
        return Ok(id.to_owned());
    }
    Err(Failure::usage(Finding::new(&command_line::RESOURCE_ID, text).saying(text::NOT_AN_ID.with("found", text))))
}
