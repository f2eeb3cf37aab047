//! The subjects of a policy, each looked up in the catalogue once.

use std::collections::HashMap;

use crate::catalog::packages::Package;
use crate::catalog::roles::Role;
use crate::policy::ids::{attribute, category};
use crate::policy::naming::KnownSubject;
use crate::policy::xacml::{Designator, Match, Policy};

/// One condition on who asks, in one alternative of a rule.
#[derive(Clone, Copy)]
pub struct RuleSubject<'c> {
    /// The match.
    pub one: &'c Match,
    /// Its designator.
    pub of: &'c Designator,
    /// The role that it names, when the catalogue knows it.
    pub role: Option<&'static Role>,
    /// The access package that it names, when the catalogue knows it.
    pub package: Option<&'static Package>,
}

impl<'c> RuleSubject<'c> {
    /// The value, as it stands.
    pub fn value(&self) -> &'c str {
        &self.one.value.text
    }

    /// Whether the attribute is this one.
    pub fn is(&self, attribute_id: &str) -> bool {
        self.of.attribute_id == attribute_id
    }

    /// Whether the attribute is one of roles.
    pub fn is_role(&self) -> bool {
        attribute::is_role(&self.of.attribute_id)
    }
}

/// The subjects, rule by rule.
pub fn of(policy: &Policy) -> Vec<Vec<RuleSubject<'_>>> {
    let mut known: HashMap<(&str, &str), KnownSubject> = HashMap::new();
    let mut all = Vec::with_capacity(policy.rules.len());
    for rule in &policy.rules {
        let subjects = rule.matches_in(category::SUBJECT);
        all.push(Vec::from_iter(subjects.map(|(one, of)| {
            let key = (of.attribute_id.as_str(), one.value.text.as_str());
            let known = *known.entry(key).or_insert_with(|| KnownSubject::of(key.0, key.1));
            RuleSubject { one, of, role: known.role(), package: known.package() }
        })));
    }
    all
}
