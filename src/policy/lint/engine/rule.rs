//! A rule, as the registry holds it.

use super::fix::Fixer;
use super::unreadable::UnreadablePolicy;
use super::{Found, LintContext};
use crate::finding::Code;

/// A rule: its row in the registry of codes, what looks for it, and what fixes it.
pub struct LintRule {
    /// What it finds, why that matters and what helps.
    pub code: &'static Code,
    /// Looks for it.
    pub check: RuleCheck,
    /// Fixes it, where that is safe.
    pub fixer: Option<Fixer>,
    /// The platform refuses a file for it: silenced, it would be refused all the same.
    pub is_refused: bool,
}

/// What a rule looks at.
pub enum RuleCheck {
    /// A policy that the platform's parser accepts.
    Policy(fn(&LintContext<'_>, &mut Vec<Found>)),
    /// The parser's refusal. Every refusal has one finding: of the last rule, by code, that knows it.
    Refusal(fn(&UnreadablePolicy<'_>) -> Option<Found>),
    /// The bytes of a file, whether the parser accepts it or not.
    Bytes(fn(&[u8]) -> Option<Found>),
}

impl LintRule {
    /// A rule without anything to fix.
    pub const fn new(code: &'static Code, check: RuleCheck) -> Self {
        Self { code, check, fixer: None, is_refused: false }
    }

    /// With what fixes it.
    pub const fn fixed_by(mut self, fixer: Fixer) -> Self {
        self.fixer = Some(fixer);
        self
    }

    /// One that the platform refuses a file for.
    pub const fn refused(mut self) -> Self {
        self.is_refused = true;
        self
    }
}
