//! The few forms of `Condition` that the platform evaluates (Altinn/altinn-authorization-tmp,
//! `Altinn.Authorization.ABAC/Xacml/AttributeMatcher.cs`, 2026-08-21).

use super::decision::EvaluationFault;
use super::functions::{integer, value_matches};
use super::request::{Attribute, Request};
use crate::policy::ids::function;
use crate::policy::uri;
use crate::policy::xacml::{Apply, Designator, Expression, Literal};

/// What a condition comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ConditionResult {
    /// The rule keeps its effect.
    Holds,
    /// The rule does not apply.
    Fails,
    /// The attribute is not there, or there are not as many as wanted.
    Unknown,
    /// More than one value where one is allowed.
    TooMany,
}

/// Evaluates a condition. Only an `Apply` can hold; everything else fails.
pub(super) fn evaluate(condition: &Expression, request: &Request) -> Result<ConditionResult, EvaluationFault> {
    let Expression::Apply(apply) = condition else { return Ok(ConditionResult::Fails) };
    let parts = ConditionParts::of(apply);
    let Some(designator) = parts.designator else {
        // The platform reads the designator's category only when the request has a category to compare it with.
        return if request.categories.is_empty() {
            Ok(ConditionResult::Unknown)
        } else {
            Err(EvaluationFault::NotEvaluable)
        };
    };
    if !request.categories.iter().any(|attributes| uri::equal(&attributes.category, &designator.category)) {
        return Ok(ConditionResult::Unknown);
    }
    let inner = parts.nested.map(|nested| nested.function.as_str());
    let single = [function::INTEGER_ONE_AND_ONLY, function::DATE_ONE_AND_ONLY, function::DATE_TIME_ONE_AND_ONLY];
    if single.contains(&inner.unwrap_or(&apply.function)) && bag_size(request, designator) > 1 {
        return Ok(ConditionResult::TooMany);
    }
    let counting = [function::TIME_BAG_SIZE, function::DATE_BAG_SIZE, function::DATE_TIME_BAG_SIZE];
    if inner.is_some_and(|inner| counting.contains(&inner)) {
        let wanted = &parts.literal.ok_or(EvaluationFault::NotEvaluable)?.text;
        let wanted = integer(wanted).ok_or_else(|| EvaluationFault::BadValue(wanted.clone(), "number"))?;
        let right = usize::try_from(wanted) == Ok(bag_size(request, designator));
        return Ok(if right { ConditionResult::Holds } else { ConditionResult::Unknown });
    }
    compare(apply, parts.literal, designator, request)
}

/// Any value of the attribute may satisfy the function; here data types are not looked at.
fn compare(
    apply: &Apply,
    literal: Option<&Literal>,
    designator: &Designator,
    request: &Request,
) -> Result<ConditionResult, EvaluationFault> {
    let mut found = false;
    for attribute in named(request, designator) {
        found = true;
        for value in &attribute.values {
            let literal = literal.ok_or(EvaluationFault::NotEvaluable)?;
            if value_matches(&apply.function, &value.text, &literal.text)? {
                return Ok(ConditionResult::Holds);
            }
        }
    }
    Ok(if found { ConditionResult::Fails } else { ConditionResult::Unknown })
}

fn named<'r>(request: &'r Request, designator: &'r Designator) -> impl Iterator<Item = &'r Attribute> {
    let categories = request.categories.iter().filter(|c| uri::equal(&c.category, &designator.category));
    categories.flat_map(|c| &c.attributes).filter(|attribute| uri::equal(&attribute.id, &designator.attribute_id))
}

fn bag_size(request: &Request, designator: &Designator) -> usize {
    let values = named(request, designator).flat_map(|attribute| &attribute.values);
    values.filter(|value| value.data_type == designator.data_type).count()
}

/// The last literal, designator and nested `Apply` among the arguments; a designator may stand in the nested one.
struct ConditionParts<'a> {
    literal: Option<&'a Literal>,
    designator: Option<&'a Designator>,
    nested: Option<&'a Apply>,
}

impl<'a> ConditionParts<'a> {
    fn of(apply: &'a Apply) -> Self {
        let mut parts = Self { literal: None, designator: None, nested: None };
        for argument in &apply.arguments {
            match argument {
                Expression::Literal(literal) => parts.literal = Some(literal),
                Expression::Designator(designator) => parts.designator = Some(designator),
                Expression::Apply(nested) => parts.nested = Some(nested),
                _ => {}
            }
        }
        if let (None, Some(nested)) = (parts.designator, parts.nested) {
            parts.designator = nested.arguments.iter().rev().find_map(|argument| match argument {
                Expression::Designator(designator) => Some(designator),
                _ => None,
            });
        }
        parts
    }
}
