//! A policy as Studio's editor opens it (Altinn/altinn-studio, `PolicyAdmin/PolicyConverter.cs`, 2026-08-22).

use crate::policy::ids::{attribute, category};
use crate::policy::model::{EditorPolicy, EditorRule};
use crate::policy::uri;
use crate::policy::xacml::{AllOf, Expression, Policy};

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
            let subjects = matches(all_of, category::SUBJECT)?.into_iter().map(urn);
            let (packages, others): (Vec<_>, Vec<_>) =
                subjects.partition(|urn| urn.starts_with(attribute::ACCESS_PACKAGE));
            editor.subject.extend(others);
            editor.access_packages.extend(packages);
            editor.actions.extend(matches(all_of, category::ACTION)?.into_iter().map(|(_, value)| value.to_owned()));
            let resource = matches(all_of, category::RESOURCE)?;
            if !resource.is_empty() {
                editor.resources.push(resource.into_iter().map(urn).collect());
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

fn urn((id, value): (&str, &str)) -> String {
    [id, ":", value].concat()
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
