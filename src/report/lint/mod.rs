//! What was found in policy files.

mod excerpt;
pub mod human;
pub mod json;
pub mod sarif;
mod snippet;

use crate::finding::Severity;
use crate::policy::lint::Found;
use crate::policy::lint::examine::Examination;

/// A policy file that was looked at.
#[derive(Clone, Debug)]
pub struct LintedFile<'f> {
    /// Its name, as it is shown.
    pub name: &'f str,
    /// Everything that was asked of it.
    pub examined: &'f Examination<'f>,
    /// For each finding the team's reason for silencing it, where there is one.
    pub silenced: Vec<Option<&'f str>>,
}

impl<'f> LintedFile<'f> {
    /// The findings that nobody has silenced.
    pub fn shown(&self) -> impl Iterator<Item = &'f Found> {
        self.all().filter(|(_, silence)| silence.is_none()).map(|(found, _)| found)
    }

    /// All findings, each with the reason for which it is silenced.
    pub fn all(&self) -> impl Iterator<Item = (&'f Found, Option<&'f str>)> {
        self.examined.findings.iter().zip(self.silenced.iter().copied())
    }
}

/// Findings, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files that were read.
    pub files: usize,
    /// Files that could not be read.
    pub unread: usize,
    /// Findings because of which the policy is refused, or cannot work.
    pub errors: usize,
    /// Findings of what works, and is likely wrong.
    pub warnings: usize,
    /// Findings that are only good to know.
    pub notes: usize,
    /// Findings that were silenced.
    pub silenced: usize,
}

impl Tally {
    /// What was found in a file.
    #[must_use]
    pub fn of(file: &LintedFile<'_>) -> Self {
        let count = |severity| file.shown().filter(|found| found.severity() == severity).count();
        Self {
            files: 1,
            unread: 0,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            silenced: file.silenced.iter().flatten().count(),
        }
    }

    /// The sum of two.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            files: self.files + other.files,
            unread: self.unread + other.unread,
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            notes: self.notes + other.notes,
            silenced: self.silenced + other.silenced,
        }
    }
}
