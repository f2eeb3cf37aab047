//! A decision in plain words: the rules that decided, what is demanded, what stopped it, and what would have matched.

use super::preconditions::Precondition;
use super::service::Answer;
use crate::policy::decide::caller::Check;
use crate::policy::decide::{MatchResult, Outcome, Request, fit};
use crate::policy::ids::category;
use crate::policy::naming;
use crate::policy::xacml::{Alternative, Effect, Policy, Rule};
use crate::text::{Message, Phrase, policy_eval as text};

/// So many of a list are named; of the rest the number.
const NAMED: usize = 5;

/// What the outcome means.
#[must_use]
pub const fn outcome(outcome: Outcome) -> Phrase {
    match outcome {
        Outcome::Permit => text::PERMIT,
        Outcome::Deny => text::DENY,
        Outcome::NotApplicable => text::NOT_APPLICABLE,
        Outcome::Indeterminate => text::INDETERMINATE,
    }
}

/// What lies behind an answer, one thing a line. `delegations` are the policies that were tried.
#[must_use]
pub fn lines(policy: &Policy, delegations: &[Policy], answer: &Answer) -> Vec<Message> {
    let mut lines = Vec::new();
    let decision = &answer.decision;
    if let Some(fault) = &decision.fault {
        lines.push(text::REFUSED.with("reason", fault.to_string()));
    }
    if decision.outcome == Outcome::Indeterminate {
        lines.push(text::STATUS.with("status", decision.status.urn()));
    }
    let decided = answer.delegation.and_then(|number| delegations.get(number));
    if let Some(number) = answer.delegation {
        lines.push(text::BY_DELEGATION.with("number", (number + 1).to_string()));
    }
    for id in decision.rules.iter().take(NAMED) {
        if answer.unmet == Some(Precondition::NotOnAccessList) {
            lines.push(text::RULE_SHUT_OUT.with("id", id.as_str()));
            continue;
        }
        let rules = &decided.unwrap_or(policy).rules;
        let description = rules.iter().find(|rule| rule.id == *id).and_then(|rule| rule.description.as_deref());
        lines.push(match description.filter(|description| !description.is_empty()) {
            Some(description) => text::RULE_WITH.with("id", id.as_str()).with("description", description),
            None => text::RULE.with("id", id.as_str()),
        });
    }
    for obligation in &decision.obligations {
        for assignment in &obligation.assignments {
            let value = assignment.value.as_str();
            lines.push(match assignment.category.as_deref() {
                Some(category::LEVEL_END_USER) => text::LEVEL.with("level", value),
                Some(category::LEVEL_ORGANISATION) => text::LEVEL_ORG.with("level", value),
                _ => text::OBLIGATION.with("id", obligation.id.as_str()).with("value", value),
            });
        }
    }
    if let Some(gate) = answer.unmet {
        lines.push(text::STOPPED.with("gate", gate.phrase()));
    }
    if decision.outcome == Outcome::NotApplicable {
        lines.extend(nearest(policy, &answer.request));
    }
    lines
}

/// The rule that lacks least, and what it lacks.
fn nearest(policy: &Policy, request: &Request) -> Vec<Message> {
    let lacking = |rule: &Rule, category: &str| fit(rule, request, category) != Ok(MatchResult::Match);
    // A rule about another resource is further away than one about another action, and that than another subject.
    let distance = |rule: &&Rule| {
        let weight = |category: &str, weight: u8| if lacking(rule, category) { weight } else { 0 };
        weight(category::RESOURCE, 4) + weight(category::ACTION, 2) + weight(category::SUBJECT, 1)
    };
    let permits = policy.rules.iter().filter(|rule| rule.effect == Effect::Permit);
    let Some(rule) = permits.min_by_key(distance) else { return Vec::new() };
    let mut lines = vec![text::NEAREST.with("id", rule.id.as_str())];
    if lacking(rule, category::RESOURCE) {
        let resources = rule.alternatives(category::RESOURCE).map(|one| {
            let urns: Vec<String> = one.pairs().map(|(id, value)| format!("{id}:{value}")).collect();
            Message::verbatim(urns.join(" + "))
        });
        lines.push(text::LACKS_RESOURCE.with("resources", list(resources)));
    }
    if lacking(rule, category::ACTION) {
        let actions = rule.alternatives(category::ACTION).flat_map(Alternative::pairs);
        let actions = actions.map(|(_, value)| Message::verbatim(value));
        lines.push(text::LACKS_ACTION.with("actions", list(actions)));
    }
    if lacking(rule, category::SUBJECT) {
        let who = rule.alternatives(category::SUBJECT).map(|one| naming::subjects(one.pairs()));
        lines.push(text::LACKS_SUBJECT.with("who", list(who)));
    }
    if lines.len() == 1 && rule.condition.is_some() {
        lines.push(text::LACKS_CONDITION.into());
    }
    lines
}

fn list(items: impl Iterator<Item = Message>) -> Message {
    let mut items = items.fuse();
    let mut list = items.next().unwrap_or_else(|| Message::verbatim("-"));
    for item in items.by_ref().take(NAMED - 1) {
        list = text::LIST.with("before", list).with("next", item);
    }
    match items.count() {
        0 => list,
        more => text::AND_MORE.with("list", list).with("count", more.to_string()),
    }
}

/// Why the caller is let in or not, at the level that was logged in at.
#[must_use]
pub fn caller(check: Check, level: i32) -> Message {
    let with = |phrase: Phrase, needed: i32| phrase.with("level", level.to_string()).with("needed", needed.to_string());
    match check {
        Check::NoLevel => text::CALLER_NO_LEVEL.into(),
        Check::LevelHolds { needed } => with(text::CALLER_HOLDS, needed),
        Check::Relaxed { needed } => with(text::CALLER_RELAXED, needed),
        Check::TooLow { needed } => with(text::CALLER_TOO_LOW, needed),
        Check::NotANumber => text::CALLER_NO_NUMBER.into(),
        Check::NotPermit => text::CALLER_NO_PERMIT.into(),
    }
}
