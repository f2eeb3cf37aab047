//! What `token` says to other programs. Frozen: schema 1. The report of `token --proof` is read by this program again and
//! stands in the record: [`crate::record::values::SupplierProof`].

use schemars::JsonSchema;
use serde::Serialize;

use crate::record::values::{SupplierProof, TokenProof};

/// What `token --format json` prints: what the token says, and never the token.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// Who issued it.
    issuer: &'a str,
    /// Its scopes.
    scopes: Vec<&'a str>,
    /// The number of the organisation that it acts for.
    consumer: String,
    /// The organisation's code, when the token says it.
    org: Option<String>,
    /// Exchanged at Altinn, or straight from Maskinporten.
    exchanged: bool,
    /// How long it lives, in seconds.
    lifetime: i64,
}

/// Renders what a token says.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(proof: &TokenProof) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Document {
        schema: 1,
        issuer: &proof.issuer,
        scopes: proof.scopes.iter().map(crate::domain::Scope::as_str).collect(),
        consumer: proof.consumer.to_string(),
        org: proof.org.as_ref().map(ToString::to_string),
        exchanged: proof.exchanged,
        lifetime: proof.lifetime,
    })
}

/// Renders the report that a supplier sends to the organisation.
///
/// # Errors
/// As [`render`].
pub fn supplier_report(proof: &SupplierProof) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(proof)
}
