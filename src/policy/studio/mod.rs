//! What the editor in Studio makes of a policy, and what its back end says of it (Altinn/altinn-studio,
//! `PolicyAdmin/PolicyConverter.cs`, 2026-08-22; Altinn/altinn-studio, `Controllers/PolicyController.cs`, 2026-08-22).
//!
//! Studio opens any policy that parses and keeps only what its editor can show; the rest is lost at the next save.

mod loss;
mod losses;

pub use loss::{AccessChange, Loss, What};
pub use losses::{losses, summary};

use super::ids::{attribute, category};
use super::model::{EditorPolicy, EditorRule};
use super::uri;
use super::xacml::{AllOf, Expression, Policy};

/// Studio fails instead of opening the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnreadableModel {
    /// A match has an `AttributeSelector`.
    #[error("a match uses AttributeSelector")]
    Selector,
    /// An assignment of an obligation has no `Category`.
    #[error("an obligation's assignment has no Category")]
    NoCategory,
}

/// Reads the policy as the editor does.
///
/// # Errors
/// [`UnreadableModel`] for the two shapes that Studio's back end fails on.
pub fn to_model(policy: &Policy) -> Result<EditorPolicy, UnreadableModel> {
    let mut model = EditorPolicy { version: Some(policy.version.clone()), ..EditorPolicy::default() };
    for rule in &policy.rules {
        let mut editor =
            EditorRule { rule_id: rule.id.clone(), description: rule.description.clone(), ..EditorRule::default() };
        for all_of in rule.all_of() {
            let subjects = matches(all_of, category::SUBJECT)?.into_iter().map(|(id, value)| format!("{id}:{value}"));
            let (packages, others): (Vec<_>, Vec<_>) =
                subjects.partition(|urn| urn.starts_with(attribute::ACCESS_PACKAGE));
            editor.subject.extend(others);
            editor.access_packages.extend(packages);
            editor.actions.extend(matches(all_of, category::ACTION)?.into_iter().map(|(_, value)| value.to_owned()));
            let resource = matches(all_of, category::RESOURCE)?;
            if !resource.is_empty() {
                editor.resources.push(resource.into_iter().map(|(id, value)| format!("{id}:{value}")).collect());
            }
        }
        model.rules.push(editor);
    }
    for assignment in policy.obligations.iter().flat_map(|obligation| &obligation.assignments) {
        let assigned = assignment.category.as_deref().ok_or(UnreadableModel::NoCategory)?;
        let Expression::Literal(level) = &assignment.value else { continue };
        if assigned == category::LEVEL_END_USER {
            model.required_authentication_level_end_user = Some(level.text.clone());
        } else if assigned == category::LEVEL_ORGANISATION {
            model.required_authentication_level_org = Some(level.text.clone());
        }
    }
    Ok(model)
}

/// A code of Studio's back-end validation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemCode {
    /// The policy has no rules.
    NoRules,
    /// The rule names nobody.
    MissingSubject,
    /// The rule names no action.
    MissingAction,
    /// The rule names no resource.
    MissingResource,
}

impl ProblemCode {
    /// The code as Studio writes it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoRules => "policyerror.norules",
            Self::MissingSubject => "policyerror.missingsubject",
            Self::MissingAction => "policyerror.missingaction",
            Self::MissingResource => "policyerror.missingresource",
        }
    }
}

/// The key of what Studio's back-end validation finds wrong, and the code that stands under it.
pub type Problem = (String, ProblemCode);

/// What Studio's validation says of a policy in the editor.
#[must_use]
pub fn validate(policy: &EditorPolicy) -> Vec<Problem> {
    if policy.rules.is_empty() {
        return vec![("policy.rules".into(), ProblemCode::NoRules)];
    }
    let mut problems = Vec::new();
    for (index, rule) in policy.rules.iter().enumerate() {
        let checks = [
            (rule.subject.is_empty() && rule.access_packages.is_empty(), ProblemCode::MissingSubject),
            (rule.actions.is_empty(), ProblemCode::MissingAction),
            (rule.resources.is_empty(), ProblemCode::MissingResource),
        ];
        let found = checks.into_iter().filter(|(missing, _)| *missing);
        problems.extend(found.map(|(_, code)| (format!("policy.rules[{index}]"), code)));
    }
    problems
}

/// Attribute id and value of the matches of a category.
fn matches<'p>(all_of: &'p AllOf, category: &str) -> Result<Vec<(&'p str, &'p str)>, UnreadableModel> {
    let mut found = Vec::new();
    for one in &all_of.matches {
        let designator = one.designator().ok_or(UnreadableModel::Selector)?;
        if uri::equal(&designator.category, category) {
            found.push((designator.attribute_id.as_str(), one.value.text.as_str()));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::build::{Choices, built};
    use crate::policy::{parse, write::to_xml};

    #[test]
    fn what_studio_writes_it_reads_back() {
        let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        model.rules[0].subject.push("urn:altinn:access-list:ttd:banker".into());
        let back = to_model(&parse(&to_xml(&model)).unwrap()).unwrap();
        assert_eq!(back, EditorPolicy { version: Some("1.0".into()), ..model });
    }

    #[test]
    fn validation_names_the_rule() {
        assert_eq!(validate(&EditorPolicy::default()), [("policy.rules".to_owned(), ProblemCode::NoRules)]);
        let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        assert!(validate(&model).is_empty());
        model.rules[1].actions.clear();
        assert_eq!(validate(&model), [("policy.rules[1]".to_owned(), ProblemCode::MissingAction)]);
    }
}
