//! The public part of a key, as others take it: a JWK (RFC 7517).

use crate::domain::PublicJwk;

/// Renders the public part.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(public: &PublicJwk) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(public)
}
