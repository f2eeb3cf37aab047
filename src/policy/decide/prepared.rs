//! A policy made ready for many decisions: the cost of one hangs on the rules that fit, not on how many there are.
//!
//! The answers are those of [`super::decide()`] in every case. Rules that demand anything else than equal texts (other
//! functions, attributes that must be present, conditions) are set aside and evaluated every time, as there.

use std::collections::HashMap;

use super::combining::{CombiningAlgorithm, RuleDecision};
use super::decision::{Decision, DecisionResult, EvaluationFault, Obligation, Status};
use super::evaluate::{Verdicts, matches_resource_and_action, obligations};
use super::index::{Demand, IndexedMatch, IndexedMatches, hold};
use super::matching::MatchResult;
use super::request::Request;
use crate::policy::ids::category;
use crate::policy::xacml::Policy;

/// A policy made ready for many decisions.
pub struct Prepared<'p> {
    policy: &'p Policy,
    algorithm: Option<CombiningAlgorithm>,
    obligations: Vec<Obligation>,
    resources: DemandParts<'p>,
    actions: DemandParts<'p>,
    subjects: IndexedMatches<'p>,
    /// For each part of the resources: by part of the actions, the group of rules that demand both.
    groups_of: Vec<HashMap<usize, usize>>,
    groups: Vec<RuleGroup>,
    /// Subjects that let into a rule of a group, under one indexed match of theirs.
    holders: HashMap<(usize, IndexedMatch), Vec<IndexedHolder>>,
    /// Rules whose resource or action cannot be looked up, by number.
    odd: Vec<usize>,
}

/// The rules that demand the same resource and the same action.
#[derive(Default)]
struct RuleGroup {
    /// Rules whose subject is everybody.
    open: Vec<usize>,
    /// Rules whose subject cannot be looked up, or that have a condition.
    odd: Vec<usize>,
}

/// Subjects that let into a rule: all of these indexed matches.
struct IndexedHolder {
    indexed: Vec<IndexedMatch>,
    rule: usize,
}

impl<'p> Prepared<'p> {
    /// Makes a policy ready.
    #[must_use]
    pub fn new(policy: &'p Policy) -> Self {
        let mut prepared = Self {
            policy,
            algorithm: CombiningAlgorithm::parse(&policy.combining_algorithm),
            obligations: obligations(policy),
            resources: DemandParts::default(),
            actions: DemandParts::default(),
            subjects: IndexedMatches::default(),
            groups_of: Vec::new(),
            groups: Vec::new(),
            holders: HashMap::new(),
            odd: Vec::new(),
        };
        let mut group_at: HashMap<(usize, usize), usize> = HashMap::new();
        let mut held = Vec::new();
        for (number, rule) in policy.rules.iter().enumerate() {
            let resource = prepared.resources.indexed.demand(rule, category::RESOURCE);
            let action = prepared.actions.indexed.demand(rule, category::ACTION);
            let (Some(resource), Some(action)) = (resource, action) else {
                prepared.odd.push(number);
                continue;
            };
            let key = (prepared.resources.part(resource), prepared.actions.part(action));
            let next = prepared.groups.len();
            let at = *group_at.entry(key).or_insert(next);
            if at == next {
                prepared.groups.push(RuleGroup::default());
                prepared.groups_of.resize_with(prepared.resources.count, HashMap::new);
                if let Some(groups) = prepared.groups_of.get_mut(key.0) {
                    groups.insert(key.1, at);
                }
            }
            let Some(group) = prepared.groups.get_mut(at) else { continue };
            match prepared.subjects.demand(rule, category::SUBJECT).filter(|_| rule.condition.is_none()) {
                None => group.odd.push(number),
                Some(None) => group.open.push(number),
                Some(Some(alternatives)) => {
                    held.extend(alternatives.into_iter().map(|indexed| (at, IndexedHolder { indexed, rule: number })));
                }
            }
        }
        prepared.resources.close();
        prepared.actions.close();
        for (group, holder) in held {
            if let Some(number) = prepared.subjects.rarest(&holder.indexed) {
                prepared.holders.entry((group, number)).or_default().push(holder);
            }
        }
        prepared
    }

