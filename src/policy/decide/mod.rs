//! Access decided as the platform's policy decision point decides it (facts: policy 4.2 to 4.6).
//!
//! [`decide`] is the bare engine. What the platform adds to a request before that is in [`super::enrich`].

pub mod caller;
mod combining;
mod condition;
mod functions;
pub mod incoming;
mod index;
mod matching;
mod prepared;
pub mod request;
pub mod request_json;
pub mod request_xml;

use super::xacml::{Effect, Expression, Policy, Rule};
use combining::RuleDecision;
pub use combining::{Table, table};
pub use functions::value_matches;
pub use matching::Fit;
pub(in crate::policy) use matching::fit;
pub use prepared::Prepared;
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

impl Fault {
    /// Whether the exception is one about an argument; the external endpoint gives it another status.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        // .NET's exception for a pattern that cannot be read is one of these; that for a URI or a date is not.
        matches!(self, Self::BadValue(_, kind) if *kind == functions::PATTERN)
    }
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

    /// The answer of an engine that looked at no rule.
    #[must_use]
    pub fn without_rules(outcome: Outcome, status: Status) -> Self {
        Self { outcome, status, obligations: Vec::new(), echoed_attributes: 0, rules: Vec::new(), fault: None }
    }

    /// The answer when evaluation broke off.
    pub(in crate::policy) fn broken(fault: Fault) -> Self {
        Self { fault: Some(fault), ..Self::without_rules(Outcome::Indeterminate, Status::SyntaxError) }
    }
}

/// Decides a request on a policy. The request is taken as it is; see [`super::enrich`] for what is usually added.
///
/// Looks at every rule. Who decides often on one policy takes [`Prepared`], which answers the same.
#[must_use]
pub fn decide(policy: &Policy, request: &Request) -> Decision {
    evaluate(policy, request).unwrap_or_else(Decision::broken)
}

fn evaluate(policy: &Policy, request: &Request) -> Result<Decision, Fault> {
    let mut reached = Vec::new();
    let mut missing = false;
    for rule in &policy.rules {
        match reach(rule, request)? {
            Fit::Match => reached.push(rule),
            Fit::Missing => missing = true,
            Fit::NoMatch => {}
        }
    }
    if missing {
        return Ok(Decision::without_rules(Outcome::Indeterminate, Status::MissingAttribute));
    }
    let mut verdicts = Verdicts { reached: !reached.is_empty(), ..Verdicts::default() };
    for rule in reached {
        verdicts.judge(rule, request)?;
    }
    Ok(verdicts.conclude(policy, request))
}

/// How a rule fits by resource and action, which are judged before any subject is.
pub(in crate::policy) fn reach(rule: &Rule, request: &Request) -> Result<Fit, Fault> {
    let resource = fit(rule, request, super::ids::category::RESOURCE)?;
    let action = fit(rule, request, super::ids::category::ACTION)?;
    Ok(match (resource, action) {
        (Fit::Match, Fit::Match) => Fit::Match,
        (Fit::Missing, _) | (_, Fit::Missing) => Fit::Missing,
        _ => Fit::NoMatch,
    })
}

/// What the rules that were reached come to, one by one, in file order.
#[derive(Default)]
struct Verdicts<'p> {
    /// At least one rule was reached by resource and action.
    reached: bool,
    /// The rules that say something; those that do not apply are left out, since no algorithm looks at them.
    said: Vec<(&'p Rule, RuleDecision)>,
    /// A condition met more values than it allows.
    bag_too_large: bool,
}

impl<'p> Verdicts<'p> {
    /// Judges the subject and the condition of a rule that was reached.
    fn judge(&mut self, rule: &'p Rule, request: &Request) -> Result<(), Fault> {
        let decision = match fit(rule, request, super::ids::category::SUBJECT)? {
            Fit::Match => self.conditional(rule, request)?,
            Fit::Missing => RuleDecision::indeterminate(rule.effect),
            Fit::NoMatch => RuleDecision::NotApplicable,
        };
        if decision != RuleDecision::NotApplicable {
            self.said.push((rule, decision));
        }
        Ok(())
    }

    /// The decision of a rule whose target matches.
    fn conditional(&mut self, rule: &Rule, request: &Request) -> Result<RuleDecision, Fault> {
        let Some(condition) = &rule.condition else { return Ok(RuleDecision::effect(rule.effect)) };
        Ok(match condition::evaluate(condition, request)? {
            condition::Answer::Holds => RuleDecision::effect(rule.effect),
            condition::Answer::Fails => RuleDecision::NotApplicable,
            condition::Answer::Unknown => RuleDecision::indeterminate(rule.effect),
            condition::Answer::TooMany => {
                self.bag_too_large = true;
                RuleDecision::indeterminate(rule.effect)
            }
        })
    }

    /// Combines them. With no rule left the algorithm still speaks: permit-unless-deny permits, an unknown one is
    /// Indeterminate.
    fn conclude(self, policy: &Policy, request: &Request) -> Decision {
        let table = table(&policy.combining_algorithm);
        self.conclude_by(table, request, || obligations(policy))
    }

    /// The same where the algorithm has been looked up.
    fn conclude_by(
        self,
        table: Option<Table>,
        request: &Request,
        obligations: impl FnOnce() -> Vec<Obligation>,
    ) -> Decision {
        let outcome = combining::combine(table, || self.said.iter().map(|said| said.1)).outcome();
        let status = match outcome {
            Outcome::Indeterminate if self.bag_too_large => Status::ProcessingError,
            _ => Status::Ok,
        };
        let first_only = table == Some(Table::FirstApplicable);
        let deciding = self.said.iter().filter(|said| said.1.outcome() == outcome).map(|said| said.0.id.clone());
        Decision {
            outcome,
            status,
            obligations: if outcome == Outcome::Permit { obligations() } else { Vec::new() },
            echoed_attributes: if outcome == Outcome::Indeterminate || !self.reached { 0 } else { request.echoed() },
            rules: deciding.take(if first_only { 1 } else { usize::MAX }).collect(),
            fault: None,
        }
    }
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

#[cfg(test)]
mod tests;
