//! The policy reader and what stands on it: no bytes make them panic, places lie within the text, and reading back what
//! was written gives the same.
#![no_main]

use altinn_onboard::door::domain::PolicyKind;
use altinn_onboard::door::policy::decide::Request;
use altinn_onboard::door::policy::explain::explain;
use altinn_onboard::door::policy::lint::examine::examine;
use altinn_onboard::door::policy::lint::{LintOptions, line_and_column, lint_policy};
use altinn_onboard::door::policy::read::{decode, parse_text};
use altinn_onboard::door::policy::xacml::{Expression, ObligationExpression, Operand, Policy, Span, Target};
use altinn_onboard::door::policy::{decide, differences, registry, rights, studio, write};
use libfuzzer_sys::fuzz_target;

/// The resource that the questions are about.
const RESOURCE: &str = "ttd-melding";

fuzz_target!(|bytes: &[u8]| {
    let found = examine(bytes, &named()).findings;
    let _ = registry::upload_verdict(bytes, RESOURCE);
    let Ok(text) = decode(bytes) else { return };
    for one in &found {
        if let Some(span) = &one.span {
            inside(&text, span);
            let (line, column) = line_and_column(&text, span);
            assert!(line >= 1 && column >= 1);
        }
    }
    match parse_text(&text) {
        Ok(policy) => look_at(&text, &policy),
        Err(refusal) => {
            assert!(!found.is_empty(), "refused, and no finding says so");
            inside(&text, &(refusal.offset.unwrap_or(0)..refusal.offset.unwrap_or(0)));
        }
    }
});

fn named() -> LintOptions {
    LintOptions { resource_id: Some(RESOURCE.into()), kind: Some(PolicyKind::Correspondence), ..plain() }
}

fn plain() -> LintOptions {
    LintOptions::new(jiff::civil::date(2026, 11, 20))
}

/// Everything that can be asked of a policy.
fn look_at(text: &str, policy: &Policy) {
    spans(text, policy);
    for kind in [PolicyKind::Correspondence, PolicyKind::Broker, PolicyKind::Generic, PolicyKind::Consent, PolicyKind::App] {
        let options = LintOptions { kind: Some(kind), for_studio: true, ..plain() };
        let _ = lint_policy(policy, &options);
    }
    if let Ok(listing) = rights::listing(policy) {
        let _ = rights::confidentiality(&listing);
    }
    let _ = rights::minimum_level(policy);
    let _ = registry::subjects(policy);
    let _ = explain(policy, &named(), None);
    let request = Request::new([("urn:altinn:rolecode", "dagl")], "read", RESOURCE, None);
    assert_eq!(decide(policy, &request), decide(policy, &request));
    assert_eq!(differences(policy, policy), [], "a policy differs from itself");
    round_trip(policy);
}

/// What Studio would write of it is read back to the same: once through the writer, nothing changes any more.
fn round_trip(policy: &Policy) {
    let Ok(model) = studio::to_model(policy) else { return };
    let _ = studio::validate(&model);
    let written = write::to_xml(&model);
    let Ok(again) = decode(&written).and_then(|text| parse_text(&text)) else { return };
    let Ok(second) = studio::to_model(&again) else { panic!("Studio cannot open what it wrote") };
    let rewritten = write::to_xml(&second);
    let Ok(third) = decode(&rewritten).and_then(|text| parse_text(&text)) else {
        panic!("what was written twice cannot be read")
    };
    assert_eq!(studio::to_model(&third), Ok(second.clone()), "the model is not stable");
    assert_eq!(write::to_xml(&second), rewritten);
}

fn spans(text: &str, policy: &Policy) {
    inside(text, &policy.span);
    target(text, &policy.target);
    for rule in &policy.rules {
        inside(text, &rule.span);
        if let Some(of_rule) = &rule.target {
            target(text, of_rule);
        }
        if let Some(condition) = &rule.condition {
            expression(text, condition);
        }
        expressions(text, rule.obligations.iter().chain(&rule.advice));
    }
    expressions(text, policy.obligations.iter().chain(&policy.advice));
}

fn target(text: &str, target: &Target) {
    inside(text, &target.span);
    for any_of in &target.any_of {
        inside(text, &any_of.span);
        for all_of in &any_of.all_of {
            inside(text, &all_of.span);
            for one in &all_of.matches {
                inside(text, &one.span);
                inside(text, &one.value.span);
                match &one.operand {
                    Operand::Designator(designator) => inside(text, &designator.span),
                    Operand::Selector(selector) => inside(text, &selector.span),
                }
            }
        }
    }
}

fn expressions<'p>(text: &str, all: impl Iterator<Item = &'p ObligationExpression>) {
    for one in all {
        inside(text, &one.span);
        for assignment in &one.assignments {
            inside(text, &assignment.span);
            expression(text, &assignment.value);
        }
    }
}

fn expression(text: &str, value: &Expression) {
    match value {
        Expression::Apply(apply) => {
            inside(text, &apply.span);
            apply.arguments.iter().for_each(|argument| expression(text, argument));
        }
        Expression::Literal(literal) => inside(text, &literal.span),
        Expression::Designator(designator) => inside(text, &designator.span),
        Expression::Selector(selector) => inside(text, &selector.span),
        Expression::Function(_) | Expression::Variable(_) => {}
    }
}

/// The place lies within the text and between characters.
fn inside(text: &str, span: &Span) {
    assert!(text.get(span.clone()).is_some(), "{span:?} of {}", text.len());
}
