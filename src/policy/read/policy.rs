//! `Policy`, `Rule`, `ObligationExpression` and what else stands beside the targets.

use super::cursor::{Cursor, NodeKind};
use super::limits::Combinations;
use super::refusal::{ParseRefusal, RefusalKind};
use super::{expression, target};
use crate::policy::xacml::{ObligationExpression, Policy, Rule, RuleEffect};

/// Reads the document element, which must be a `Policy`.
pub(super) fn read(cursor: &mut Cursor) -> Result<Policy, ParseRefusal> {
    cursor.demand("Policy")?;
    let span = cursor.span();
    let combining_algorithm = cursor.required("RuleCombiningAlgId")?;
    let id = cursor.required("PolicyId")?;
    let version = cursor.attribute("Version");
    cursor.open("Policy")?;

    let description = description(cursor)?;
    issuer(cursor)?;
    defaults(cursor)?;
    cursor.demand("Target")?;
    let policy_target = target::read(cursor)?;
    let version = checked_version(version, span.start)?;

    let mut rules = Vec::new();
    let mut variables = Vec::new();
    let mut combinations = Combinations::default();
    let mut rule_parameters = 0;
    while cursor.kind() != NodeKind::End {
        if cursor.is_start("Rule") {
            let rule = rule(cursor)?;
            combinations.add(&rule)?;
            rules.push(rule);
        } else if cursor.is_start("VariableDefinition") {
            variables.push(variable(cursor)?);
        } else if cursor.is_start("CombinerParameters") {
            cursor.open("CombinerParameters")?;
            cursor.list("CombinerParameter", false, combiner_parameter)?;
            cursor.close()?;
        } else if cursor.is_start("RuleCombinerParameters") {
            rule_parameters += 1;
            cursor.required("RuleIdRef")?;
            cursor.open("RuleCombinerParameters")?;
            cursor.list("CombinerParameter", false, combiner_parameter)?;
            cursor.close()?;
        } else {
            break;
        }
    }
    if rules.is_empty() && variables.is_empty() {
        return Err(cursor.refuse("VariableDefinition or Rule are required"));
    }
    if rule_parameters > 1 {
        return Err(cursor.refuse("RuleCombinerParameters count > 1"));
    }
    let obligations = obligations(cursor)?;
    let advice = advice(cursor)?;
    cursor.close()?;
    Ok(Policy {
        id,
        version,
        combining_algorithm,
        description,
        target: policy_target,
        rules,
        variables,
        obligations,
        advice,
        span,
    })
}

fn rule(cursor: &mut Cursor) -> Result<Rule, ParseRefusal> {
    let span = cursor.span();
    let id = cursor.required("RuleId")?;
    let effect = effect(cursor, "Effect")?;
    cursor.open("Rule")?;
    let description = description(cursor)?;
    let target = if cursor.is_start("Target") { Some(target::read(cursor)?) } else { None };
    let condition = if cursor.is_start("Condition") {
        cursor.open("Condition")?;
        let condition = expression::read(cursor)?;
        cursor.close()?;
        Some(condition)
    } else {
        None
    };
    let obligations = obligations(cursor)?;
    let advice = advice(cursor)?;
    cursor.close()?;
    Ok(Rule { id, effect, description, target, condition, obligations, advice, span })
}

fn obligations(cursor: &mut Cursor) -> Result<Vec<ObligationExpression>, ParseRefusal> {
    expressions(cursor, "ObligationExpressions", "ObligationExpression", "FulfillOn", "ObligationId")
}

fn advice(cursor: &mut Cursor) -> Result<Vec<ObligationExpression>, ParseRefusal> {
    expressions(cursor, "AdviceExpressions", "AdviceExpression", "AppliesTo", "AdviceId")
}

