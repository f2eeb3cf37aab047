//! What findings have in common in every JSON document.

use super::frozen::frozen;
use crate::finding;

frozen! {
    /// How much a finding matters.
    Severity of finding::Severity {
        /// Good to know.
        "note" Note = finding::Severity::Note,
        /// Works, but is likely wrong.
        "warning" Warning = finding::Severity::Warning,
        /// Cannot work, or is refused.
        "error" Error = finding::Severity::Error,
    }
}
