//! Whether a rule's target fits a request, one category at a time (Altinn/altinn-authorization-tmp,
//! `Altinn.Authorization.ABAC/Xacml/XacmlRule.cs`, 2026-08-21).

use super::decision::EvaluationFault;
use super::functions::value_matches;
use super::request::{Attribute, Request};
use crate::policy::xacml::{AllOf, Match, Rule};

/// How a rule's target fits in one category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MatchResult {
    /// It matches.
    Match,
    /// It does not match.
    NoMatch,
    /// An attribute that must be present is not in the request.
    Missing,
}

/// Compares the target with the request in one category.
///
/// All `AllOf` of all `AnyOf` are alternatives, each with only its matches of this category: so two `AnyOf` of one
/// category mean *or*, and an `AllOf` that mixes categories is pulled apart. None of this category fits everything.
/// The last alternative that says anything wins between a match and a missing attribute.
pub fn fit(rule: &Rule, request: &Request, category: &str) -> Result<MatchResult, EvaluationFault> {
    let bag: Vec<&Attribute> = request.bag(category).collect();
    let mut fit = MatchResult::NoMatch;
    let mut spoken = false;
    for all_of in rule.all_of() {
        let (of_category, all_hold, missing) = alternative(all_of, &bag, category)?;
        spoken |= of_category;
        if missing {
            fit = MatchResult::Missing;
        }
        if of_category && all_hold {
            fit = MatchResult::Match;
        }
    }
    Ok(if spoken { fit } else { MatchResult::Match })
}

/// Whether the `AllOf` has matches of the category, whether they all hold, and whether one must be present and is not.
///
/// Every match is looked at, even after one has failed: a function that is not implemented is then found.
fn alternative(all_of: &AllOf, bag: &[&Attribute], category: &str) -> Result<(bool, bool, bool), EvaluationFault> {
    let (mut of_category, mut all_hold, mut missing) = (false, true, false);
    for one in &all_of.matches {
        let designator = one.designator().ok_or(EvaluationFault::NotEvaluable)?;
        if designator.category != category {
            continue;
        }
        of_category = true;
        let mut present = false;
        let mut holds = false;
        for attribute in bag.iter().filter(|attribute| attribute.id == designator.attribute_id) {
            present = true;
            holds |= any_value(one, attribute)?;
        }
        all_hold &= holds;
        missing |= !present && designator.must_be_present;
    }
    Ok((of_category, all_hold, missing))
}

/// Whether any value of the attribute satisfies the function; only values of the literal's data type count.
fn any_value(one: &Match, attribute: &Attribute) -> Result<bool, EvaluationFault> {
    for value in attribute.values.iter().filter(|value| value.data_type == one.value.data_type) {
        if value_matches(&one.function, &one.value.text, &value.text)? {
            return Ok(true);
        }
    }
    Ok(false)
}
