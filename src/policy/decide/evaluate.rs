//! The engine: which rules are reached, what each of them says, and what that comes to.

use super::combining::{self, CombiningAlgorithm, RuleDecision};
use super::condition::{self, ConditionResult};
use super::decision::{Assignment, Decision, DecisionResult, EvaluationFault, Obligation, Status};
use super::matching::{MatchResult, fit};
use super::request::Request;
use crate::policy::ids::category;
use crate::policy::xacml::{Expression, Policy, Rule, RuleEffect};

/// Decides a request on a policy. The request is taken as it is; see [`crate::policy::enrich`] for what is usually added.
///
/// Looks at every rule. Who decides often on one policy takes [`super::Prepared`], which answers the same.
#[must_use]
pub fn decide(policy: &Policy, request: &Request) -> DecisionResult {
    evaluate(policy, request).unwrap_or_else(DecisionResult::broken)
}

fn evaluate(policy: &Policy, request: &Request) -> Result<DecisionResult, EvaluationFault> {
    let mut reached = Vec::new();
    let mut missing = false;
    for rule in &policy.rules {
        match matches_resource_and_action(rule, request)? {
            MatchResult::Match => reached.push(rule),
            MatchResult::Missing => missing = true,
            MatchResult::NoMatch => {}
        }
    }
    if missing {
        return Ok(DecisionResult::without_rules(Decision::Indeterminate, Status::MissingAttribute));
    }
    let mut verdicts = Verdicts { reached: !reached.is_empty(), ..Verdicts::default() };
    for rule in reached {
        verdicts.judge(rule, request)?;
    }
    Ok(verdicts.conclude(policy, request))
}

/// How a rule fits by resource and action, which are judged before any subject is.
pub(in crate::policy) fn matches_resource_and_action(
    rule: &Rule,
    request: &Request,
) -> Result<MatchResult, EvaluationFault> {
    let resource = fit(rule, request, category::RESOURCE)?;
    let action = fit(rule, request, category::ACTION)?;
    Ok(match (resource, action) {
        (MatchResult::Match, MatchResult::Match) => MatchResult::Match,
        (MatchResult::Missing, _) | (_, MatchResult::Missing) => MatchResult::Missing,
        _ => MatchResult::NoMatch,
    })
}

/// What the rules that were reached come to, one by one, in file order.
#[derive(Default)]
pub(super) struct Verdicts<'p> {
    /// At least one rule was reached by resource and action.
    pub(super) reached: bool,
    /// The rules that say something; those that do not apply are left out, since no algorithm looks at them.
    pub(super) said: Vec<(&'p Rule, RuleDecision)>,
    /// A condition met more values than it allows.
    pub(super) bag_too_large: bool,
}

impl<'p> Verdicts<'p> {
    /// Judges the subject and the condition of a rule that was reached.
    pub(super) fn judge(&mut self, rule: &'p Rule, request: &Request) -> Result<(), EvaluationFault> {
        let decision = match fit(rule, request, category::SUBJECT)? {
            MatchResult::Match => self.conditional(rule, request)?,
            MatchResult::Missing => RuleDecision::indeterminate(rule.effect),
            MatchResult::NoMatch => RuleDecision::NotApplicable,
        };
        if decision != RuleDecision::NotApplicable {
            self.said.push((rule, decision));
        }
        Ok(())
    }

    /// The decision of a rule whose target matches.
    fn conditional(&mut self, rule: &Rule, request: &Request) -> Result<RuleDecision, EvaluationFault> {
        let Some(condition) = &rule.condition else { return Ok(RuleDecision::effect(rule.effect)) };
        Ok(match condition::evaluate(condition, request)? {
            ConditionResult::Holds => RuleDecision::effect(rule.effect),
            ConditionResult::Fails => RuleDecision::NotApplicable,
            ConditionResult::Unknown => RuleDecision::indeterminate(rule.effect),
            ConditionResult::TooMany => {
                self.bag_too_large = true;
                RuleDecision::indeterminate(rule.effect)
            }
        })
    }

    /// Combines them. With no rule left the algorithm still speaks: permit-unless-deny permits, an unknown one is
    /// Indeterminate.
    fn conclude(self, policy: &Policy, request: &Request) -> DecisionResult {
        let algorithm = CombiningAlgorithm::parse(&policy.combining_algorithm);
        self.conclude_by(algorithm, request, || obligations(policy))
    }

    /// The same where the algorithm has been looked up.
    pub(super) fn conclude_by(
        self,
        algorithm: Option<CombiningAlgorithm>,
        request: &Request,
        obligations: impl FnOnce() -> Vec<Obligation>,
    ) -> DecisionResult {
        let decision = combining::combine(algorithm, || self.said.iter().map(|said| said.1)).decision();
        let status = match decision {
            Decision::Indeterminate if self.bag_too_large => Status::ProcessingError,
            _ => Status::Ok,
        };
        let first_only = algorithm == Some(CombiningAlgorithm::FirstApplicable);
        let deciding = self.said.iter().filter(|said| said.1.decision() == decision).map(|said| said.0.id.clone());
        DecisionResult {
            decision,
            status,
            obligations: if decision == Decision::Permit { obligations() } else { Vec::new() },
            echoed_attributes: if decision == Decision::Indeterminate || !self.reached { 0 } else { request.echoed() },
            rules: deciding.take(if first_only { 1 } else { usize::MAX }).collect(),
            fault: None,
        }
    }
}

/// Obligations on Permit. An assignment that is not a literal is left out, so an obligation may come empty.
pub(super) fn obligations(policy: &Policy) -> Vec<Obligation> {
    let on_permit = policy.obligations.iter().filter(|obligation| obligation.fulfill_on == RuleEffect::Permit);
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
