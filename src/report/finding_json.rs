//! What findings have in common in every JSON document.

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good to know.
    Note,
    /// Works, but is likely wrong.
    Warning,
    /// Cannot work, or is refused.
    Error,
}

impl From<finding::Severity> for Severity {
    fn from(severity: finding::Severity) -> Self {
        match severity {
            finding::Severity::Note => Self::Note,
            finding::Severity::Warning => Self::Warning,
            finding::Severity::Error => Self::Error,
        }
    }
}
