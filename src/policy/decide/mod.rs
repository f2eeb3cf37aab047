//! Access decided as the platform's policy decision point decides it (facts: policy 4.2 to 4.6).
//!
//! [`decide`] is the bare engine. What the platform adds to a request before that is in [`super::enrich`].

mod combining;
mod condition;
mod functions;
mod matching;
pub mod request;
pub mod request_json;
pub mod request_xml;

use super::xacml::{Effect, Expression, Policy, Rule};
use combining::RuleDecision;
pub use combining::{Table, table};
pub use functions::value_matches;
pub use matching::Fit;
pub use request::{Attribute, Attributes, Request, Value};

/// The decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Let in.
    Permit,
    /// Shut out by a rule.
    Deny,
    /// No rule is about it; a service treats it as no.
    NotApplicable,
    /// It could not be decided; a service treats it as no.
    Indeterminate,
}

impl Outcome {
    /// The name in responses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Permit => "Permit",
            Self::Deny => "Deny",
            Self::NotApplicable => "NotApplicable",
            Self::Indeterminate => "Indeterminate",
        }
    }
}

/// The status of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Decided.
    Ok,
    /// An attribute that a rule's resource or action must have is not in the request.
    MissingAttribute,
    /// The policy or the request could not be evaluated.
    SyntaxError,
    /// A bag held more values than a condition allows.
    ProcessingError,
}

impl Status {
    /// The URN in responses.
    #[must_use]
    pub fn urn(self) -> &'static str {
        match self {
            Self::Ok => "urn:oasis:names:tc:xacml:1.0:status:ok",
            Self::MissingAttribute => "urn:oasis:names:tc:xacml:1.0:status:missing-attribute",
            Self::SyntaxError => "urn:oasis:names:tc:xacml:1.0:status:syntax-error",
            Self::ProcessingError => "urn:oasis:names:tc:xacml:1.0:status:processing-error",
        }
    }
}

/// Why evaluation broke off; the platform throws an exception there and its service answers `syntax-error`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The function is not implemented.
    #[error("function {0} is not implemented")]
    UnknownFunction(String),
    /// An `AttributeSelector`, a condition without a designator, or one without a literal.
    #[error("the rule uses an expression that cannot be evaluated")]
    NotEvaluable,
    /// A value is not what the function needs.
    #[error("{0:?} is not a {1}")]
    BadValue(String, &'static str),
}

/// An obligation to be met by the service that asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// `ObligationId`.
    pub id: String,
    /// Its assignments.
    pub assignments: Vec<Assignment>,
}

/// One value that an obligation carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// `AttributeId`.
    pub attribute_id: String,
    /// `Category`.
    pub category: Option<String>,
    /// `DataType`.
    pub data_type: String,
    /// The value.
    pub value: String,
}

/// What the engine answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The decision.
    pub outcome: Outcome,
    /// The status.
    pub status: Status,
    /// Obligations of the policy, on Permit only, in file order.
    pub obligations: Vec<Obligation>,
    /// How many attributes of the request are echoed.
    pub echoed_attributes: usize,
    /// Ids of the rules that gave the outcome, in file order.
    pub rules: Vec<String>,
    /// Why evaluation broke off.
    pub fault: Option<Fault>,
}

impl Decision {
    /// Whether the answer is Permit.
    #[must_use]
    pub fn is_permit(&self) -> bool {
        self.outcome == Outcome::Permit
    }

    /// The lowest level the end user must have, from the obligations; 0 without.
    #[must_use]
    pub fn required_level(&self) -> u8 {
        let assignments = self.obligations.iter().flat_map(|obligation| &obligation.assignments);
        assignments
            .filter(|assignment| assignment.category.as_deref() == Some(super::ids::category::LEVEL_END_USER))
            .find_map(|assignment| assignment.value.trim().parse().ok())
            .unwrap_or(0)
    }

    pub(in crate::policy) fn without_rules(outcome: Outcome, status: Status) -> Self {
        Self { outcome, status, obligations: Vec::new(), echoed_attributes: 0, rules: Vec::new(), fault: None }
    }

