//! What becomes of one rule.

use crate::catalog::packages::Package;
use crate::catalog::roles::{Grade, Role};
use crate::policy::xacml::Span;

/// What takes the place of one ending role in one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleProposal {
    /// The role that ends.
    pub role: &'static Role,
    /// How sure the proposal is.
    pub grade: Grade,
    /// Packages that the rule comes to name.
    pub packages: Vec<&'static Package>,
    /// Packages that the rule names already, and that take the place of the role.
    pub present: Vec<&'static Package>,
    /// Packages to choose from, where several fit and nobody has chosen.
    pub others: Vec<&'static Package>,
    /// Roles of the registers that brought the ending one, and that none of the packages reaches.
    pub registers: Vec<&'static Role>,
    /// It must hold together with something else: only packages take its place.
    pub is_joint: bool,
}

/// What becomes of a rule, the gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleOutcome {
    /// All has its replacement already.
    Nothing,
    /// The replacements stand in the new text.
    Replaced,
    /// The same, and somebody who knows the service must look whether the package fits.
    Check,
    /// No package is known that fits: one must be chosen.
    Choose,
    /// It is left as it is: it cannot be edited, shuts out, or would be open to everybody.
    ByHand,
}

/// A rule that names ending roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleMigration {
    /// Its place in the file, from 1 on.
    pub number: usize,
    /// `RuleId`.
    pub id: String,
    /// Its place in the text as it was.
    pub span: Span,
    /// The roles that end, each with what takes its place.
    pub roles: Vec<RoleProposal>,
    /// What becomes of it.
    pub outcome: RuleOutcome,
}
