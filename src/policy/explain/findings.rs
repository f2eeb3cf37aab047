//! What is wrong with a policy that is being explained.

use super::explanation::Explanation;
use super::reach::Recipient;
use crate::domain::PolicyKind;
use crate::finding::{Finding, Severity};
use crate::text::explain as text;

impl Explanation {
    /// What is wrong, as findings about `subject`, the file.
    #[must_use]
    pub fn findings(&self, subject: &str) -> Vec<Finding> {
        self.unlistable(subject).into_iter().chain(self.nobody_reads(subject)).collect()
    }

    /// The registry lists no rights. An app does without.
    fn unlistable(&self, subject: &str) -> Option<Finding> {
        let error = self.listing.as_ref().err()?;
        let (phrase, severity) = match self.kind {
            Some(PolicyKind::Correspondence) => (text::UNLISTABLE_CORRESPONDENCE, Severity::Error),
            Some(PolicyKind::App) => (text::UNLISTABLE, Severity::Warning),
            _ => (text::UNLISTABLE, Severity::Error),
        };
        let message = phrase.with("rule", error.rule()).with("reason", error.to_string());
        Some(Finding::error("EXPLAIN-UNLISTABLE", subject, message).severity(severity))
    }

    fn nobody_reads(&self, subject: &str) -> Option<Finding> {
        if !self.is_ordinary_mail() || self.reach.iter().any(|(_, roles)| !roles.is_empty()) {
            return None;
        }
        let message = match self.only {
            Some(recipient) => text::NOBODY_READS.with("who", recipient.name()),
            None => text::NOBODY_READS_AT_ALL.into(),
        };
        let next = match (self.only, self.consequences.limited) {
            (Some(Recipient::Person), Some(true)) => text::NOBODY_READS_LIMITED,
            (Some(Recipient::Person), _) => text::NOBODY_READS_PERSON,
            _ => text::NOBODY_READS_NEXT,
        };
        Some(Finding::error("EXPLAIN-NOBODY", subject, message).next(next))
    }
}
