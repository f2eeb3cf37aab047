//! The way out of the roles of Altinn 2: what takes their place in a policy, and who gets in then.
//!
//! Access by registration is kept as far as it can be: where a package is not held by a register role that brought the ending
//! one, the rule names that role beside it. Who was given the ending role by somebody must be given the package anew; no
//! policy tells who that is. Nothing is guessed silently: each proposal has its grade
//! ([`Grade`](crate::catalog::roles::Grade)), and a rule that would be open to everybody is left as it is.

mod edit;
mod net;
mod options;
mod propose;
mod rule;

pub use net::{Access, NetEffect};
pub use options::{EndingRoles, MigrationOptions};
pub use rule::{RoleProposal, RuleMigration, RuleOutcome};

use super::PolicyFile;
use super::edits::edited;

/// A policy on its way out of the roles of Altinn 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// The resource, bare, when it is known.
    pub resource_id: Option<String>,
    /// The rules that name ending roles.
    pub rules: Vec<RuleMigration>,
    /// Who gets in by registration, before and after; only where somebody gets in at all.
    pub net: Vec<NetEffect>,
    /// The whole text afterwards; as it was when nothing changes.
    pub text: String,
}

impl Migration {
    /// Whether any role ends here.
    #[must_use]
    pub fn is_concerned(&self) -> bool {
        !self.rules.is_empty()
    }

    /// The gravest outcome of its rules; nothing where no role ends.
    #[must_use]
    pub fn outcome(&self) -> Option<RuleOutcome> {
        self.rules.iter().map(|rule| rule.outcome).max()
    }
}

/// Moves a policy out of the roles of Altinn 2.
#[must_use]
pub fn migrate(file: &PolicyFile, options: &MigrationOptions<'_>) -> Migration {
    let policy = file.policy();
    let service = propose::of_service(policy, options);
    let mut edits = Vec::new();
    let mut rules = Vec::new();
    for (number, rule) in policy.rules.iter().enumerate() {
        let Some(proposals) = propose::of_rule(rule, service, options.chosen) else { continue };
        let (outcome, of_rule) = edit::of_rule(file.text(), rule, &proposals, options.ending);
        edits.extend(of_rule);
        rules.push(RuleMigration {
            number: number + 1,
            id: rule.id.clone(),
            span: rule.span.clone(),
            roles: proposals,
            outcome,
        });
    }
    let text = edited(file.text(), edits).unwrap_or_else(|| file.text().to_owned());
    let text = if text == file.text() { text } else { edit::as_studio_writes(file, text) };
    let (resource_id, net) = net::effect(policy, &text, options.lint);
    Migration { resource_id, rules, net, text }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
