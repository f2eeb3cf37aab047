//! How a failure reads: its findings with codes, the chain of causes, the next command, and its exit code.

use super::exit::Exit;
use crate::catalog::codes::answers::{ANSWER_HANGS, ANSWER_MISSING};
use crate::engine::EngineFault;
use crate::finding::Finding;

/// Why a command ended before its work was done.
#[derive(Debug)]
pub struct Failure {
    /// How the program ends.
    pub exit: Exit,
    /// What is wrong: all of it.
    pub findings: Vec<Finding>,
    /// What lay below, for `-v`.
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Failure {
    /// Wrong usage, or missing answers.
    #[must_use]
    pub fn usage(finding: Finding) -> Self {
        Self { exit: Exit::Usage, findings: vec![finding], source: None }
    }

    /// A finding of error level is the result.
    #[must_use]
    pub fn findings(finding: Finding) -> Self {
        Self { exit: Exit::Findings, findings: vec![finding], source: None }
    }

    /// Something failed.
    #[must_use]
    pub fn failed(finding: Finding) -> Self {
        Self { exit: Exit::Failed, findings: vec![finding], source: None }
    }

    /// The same failure with its cause.
    #[must_use]
    pub fn caused_by(mut self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
    }
}

/// Whether a finding names an answer that nobody gave; the list of those says at its top how to give them.
#[must_use]
pub fn is_unanswered(finding: &Finding) -> bool {
    [&ANSWER_MISSING, &ANSWER_HANGS].contains(&finding.code)
}

impl From<EngineFault> for Failure {
    fn from(fault: EngineFault) -> Self {
        match fault {
            EngineFault::Answers(findings) => Self { exit: Exit::Usage, findings, source: None },
            EngineFault::Newer(finding) | EngineFault::Untrusted(finding) => Self::failed(*finding),
            EngineFault::Interrupted => Self { exit: Exit::Interrupted, findings: Vec::new(), source: None },
            EngineFault::Left => Self { exit: Exit::Left, findings: Vec::new(), source: None },
            EngineFault::Save(fault) => Self::failed(super::faults::save(&fault)).caused_by(fault),
            EngineFault::NotBegun(fault) => Self::failed(super::faults::not_begun(&fault)).caused_by(fault),
            EngineFault::File(fault) => Self::failed(fault.finding()).caused_by(fault),
            EngineFault::Terminal(error) => Self::failed(super::faults::terminal(&error)).caused_by(error),
        }
    }
}
