//! What `resource show` says to other programs: the registry's own form, everything that it sent.

use serde_json::Value;

/// Renders the resource as the registry sent it.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(resource: &Value) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(resource)
}
