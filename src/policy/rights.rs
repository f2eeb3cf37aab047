//! The registry's list of rights of a policy: rules flattened, and put together by action and resource
//! (Altinn/altinn-resource-registry, `Helpers/PolicyHelper.cs`, 2026-08-10). Correspondence reads it at every message
//! it takes in, so what fails here fails there.

use std::collections::HashMap;

use md5::{Digest as _, Md5};

use super::collation;
use super::ids::{attribute, category, data_type};
use super::uri;
use super::xacml::{AllOf, AnyOf, Expression, Match, Policy, Rule};

/// Why the registry cannot list the rights.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unlistable {
    /// An `AnyOf` has matches of different categories.
    #[error("All matches in a all must have the same category ruleId {0}")]
    MixedCategories(String),
    /// An `AllOf` has two actions.
    #[error("Only one match is allowed in a allOf for action category")]
    TwoActions(String),
    /// A rule lacks subjects, actions or resources, or uses an `AttributeSelector`.
    #[error("Object reference not set to an instance of an object")]
    Missing(String),
}

impl Unlistable {
    /// The rule that is to blame.
    #[must_use]
    pub fn rule(&self) -> &str {
        match self {
            Self::MixedCategories(rule) | Self::TwoActions(rule) | Self::Missing(rule) => rule,
        }
    }
}

/// One action on one resource, and who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Right {
    /// The key that delegations refer to.
    pub key: String,
    /// What may be done, such as `read`.
    pub action: String,
    /// The resource, as URNs in order.
    pub resource: Vec<String>,
    /// Who: each entry is a list of URNs that must all hold.
    pub subjects: Vec<Vec<String>>,
}

/// The registry's view of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// How many combinations of subject, action and resource there are.
    pub flattened_rules: usize,
    /// The rights, in order of their first rule.
    pub rights: Vec<Right>,
}

/// Lists the rights.
///
/// # Errors
/// [`Unlistable`] for shapes that are accepted at upload and fail here.
pub fn listing(policy: &Policy) -> Result<Listing, Unlistable> {
    let mut listing = Listing { flattened_rules: 0, rights: Vec::new() };
    let mut known = HashMap::new();
    for rule in &policy.rules {
        let parts = RuleParts::of(rule)?;
        let missing = || Unlistable::Missing(rule.id.clone());
        let subjects = parts.subjects.ok_or_else(missing)?;
        let resources = parts.resources.ok_or_else(missing)?;
        let actions = parts.actions.ok_or_else(missing)?;
        for subject in &subjects.all_of {
            for action in &actions.all_of {
                for resource in &resources.all_of {
                    let [action] = action.matches.as_slice() else {
                        return Err(Unlistable::TwoActions(rule.id.clone()));
                    };
                    listing.flattened_rules += 1;
                    listing.add(&mut known, subject, resource, action);
                }
            }
        }
    }
    Ok(listing)
}

/// The level that the registry shows: the first whole number among the obligations, 0 without.
#[must_use]
pub fn minimum_level(policy: &Policy) -> i32 {
    levels(policy).next().map_or(0, |(_, level)| level)
}

/// The first whole number assigned in a category, such as that of the level for end users.
#[must_use]
pub fn level_in(policy: &Policy, wanted: &str) -> Option<i32> {
    levels(policy).find(|(category, _)| *category == Some(wanted)).map(|(_, level)| level)
}

/// The lowest level that stands there, for whomever: what Correspondence looks at for forwarding
/// (Altinn/altinn-correspondence, `Authorization/AltinnAuthorizationService.cs`, 2026-08-20).
#[must_use]
pub fn lowest_level(policy: &Policy) -> Option<i32> {
    levels(policy).map(|(_, level)| level).min()
}

/// Whole numbers among the obligations, with their categories.
fn levels(policy: &Policy) -> impl Iterator<Item = (Option<&str>, i32)> {
    let assignments = policy.obligations.iter().flat_map(|obligation| &obligation.assignments);
    assignments.filter_map(|assignment| match &assignment.value {
        Expression::Literal(literal) if literal.data_type == data_type::INTEGER => {
            Some((assignment.category.as_deref(), literal.text.trim().parse().ok()?))
        }
        _ => None,
    })
}

/// The last `AnyOf` of each category: earlier ones are forgotten.
#[derive(Default)]
struct RuleParts<'p> {
    subjects: Option<&'p AnyOf>,
    actions: Option<&'p AnyOf>,
    resources: Option<&'p AnyOf>,
}

impl<'p> RuleParts<'p> {
    fn of(rule: &'p Rule) -> Result<Self, Unlistable> {
        let mut parts = Self::default();
        for any_of in rule.any_of() {
            let mut found: Option<&str> = None;
            for one in any_of.matches() {
                let designator = one.designator().ok_or_else(|| Unlistable::Missing(rule.id.clone()))?;
                match found {
                    Some(category) if !uri::equal(category, &designator.category) => {
                        return Err(Unlistable::MixedCategories(rule.id.clone()));
                    }
                    _ => found = Some(&designator.category),
                }
            }
            match found {
                Some(category::SUBJECT) => parts.subjects = Some(any_of),
                Some(category::ACTION) => parts.actions = Some(any_of),
                Some(category::RESOURCE) => parts.resources = Some(any_of),
                _ => {}
            }
        }
        Ok(parts)
    }
}

