//! The subjects of a policy, each looked up in the catalogue once.

use std::collections::HashMap;

use super::walk;
use crate::catalog::packages::{self, Package};
use crate::catalog::roles::{self, Role};
use crate::policy::ids::{attribute, category};
use crate::policy::xacml::{Designator, Match, Policy};

/// A subject of a rule.
#[derive(Clone, Copy)]
pub(super) struct Who<'c> {
    /// The match.
    pub(super) one: &'c Match,
    /// Its designator.
    pub(super) of: &'c Designator,
    /// The role that it names, when the catalogue knows it.
    pub(super) role: Option<&'static Role>,
    /// The access package that it names, when the catalogue knows it.
    pub(super) package: Option<&'static Package>,
}

impl<'c> Who<'c> {
    /// The value, as it stands.
    pub(super) fn value(&self) -> &'c str {
        &self.one.value.text
    }

    /// Whether the attribute is this one.
    pub(super) fn is(&self, attribute_id: &str) -> bool {
        self.of.attribute_id == attribute_id
    }

    /// Whether the attribute is one of roles.
    pub(super) fn is_role(&self) -> bool {
        [attribute::ROLE_CODE, attribute::ROLE_CCR, attribute::ROLE_CRA, attribute::ROLE]
            .contains(&self.of.attribute_id.as_str())
    }
}

/// The subjects, rule by rule.
pub(super) fn of(policy: &Policy) -> Vec<Vec<Who<'_>>> {
    let mut known: HashMap<(&str, &str), (Option<&'static Role>, Option<&'static Package>)> = HashMap::new();
    let mut all = Vec::with_capacity(policy.rules.len());
    for rule in &policy.rules {
        let subjects = walk::of_category(rule, category::SUBJECT);
        all.push(Vec::from_iter(subjects.map(|(one, of)| {
            let key = (of.attribute_id.as_str(), one.value.text.as_str());
            let (role, package) = *known.entry(key).or_insert_with(|| look_up(key.0, key.1));
            Who { one, of, role, package }
        })));
    }
    all
}

fn look_up(id: &str, value: &str) -> (Option<&'static Role>, Option<&'static Package>) {
    if id == attribute::ACCESS_PACKAGE {
        (None, packages::by_id(&value.to_lowercase()))
    } else {
        (roles::by_attribute(id, value), None)
    }
}
