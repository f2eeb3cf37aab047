//! Whether a state loads, what it holds, and what is odd in it.

pub mod human;
pub mod json;

use crate::finding::{Finding, Severity};

/// What a state says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct StateSummary {
    /// The schema of the file; nothing where it does not load.
    pub schema: Option<u64>,
    /// The version that gave it its schema.
    pub tool: Option<String>,
    /// What is begun in rehearsals: environment and service.
    pub rehearsal: Vec<(String, String)>,
    /// What is begun for real.
    pub real: Vec<(String, String)>,
    /// How many facts are known now.
    pub facts: usize,
    /// What is odd, or why it does not load.
    pub findings: Vec<Finding>,
}

impl StateSummary {
    /// A state that does not load.
    #[must_use]
    pub fn broken(finding: Finding) -> Self {
        let findings = vec![finding];
        Self { schema: None, tool: None, rehearsal: Vec::new(), real: Vec::new(), facts: 0, findings }
    }

    /// Whether anything is as bad as this, or worse.
    #[must_use]
    pub fn has(&self, severity: Severity) -> bool {
        self.findings.iter().any(|finding| finding.severity >= severity)
    }
}
