//! Our engine: a policy of Studio's form, as the platform decides it.

use altinn_onboard::door::policy::decide::{Attribute, Prepared};
use altinn_onboard::door::policy::ids::{attribute, category, data_type, function, studio};
use altinn_onboard::door::policy::{Policy, Request, decide, parse};

use crate::Engine;
use crate::rules::{Ask, Rule};

const ORG: &str = "ttd";
const APP: &str = "app";

/// The rules as a policy file, read back.
pub fn policy(rules: &[Rule]) -> Policy {
    let one = |function: &str, category: &str, id: &str, value: &str| {
        format!(
            "<Match MatchId='{function}'><AttributeValue DataType='{0}'>{value}</AttributeValue><AttributeDesignator \
             AttributeId='{id}' Category='{category}' DataType='{0}' MustBePresent='false'/></Match>",
            data_type::STRING
        )
    };
    let any_of = |alternatives: Vec<String>| {
        let all: String = alternatives.iter().map(|matches| format!("<AllOf>{matches}</AllOf>")).collect();
        format!("<AnyOf>{all}</AnyOf>")
    };
    let ignore_case = function::STRING_EQUAL_IGNORE_CASE;
    let rule = |(number, rule): (usize, &Rule)| {
        let subjects =
            rule.subjects.iter().map(|subject| one(ignore_case, category::SUBJECT, subject_id(subject), subject));
        let actions =
            rule.actions.iter().map(|action| one(ignore_case, category::ACTION, attribute::ACTION_ID, action));
        let resource = [(attribute::ORG, ORG), (attribute::APP, APP), (attribute::TASK, rule.part.as_str())]
            .map(|(id, value)| one(function::STRING_EQUAL, category::RESOURCE, id, value));
        format!(
            "<Rule RuleId='{number}' Effect='{}'><Target>{}{}{}</Target></Rule>",
            if rule.permits { "Permit" } else { "Deny" },
            any_of(subjects.collect()),
            any_of(vec![resource.concat()]),
            any_of(actions.collect()),
        )
    };
    let rules: String = rules.iter().enumerate().map(rule).collect();
    let text = format!(
        "<Policy xmlns='{}' PolicyId='p' Version='1.0' RuleCombiningAlgId='{}'><Target/>{rules}</Policy>",
        altinn_onboard::door::policy::ids::NAMESPACE,
        studio::DENY_OVERRIDES,
    );
    parse(text.as_bytes()).expect("a policy")
}

fn subject_id(subject: &str) -> &'static str {
    if subject.starts_with('r') { attribute::ROLE_CODE } else { attribute::ACCESS_PACKAGE }
}

fn requests(asks: &[Ask]) -> Vec<Request> {
    let request = |ask: &Ask| {
        let mut request = Request::default();
        let subjects = ask.subjects.iter().map(|subject| Attribute::string(subject_id(subject), subject));
        request.push(category::SUBJECT, subjects);
        let resource = [(attribute::ORG, ORG), (attribute::APP, APP), (attribute::TASK, ask.part.as_str())];
        request.push(category::RESOURCE, resource.map(|(id, value)| Attribute::string(id, value)));
        request.push(category::ACTION, [Attribute::string(attribute::ACTION_ID, ask.action)]);
        request
    };
    asks.iter().map(request).collect()
}

/// A policy made ready.
pub struct Ready<'p> {
    policy: Prepared<'p>,
    requests: Vec<Request>,
}

impl<'p> Ready<'p> {
    pub fn new(policy: &'p Policy, asks: &[Ask]) -> Self {
        Self { policy: Prepared::new(policy), requests: requests(asks) }
    }
}

impl Engine for Ready<'_> {
    fn name(&self) -> &'static str {
        "altinn-onboard"
    }

    fn decide(&mut self, request: usize) -> bool {
        self.policy.decide(&self.requests[request]).is_permit()
    }
}

/// The policy as it is: every rule is looked at.
pub struct Plain<'p> {
    policy: &'p Policy,
    requests: Vec<Request>,
}

impl<'p> Plain<'p> {
    pub fn new(policy: &'p Policy, asks: &[Ask]) -> Self {
        Self { policy, requests: requests(asks) }
    }
}

impl Engine for Plain<'_> {
    fn name(&self) -> &'static str {
        "(ours, not made ready)"
    }

    fn decide(&mut self, request: usize) -> bool {
        decide(self.policy, &self.requests[request]).is_permit()
    }
}
