//! A decision in plain words: the rules that decided, what is demanded, what stopped it, and what would have matched.

use super::preconditions::Precondition;
use super::service::DecisionResponse;
use crate::policy::decide::caller::LevelCheck;
use crate::policy::decide::{Decision, MatchResult, Request, fit};
use crate::policy::ids::category;
use crate::policy::naming;
use crate::policy::xacml::{Alternative, Policy, Rule, RuleEffect};
use crate::text::{Message, Phrase, policy as text};

/// So many of a list are named; of the rest the number.
const NAMED: usize = 5;

/// What the decision means.
#[must_use]
pub const fn decision(decision: Decision) -> Phrase {
    match decision {
        Decision::Permit => words::PERMIT,
        Decision::Deny => words::DENY,
        Decision::NotApplicable => words::NOT_APPLICABLE,
        Decision::Indeterminate => words::INDETERMINATE,
    }
}

/// What lies behind an answer, one thing a line. `delegations` are the policies that were tried.
#[must_use]
pub fn lines(policy: &Policy, delegations: &[Policy], answer: &DecisionResponse) -> Vec<Message> {
    let mut lines = Vec::new();
    let result = &answer.result;
    if let Some(fault) = &result.fault {
        lines.push(text::REFUSED.with("reason", fault.to_string()));
    }
    if result.decision == Decision::Indeterminate {
        lines.push(words::STATUS.with("status", result.status.urn()));
    }
    let decided = answer.delegation.and_then(|number| delegations.get(number));
    if let Some(number) = answer.delegation {
        lines.push(words::BY_DELEGATION.with("number", (number + 1).to_string()));
    }
    for id in result.rules.iter().take(NAMED) {
        if answer.unmet == Some(Precondition::NotOnAccessList) {
            lines.push(words::RULE_SHUT_OUT.with("id", id.as_str()));
            continue;
        }
        let rules = &decided.unwrap_or(policy).rules;
        let description = rules.iter().find(|rule| rule.id == *id).and_then(|rule| rule.description.as_deref());
        lines.push(match description.filter(|description| !description.is_empty()) {
            Some(description) => words::RULE_WITH.with("id", id.as_str()).with("description", description),
            None => words::RULE.with("id", id.as_str()),
        });
    }
    for obligation in &result.obligations {
        for assignment in &obligation.assignments {
            let value = assignment.value.as_str();
            lines.push(match assignment.category.as_deref() {
                Some(category::LEVEL_END_USER) => words::LEVEL.with("level", value),
                Some(category::LEVEL_ORGANISATION) => words::LEVEL_ORG.with("level", value),
                _ => words::OBLIGATION.with("id", obligation.id.as_str()).with("value", value),
            });
        }
    }
    if let Some(gate) = answer.unmet {
        lines.push(words::STOPPED.with("gate", gate.phrase()));
    }
    if result.decision == Decision::NotApplicable {
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
    let permits = policy.rules.iter().filter(|rule| rule.effect == RuleEffect::Permit);
    let Some(rule) = permits.min_by_key(distance) else { return Vec::new() };
    let mut lines = vec![words::NEAREST.with("id", rule.id.as_str())];
    if lacking(rule, category::RESOURCE) {
        let resources = rule.alternatives(category::RESOURCE).map(|one| {
            let urns: Vec<String> = one.pairs().map(|(id, value)| format!("{id}:{value}")).collect();
            Message::verbatim(urns.join(" + "))
        });
        lines.push(words::LACKS_RESOURCE.with("resources", list(resources)));
    }
    if lacking(rule, category::ACTION) {
        let actions = rule.alternatives(category::ACTION).flat_map(Alternative::pairs);
        let actions = actions.map(|(_, value)| Message::verbatim(value));
        lines.push(words::LACKS_ACTION.with("actions", list(actions)));
    }
    if lacking(rule, category::SUBJECT) {
        let who = rule.alternatives(category::SUBJECT).map(|one| naming::subjects(one.pairs()));
        lines.push(words::LACKS_SUBJECT.with("who", list(who)));
    }
    if lines.len() == 1 && rule.condition.is_some() {
        lines.push(words::LACKS_CONDITION.into());
    }
    lines
}

fn list(items: impl Iterator<Item = Message>) -> Message {
    let mut items = items.fuse();
    let mut list = items.next().unwrap_or_else(|| Message::verbatim("-"));
    for item in items.by_ref().take(NAMED - 1) {
        list = words::LIST.with("before", list).with("next", item);
    }
    match items.count() {
        0 => list,
        more => words::AND_MORE.with("list", list).with("count", more.to_string()),
    }
}

/// Why the caller is let in or not, at the level that was logged in at.
#[must_use]
pub fn caller(check: LevelCheck, level: i32) -> Message {
    let with = |phrase: Phrase, needed: i32| phrase.with("level", level.to_string()).with("needed", needed.to_string());
    match check {
        LevelCheck::NoLevel => words::CALLER_NO_LEVEL.into(),
        LevelCheck::LevelHolds { needed } => with(words::CALLER_HOLDS, needed),
        LevelCheck::Relaxed { needed } => with(words::CALLER_RELAXED, needed),
        LevelCheck::TooLow { needed } => with(words::CALLER_TOO_LOW, needed),
        LevelCheck::NotANumber => words::CALLER_NO_NUMBER.into(),
        LevelCheck::NotPermit => words::CALLER_NO_PERMIT.into(),
    }
}

/// What this file alone says.
mod words {
    crate::text::phrases! {
        PERMIT { nb: "Permit: slipper inn", en: "Permit: lets in" }
        DENY { nb: "Deny: stenger ute", en: "Deny: shuts out" }
        NOT_APPLICABLE { nb: "NotApplicable: ingen regel slipper inn, så tjenesten sier nei", en: "NotApplicable: no rule lets in, so the service says no" }
        INDETERMINATE { nb: "Indeterminate: kan ikke avgjøres, så tjenesten sier nei", en: "Indeterminate: cannot be decided, so the service says no" }
        STATUS { nb: "Status: {status}", en: "Status: {status}" }
        RULE { nb: "Avgjort av regel {id}", en: "Decided by rule {id}" }
        RULE_WITH { nb: "Avgjort av regel {id}: {description}", en: "Decided by rule {id}: {description}" }
        RULE_SHUT_OUT { nb: "Regelen {id} slipper inn, men tilgangslistene stenger ute", en: "Rule {id} lets in, but the access lists shut out" }
        BY_DELEGATION { nb: "Ressursens egne regler avgjorde det ikke. Delegering nummer {number} slipper inn", en: "The resource's own rules said nothing. Delegation policy number {number} lets in" }
        LEVEL { nb: "Krever sikkerhetsnivå {level} av sluttbrukere", en: "Requires security level {level} of end users" }
        LEVEL_ORG { nb: "Krever bare nivå {level} av virksomheter som bruker tjenesteeierens token", en: "Requires only level {level} of organisations that use a service owner's token" }
        OBLIGATION { nb: "Forpliktelse {id}: {value}", en: "Obligation {id}: {value}" }
        STOPPED { nb: "Stoppet av: {gate}", en: "Stopped by: {gate}" }
        NEAREST { nb: "Nærmeste regel er {id}", en: "The nearest rule is {id}" }
        LACKS_SUBJECT { nb: "Den gjelder {who}", en: "It is about {who}" }
        LACKS_ACTION { nb: "Den gjelder handlingene {actions}", en: "It is about the actions {actions}" }
        LACKS_RESOURCE { nb: "Den gjelder {resources}", en: "It is about {resources}" }
        LACKS_CONDITION { nb: "Den har et vilkår som ikke er oppfylt", en: "It has a condition that is not met" }
        AND_MORE { nb: "{list} og {count} til", en: "{list} and {count} more" }
        LIST { nb: "{before}, {next}", en: "{before}, {next}" }
        CALLER_NO_LEVEL { nb: "tilgangsreglene krever ikke noe sikkerhetsnivå", en: "the policy requires no security level" }
        CALLER_HOLDS { nb: "nivå {level} holder; {needed} kreves", en: "level {level} is enough; {needed} is required" }
        CALLER_RELAXED { nb: "nivå {level} holder for tjenesteeierens token; {needed} kreves av virksomheter", en: "level {level} is enough for a service owner's token; {needed} is required of organisations" }
        CALLER_TOO_LOW { nb: "nivå {level} er for lavt; {needed} kreves", en: "level {level} is too low; {needed} is required" }
        CALLER_NO_NUMBER { nb: "nivået i tilgangsreglene er ikke et tall, så tjenesten feiler", en: "the level in the policy is not a number, so the service fails" }
        CALLER_NO_PERMIT { nb: "svaret er ikke Permit, så nivået betyr ingenting", en: "the decision is not Permit, so the level does not matter" }
    }
}