impl Listing {
    /// Adds one combination; `known` is where each right stands, by key.
    fn add(&mut self, known: &mut HashMap<String, usize>, subject: &AllOf, resource: &AllOf, action: &Match) {
        let mut resources: Vec<(String, &str)> =
            resource.matches.iter().map(|one| (urn(one), one.value.text.as_str())).collect();
        resources.sort_by(|(left, _), (right, _)| collation::compare(left, right));
        let action = action.value.text.clone();
        let key = key(&action, &resources);
        let subject: Vec<String> = subject.matches.iter().map(urn).collect();
        match known.get(&key).and_then(|at| self.rights.get_mut(*at)) {
            Some(right) => right.subjects.push(subject),
            None => {
                known.insert(key.clone(), self.rights.len());
                let resource = resources.into_iter().map(|(urn, _)| urn).collect();
                self.rights.push(Right { key, action, resource, subjects: vec![subject] });
            }
        }
    }
}

fn urn(one: &Match) -> String {
    let id = one.designator().map_or("", |designator| designator.attribute_id.as_str());
    format!("{id}:{}", one.value.text)
}

/// Action and values, and a digest of action and URNs in UTF-16.
fn key(action: &str, resources: &[(String, &str)]) -> String {
    let joined =
        |parts: &mut dyn Iterator<Item = &str>| parts.fold(action.to_owned(), |text, part| format!("{text};{part}"));
    let long = joined(&mut resources.iter().map(|(urn, _)| urn.as_str()));
    let wide: Vec<u8> = long.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let digest: String = Md5::digest(&wide).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{};{}", joined(&mut resources.iter().map(|(_, value)| *value)), digest)
}

/// The package that nobody holds without being given it, one by one.
pub const EXPLICIT: &str = "eksplisitt";

/// Whether the rights can be listed, without listing them: each rule is looked at once.
///
/// # Errors
/// See [`listing`].
pub fn check(policy: &Policy) -> Result<(), Unlistable> {
    for rule in &policy.rules {
        let parts = RuleParts::of(rule)?;
        let (Some(_), Some(_), Some(actions)) = (parts.subjects, parts.resources, parts.actions) else {
            return Err(Unlistable::Missing(rule.id.clone()));
        };
        if actions.all_of.iter().any(|action| action.matches.len() != 1) {
            return Err(Unlistable::TwoActions(rule.id.clone()));
        }
    }
    Ok(())
}

/// Whether the resource is for confidential messages, as Correspondence reads it (Altinn/altinn-correspondence,
/// `Authorization/AltinnAuthorizationService.cs`, 2026-08-20).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidentiality {
    /// Every message must be confidential.
    Confidential,
    /// Only those who were given the service one by one.
    ExplicitlyDelegated,
    /// No message may be confidential.
    NotConfidential,
}

/// Reads the confidentiality from the rights. Case matters.
#[must_use]
pub fn confidentiality(listing: &Listing) -> Confidentiality {
    let has = |package: &str| {
        let urn = format!("{}:{package}", attribute::ACCESS_PACKAGE);
        listing.rights.iter().flat_map(|right| &right.subjects).flatten().any(|subject| *subject == urn)
    };
    if has(super::build::CONFIDENTIAL_POST) {
        Confidentiality::Confidential
    } else if has(EXPLICIT) {
        Confidentiality::ExplicitlyDelegated
    } else {
        Confidentiality::NotConfidential
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::build::{Choices, built};
    use crate::policy::model::EditorPolicy;
    use crate::policy::{parse, write::to_xml};

    fn read(model: &EditorPolicy) -> Policy {
        parse(&to_xml(model)).unwrap()
    }

    #[test]
    fn rights_are_put_together_by_action_and_resource() {
        let model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        let listing = listing(&read(&model)).unwrap();
        assert_eq!((listing.flattened_rules, listing.rights.len()), (9, 2));
        assert_eq!(listing.rights[0].subjects.len(), 8);
        assert_eq!(listing.rights[0].key, "read;ttd-melding;a077eed401f32bbcf63ac2e645c5cc72");
        assert_eq!(confidentiality(&listing), Confidentiality::NotConfidential);
        assert_eq!(minimum_level(&read(&model)), 3);
    }

    #[test]
    fn one_confidential_package_makes_the_resource_confidential() {
        let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        let package = "urn:altinn:accesspackage:post-til-virksomheten-med-taushetsbelagt-innhold";
        model.rules[1].access_packages.push(package.into());
        assert_eq!(confidentiality(&listing(&read(&model)).unwrap()), Confidentiality::Confidential);
    }

    #[test]
    fn a_rule_without_subjects_cannot_be_listed() {
        let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        model.rules[1].subject.clear();
        let error = listing(&read(&model)).unwrap_err();
        assert_eq!(error.rule(), "urn:altinn:resource:ttd-melding:ruleid:2");
        assert_eq!(check(&read(&model)), Err(error));
    }
}
