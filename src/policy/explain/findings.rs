//! What is wrong with a policy that is being explained.

use super::explanation::Explanation;
use super::reach::Recipient;
use crate::catalog::codes::policies::{EXPLAIN_NOBODY, EXPLAIN_UNLISTABLE};
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
        let finding = Finding::new(&EXPLAIN_UNLISTABLE, subject);
        let finding = match self.kind {
            Some(PolicyKind::Correspondence) => finding.saying(text::UNLISTABLE_CORRESPONDENCE),
            Some(PolicyKind::App) => finding.severity(Severity::Warning),
            _ => finding,
        };
        Some(finding.with("rule", error.rule()).with("reason", error.to_string()))
    }

    fn nobody_reads(&self, subject: &str) -> Option<Finding> {
        if !self.is_ordinary_mail() || self.reach.iter().any(|(_, roles)| !roles.is_empty()) {
            return None;
        }
        let finding = Finding::new(&EXPLAIN_NOBODY, subject);
        let finding = match self.only {
            Some(recipient) => finding.with("who", recipient.name()),
            None => finding.saying(text::NOBODY_READS_AT_ALL),
        };
        Some(match (self.only, self.consequences.limited) {
            (Some(Recipient::Person), Some(true)) => finding.next(text::NOBODY_READS_LIMITED),
            (Some(Recipient::Person), _) => finding.next(text::NOBODY_READS_PERSON),
            _ => finding,
        })
    }
}