    /// The policy that it was made from.
    #[must_use]
    pub fn policy(&self) -> &'p Policy {
        self.policy
    }

    /// Decides a request, which is taken as it is.
    #[must_use]
    pub fn decide(&self, request: &Request) -> DecisionResult {
        self.evaluate(request).unwrap_or_else(DecisionResult::broken)
    }

    fn evaluate(&self, request: &Request) -> Result<DecisionResult, EvaluationFault> {
        let mut to_judge: Vec<usize> = Vec::new();
        let mut missing = false;
        for number in &self.odd {
            match self
                .policy
                .rules
                .get(*number)
                .map_or(Ok(MatchResult::NoMatch), |rule| matches_resource_and_action(rule, request))?
            {
                MatchResult::Match => to_judge.push(*number),
                MatchResult::Missing => missing = true,
                MatchResult::NoMatch => {}
            }
        }
        if missing {
            return Ok(DecisionResult::without_rules(Decision::Indeterminate, Status::MissingAttribute));
        }
        let mut verdicts = Verdicts { reached: !to_judge.is_empty(), ..Verdicts::default() };
        // Number of each rule that says something, and whether it still has to be judged.
        let mut speak: Vec<(usize, bool)> = to_judge.into_iter().map(|number| (number, true)).collect();
        let actions = self.actions.satisfied(request, category::ACTION);
        let mut subjects: Option<Vec<IndexedMatch>> = None;
        for part in self.resources.satisfied(request, category::RESOURCE) {
            let Some(groups) = self.groups_of.get(part) else { continue };
            for at in actions.iter().filter_map(|action| groups.get(action)) {
                let Some(group) = self.groups.get(*at) else { continue };
                verdicts.reached = true;
                speak.extend(group.open.iter().map(|number| (*number, false)));
                speak.extend(group.odd.iter().map(|number| (*number, true)));
                let holding = subjects.get_or_insert_with(|| self.subjects.holding(request, category::SUBJECT));
                for number in holding.iter() {
                    let holders = self.holders.get(&(*at, *number)).into_iter().flatten();
                    let holders = holders.filter(|holder| hold(&holder.indexed, holding));
                    speak.extend(holders.map(|holder| (holder.rule, false)));
                }
            }
        }
        speak.sort_unstable();
        speak.dedup();
        for (number, judge) in speak {
            let Some(rule) = self.policy.rules.get(number) else { continue };
            if judge {
                verdicts.judge(rule, request)?;
            } else {
                verdicts.said.push((rule, RuleDecision::effect(rule.effect)));
            }
        }
        Ok(verdicts.conclude_by(self.algorithm, request, || self.obligations.clone()))
    }
}

/// The different things that rules demand in one category.
#[derive(Default)]
struct DemandParts<'p> {
    indexed: IndexedMatches<'p>,
    numbers: HashMap<Demand, usize>,
    count: usize,
    /// The part that demands nothing.
    open: Option<usize>,
    /// Alternatives under one indexed match of theirs, and the parts that they satisfy.
    under: Vec<Vec<(Vec<IndexedMatch>, usize)>>,
}

impl DemandParts<'_> {
    /// The number of a demand; the same demand has the same number.
    fn part(&mut self, demand: Demand) -> usize {
        let next = self.count;
        if demand.is_none() {
            self.open.get_or_insert(next);
        }
        let number = *self.numbers.entry(demand).or_insert(next);
        self.count = self.count.max(number + 1);
        number
    }

    /// Files the alternatives, when all of them are known.
    fn close(&mut self) {
        self.under.resize_with(self.indexed.len(), Vec::new);
        for (demand, number) in std::mem::take(&mut self.numbers) {
            for alternative in demand.into_iter().flatten() {
                let rarest = self.indexed.rarest(&alternative);
                if let Some(filed) = rarest.and_then(|number| self.under.get_mut(number as usize)) {
                    filed.push((alternative, number));
                }
            }
        }
    }

    /// The parts that the request satisfies, in order.
    fn satisfied(&self, request: &Request, category: &str) -> Vec<usize> {
        let holding = self.indexed.holding(request, category);
        let mut parts: Vec<usize> = self.open.into_iter().collect();
        for filed in holding.iter().filter_map(|number| self.under.get(*number as usize)) {
            parts.extend(filed.iter().filter(|(indexed, _)| hold(indexed, &holding)).map(|(_, part)| *part));
        }
        parts.sort_unstable();
        parts.dedup();
        parts
    }
}

#[cfg(test)]
#[path = "prepared_tests.rs"]
mod tests;
