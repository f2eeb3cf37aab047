//! What a rule is.

use super::definition::Definition;
use crate::finding::{Code, Finding};

/// Whose rule it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleOf {
    /// The registry refuses what breaks it.
    Registry,
    /// Altinn Studio wants it, or writes it otherwise.
    Studio,
    /// What the services that use resources need.
    Product,
}

/// A rule.
pub struct ResourceRule {
    /// What it finds.
    pub code: &'static Code,
    /// Whose it is.
    pub of: RuleOf,
    /// Looks for it. The subject of a finding is the field.
    pub(super) check: fn(&Definition<'_>, &'static Code) -> Vec<Finding>,
}

impl ResourceRule {
    pub(super) const fn new(
        code: &'static Code,
        of: RuleOf,
        check: fn(&Definition<'_>, &'static Code) -> Vec<Finding>,
    ) -> Self {
        Self { code, of, check }
    }
}
