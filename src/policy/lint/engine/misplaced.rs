//! Whether the value of a subject attribute is one of another attribute: a role where a service owner belongs.

use super::{LintContext, RuleSubject};
use crate::catalog::packages::{self, Package};
use crate::catalog::roles::{self, Role};
use crate::domain::{OrgCode, OrgNumber};
use crate::policy::ids::attribute;

/// What a value that stands at the wrong attribute is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misplaced {
    /// The code of a role.
    Role(&'static Role),
    /// The id of an access package.
    Package(&'static Package),
    /// A number, and the organisation whose it is.
    Number(Option<OrgNumber>),
}

impl Misplaced {
    /// What it is, where the attribute takes a code and has no such value. Only what is known elsewhere is told: a code
    /// that nothing knows may be a new one.
    pub fn of(context: &LintContext<'_>, who: &RuleSubject<'_>) -> Option<Self> {
        let (id, value) = (who.of.attribute_id.as_str(), who.value().trim().to_lowercase());
        let is_org = id == attribute::ORG;
        let takes_codes = is_org || id == attribute::ACCESS_PACKAGE || attribute::is_role(id);
        let is_known = who.role.is_some()
            || who.package.is_some()
            || context.options.is_new(id, who.value())
            || (is_org && context.options.owner.as_ref().is_some_and(|owner| owner.eq_ignore_ascii_case(&value)));
        if !takes_codes || is_known {
            return None;
        }
        if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self::Number(OrgNumber::parse(&value).ok()));
        }
        // Another code of a role, at another attribute of roles, is a role all the same.
        let role = roles::by_code(&value).filter(|_| !attribute::is_role(id)).map(Self::Role);
        let package = packages::by_id(&value).filter(|_| id != attribute::ACCESS_PACKAGE).map(Self::Package);
        if !is_org {
            return role.or(package);
        }
        // Some service owners have the name of a package for a code; none has that of a role that policies name.
        let role = role.filter(|role| matches!(role, Self::Role(role) if role.in_policies || role.is_ending()));
        role.or_else(|| package.filter(|_| OrgCode::parse(&value).is_err()))
    }

    /// The attribute and the value that were meant.
    pub fn meant(self) -> Option<String> {
        match self {
            Self::Role(role) => Some(role.urn()),
            Self::Package(package) => Some(package.urn()),
            Self::Number(number) => Some(number?.urn()),
        }
    }
}