    fn broken(fault: Fault) -> Self {
        Self { fault: Some(fault), ..Self::without_rules(Outcome::Indeterminate, Status::SyntaxError) }
    }
}

/// Decides a request on a policy. The request is taken as it is; see [`super::enrich`] for what is usually added.
#[must_use]
pub fn decide(policy: &Policy, request: &Request) -> Decision {
    evaluate(policy, request).unwrap_or_else(Decision::broken)
}

fn evaluate(policy: &Policy, request: &Request) -> Result<Decision, Fault> {
    let mut reached = Vec::new();
    let mut missing = false;
    for rule in &policy.rules {
        let resource = matching::fit(rule, request, super::ids::category::RESOURCE)?;
        let action = matching::fit(rule, request, super::ids::category::ACTION)?;
        if resource == Fit::Match && action == Fit::Match {
            reached.push(rule);
        } else {
            missing |= resource == Fit::Missing || action == Fit::Missing;
        }
    }
    if missing {
        return Ok(Decision::without_rules(Outcome::Indeterminate, Status::MissingAttribute));
    }
    // With no rule left the algorithm still speaks: permit-unless-deny permits, an unknown one is Indeterminate.
    let mut decisions = Vec::with_capacity(reached.len());
    let mut bag_too_large = false;
    for rule in &reached {
        let decision = match matching::fit(rule, request, super::ids::category::SUBJECT)? {
            Fit::Match => conditional(rule, request, &mut bag_too_large)?,
            Fit::Missing => RuleDecision::indeterminate(rule.effect),
            Fit::NoMatch => RuleDecision::NotApplicable,
        };
        decisions.push(decision);
    }
    let combined = combining::combine(&policy.combining_algorithm, &decisions);
    let outcome = combined.outcome();
    let status = match outcome {
        Outcome::Indeterminate if bag_too_large => Status::ProcessingError,
        _ => Status::Ok,
    };
    let first_only = combining::is_first_applicable(&policy.combining_algorithm);
    let rules = reached
        .iter()
        .zip(&decisions)
        .filter(|(_, decision)| **decision != RuleDecision::NotApplicable && decision.outcome() == outcome)
        .map(|(rule, _)| rule.id.clone())
        .take(if first_only { 1 } else { usize::MAX });
    Ok(Decision {
        outcome,
        status,
        obligations: if outcome == Outcome::Permit { obligations(policy) } else { Vec::new() },
        echoed_attributes: if outcome == Outcome::Indeterminate || reached.is_empty() { 0 } else { request.echoed() },
        rules: rules.collect(),
        fault: None,
    })
}

/// The decision of a rule whose target matches.
fn conditional(rule: &Rule, request: &Request, bag_too_large: &mut bool) -> Result<RuleDecision, Fault> {
    let Some(condition) = &rule.condition else { return Ok(RuleDecision::effect(rule.effect)) };
    Ok(match condition::evaluate(condition, request)? {
        condition::Answer::Holds => RuleDecision::effect(rule.effect),
        condition::Answer::Fails => RuleDecision::NotApplicable,
        condition::Answer::Unknown => RuleDecision::indeterminate(rule.effect),
        condition::Answer::TooMany => {
            *bag_too_large = true;
            RuleDecision::indeterminate(rule.effect)
        }
    })
}

/// Obligations on Permit. An assignment that is not a literal is left out, so an obligation may come empty.
fn obligations(policy: &Policy) -> Vec<Obligation> {
    let on_permit = policy.obligations.iter().filter(|obligation| obligation.fulfill_on == Effect::Permit);
    on_permit
        .map(|obligation| Obligation {
            id: obligation.id.clone(),
            assignments: obligation
                .assignments
                .iter()
                .filter_map(|assignment| match &assignment.value {
                    Expression::Literal(literal) => Some(Assignment {
                        attribute_id: assignment.attribute_id.clone(),
                        category: assignment.category.clone(),
                        data_type: literal.data_type.clone(),
                        value: literal.text.clone(),
                    }),
                    _ => None,
                })
                .collect(),
        })
        .collect()
}