fn expressions(
    cursor: &mut Cursor,
    list: &str,
    item: &str,
    when: &str,
    id: &str,
) -> Result<Vec<ObligationExpression>, ParseRefusal> {
    if !cursor.is_start(list) {
        return Ok(Vec::new());
    }
    cursor.open(list)?;
    let items = cursor.list(item, true, |cursor| {
        let span = cursor.span();
        let fulfill_on = effect(cursor, when)?;
        let id = cursor.required(id)?;
        cursor.open(item)?;
        let assignments = cursor.list("AttributeAssignmentExpression", false, expression::assignment)?;
        cursor.close()?;
        Ok(ObligationExpression { id, fulfill_on, assignments, span })
    })?;
    cursor.close()?;
    Ok(items)
}

/// `Permit` or `Deny` in any case, or their numbers, which .NET reads too; any other number is not Permit.
fn effect(cursor: &Cursor, attribute: &str) -> Result<RuleEffect, ParseRefusal> {
    let value = cursor.required(attribute)?;
    match value.trim().to_ascii_lowercase().as_str() {
        "permit" => Ok(RuleEffect::Permit),
        "deny" => Ok(RuleEffect::Deny),
        number => match number.parse::<i32>() {
            Ok(0) => Ok(RuleEffect::Permit),
            Ok(_) => Ok(RuleEffect::Deny),
            Err(_) => Err(cursor.refuse("Wrong XacmlEffectType value")),
        },
    }
}

fn description(cursor: &mut Cursor) -> Result<Option<String>, ParseRefusal> {
    if cursor.is_start("Description") { cursor.element_text().map(Some) } else { Ok(None) }
}

/// The platform reads attributes of an issuer with the wrong check, so it refuses every one.
fn issuer(cursor: &mut Cursor) -> Result<(), ParseRefusal> {
    if !cursor.is_start("PolicyIssuer") {
        return Ok(());
    }
    if cursor.kind() == NodeKind::Empty {
        cursor.advance();
        return Ok(());
    }
    cursor.open("PolicyIssuer")?;
    if cursor.is_start("Content") {
        cursor.inner_xml();
    }
    cursor.list("Attribute", false, |cursor| cursor.demand("VariableDefinition"))?;
    cursor.close()
}

fn defaults(cursor: &mut Cursor) -> Result<(), ParseRefusal> {
    if !cursor.is_start("PolicyDefaults") {
        return Ok(());
    }
    cursor.open("PolicyDefaults")?;
    cursor.demand("XPathVersion")?;
    let at = cursor.span().start;
    let version = cursor.element_text()?;
    cursor.close()?;
    if crate::policy::uri::is_absolute(&version) {
        return Ok(());
    }
    let message = "Invalid URI: The format of the URI could not be determined.".into();
    Err(ParseRefusal { message, kind: RefusalKind::Format, offset: Some(at) })
}

/// The version needs to contain a digit, no more; absent and empty become `1.0`.
fn checked_version(version: Option<String>, offset: usize) -> Result<String, ParseRefusal> {
    match version {
        None => Ok("1.0".into()),
        Some(version) if version.contains(|c: char| c.is_ascii_digit()) => Ok(version),
        Some(_) => {
            let message = "Wrong VersionType format (Parameter 'value')".into();
            Err(ParseRefusal { message, kind: RefusalKind::Argument, offset: Some(offset) })
        }
    }
}

/// The platform looks at the bare name, so a prefixed element is refused; and at a one-tag definition it hangs.
fn variable(cursor: &mut Cursor) -> Result<String, ParseRefusal> {
    let id = cursor.required("VariableId")?;
    if cursor.kind() == NodeKind::Empty {
        return Err(cursor.refuse("Wrong VariableDefinition element content"));
    }
    cursor.open("VariableDefinition")?;
    match cursor.qualified_name() {
        // The platform does not step past the reference, and so never finds the end tag.
        "VariableReference" => {
            cursor.required("VariableId")?;
        }
        "AttributeSelector" | "AttributeValue" | "Function" | "Apply" => {
            expression::read(cursor)?;
        }
        _ => return Err(cursor.refuse("Wrong VariableDefinition element content")),
    }
    cursor.close()?;
    Ok(id)
}

fn combiner_parameter(cursor: &mut Cursor) -> Result<(), ParseRefusal> {
    cursor.required("ParameterName")?;
    cursor.open("CombinerParameter")?;
    target::literal(cursor)?;
    cursor.close()
}
