//! What the rules found in definitions of resources.

pub mod human;
pub mod json;
pub mod sarif;

use super::lint::Tally;
use crate::catalog::resource_rules::Broken;
use crate::finding::{Finding, Severity};

/// A definition that was looked at.
#[derive(Clone, Debug)]
pub struct LintedResource {
    /// Its file, or where it is published, as it was named.
    pub name: String,
    /// What breaks a rule; or why it could not be read.
    pub found: Result<Vec<Broken>, Finding>,
}

impl LintedResource {
    /// What was found, counted.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let Ok(found) = &self.found else { return Tally { unread: 1, ..Tally::default() } };
        let count = |severity| found.iter().filter(|broken| broken.finding.severity == severity).count();
        Tally {
            files: 1,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            ..Tally::default()
        }
    }
}
