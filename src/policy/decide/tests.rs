//! The platform's answers, one trait at a time (Altinn/altinn-authorization-tmp,
//! `Altinn.Authorization.ABAC/Xacml/XacmlRule.cs`, 2026-08-21; Altinn/altinn-authorization-tmp,
//! `Altinn.Authorization.ABAC/PolicyDecisionPoint.cs`, 2026-08-21).

use super::decision::EvaluationFault;
use super::request::AttributeValue;
use super::*;
use crate::policy::ids::{NAMESPACE, category, data_type, function};
use crate::policy::parse;
use crate::policy::xacml::Policy;

const DENY_OVERRIDES: &str = "urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides";
const FIRST_APPLICABLE: &str = "urn:oasis:names:tc:xacml:1.0:rule-combining-algorithm:first-applicable";

/// One match; the attribute is called after the first letter of its category's short name.
fn one(short: &str, value: &str, must: bool) -> String {
    let (id, category) = match short {
        "s" => ("urn:s", category::SUBJECT),
        "r" => ("urn:r", category::RESOURCE),
        _ => ("urn:a", category::ACTION),
    };
    format!(
        "<AnyOf><AllOf><Match MatchId='{}'><AttributeValue DataType='{string}'>{value}</AttributeValue>\
         <AttributeDesignator AttributeId='{id}' Category='{category}' DataType='{string}' MustBePresent='{must}'/>\
         </Match></AllOf></AnyOf>",
        function::STRING_EQUAL,
        string = data_type::STRING,
    )
}

fn rule(id: &str, effect: &str, target: &[String], rest: &str) -> String {
    format!("<Rule RuleId='{id}' Effect='{effect}'><Target>{}</Target>{rest}</Rule>", target.concat())
}

/// The usual rule: who `s` does `a` with `r`.
fn usual(id: &str, effect: &str) -> String {
    rule(id, effect, &[one("s", "s", false), one("r", "r", false), one("a", "a", false)], "")
}

fn policy(algorithm: &str, rules: &[String], rest: &str) -> Policy {
    let head = format!("<Policy xmlns='{NAMESPACE}' PolicyId='p' RuleCombiningAlgId='{algorithm}'><Target/>");
    parse(format!("{head}{}{rest}</Policy>", rules.concat()).as_bytes()).unwrap()
}

/// A request with these values; every attribute wants to be echoed.
fn request(values: &[(&str, &str)]) -> Request {
    let mut request = Request::default();
    for (short, text) in values {
        let (id, category) = match *short {
            "s" => ("urn:s", category::SUBJECT),
            "r" => ("urn:r", category::RESOURCE),
            _ => ("urn:a", category::ACTION),
        };
        request.push(category, [Attribute { include_in_result: true, ..Attribute::string(id, *text) }]);
    }
    request
}

/// Both engines, which must not differ.
fn answer(policy: &Policy, request: &Request) -> DecisionResult {
    let result = decide(policy, request);
    assert_eq!(Prepared::new(policy).decide(request), result);
    result
}

const ALL: [(&str, &str); 3] = [("s", "s"), ("r", "r"), ("a", "a")];

fn level(on: &str, category: &str, value: &str) -> String {
    format!(
        "<ObligationExpression ObligationId='o-{on}' FulfillOn='{on}'><AttributeAssignmentExpression AttributeId='urn:l' \
         Category='{category}'><AttributeValue DataType='{}'>{value}</AttributeValue></AttributeAssignmentExpression>\
         </ObligationExpression>",
        data_type::INTEGER,
    )
}

#[test]
fn a_permit_carries_its_rule_its_obligations_on_permit_and_what_is_echoed() {
    let levels = level("Permit", category::LEVEL_ORGANISATION, "1")
        + &level("Permit", category::LEVEL_END_USER, "3")
        + &level("Deny", category::LEVEL_END_USER, "4");
    let levels = format!("<ObligationExpressions>{levels}</ObligationExpressions>");
    let policy = policy(DENY_OVERRIDES, &[usual("one", "Permit"), usual("two", "Permit")], &levels);
    let result = answer(&policy, &request(&ALL));
    assert_eq!((result.decision, result.status), (Decision::Permit, Status::Ok));
    assert_eq!(result.rules, ["one", "two"]);
    assert_eq!(result.obligations.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["o-Permit", "o-Permit"]);
    assert_eq!(caller::required_level(&result), Some(3), "the level for organisations is another");
    assert_eq!(result.echoed_attributes, 3);
}

#[test]
fn what_nobody_is_let_in_to_is_echoed_once_a_rule_was_reached() {
    let policy = policy(DENY_OVERRIDES, &[usual("one", "Permit")], "");
    let stranger = answer(&policy, &request(&[("s", "x"), ("r", "r"), ("a", "a")]));
    assert_eq!((stranger.decision, stranger.echoed_attributes), (Decision::NotApplicable, 3));
    assert!(stranger.rules.is_empty() && stranger.obligations.is_empty());
    let elsewhere = answer(&policy, &request(&[("s", "s"), ("r", "x"), ("a", "a")]));
    assert_eq!((elsewhere.decision, elsewhere.echoed_attributes), (Decision::NotApplicable, 0));
}

#[test]
fn a_missing_resource_or_action_in_any_rule_spoils_all() {
    for (must, given) in [("r", ("a", "a")), ("r", ("a", "x")), ("a", ("r", "r")), ("a", ("r", "x"))] {
        let others = if must == "r" { one("a", "a", false) } else { one("r", "r", false) };
        let strict = rule("strict", "Permit", &[one(must, "v", true), others], "");
        let open = rule("open", "Permit", &[one("s", "s", false)], "");
        let policy = policy(DENY_OVERRIDES, &[open, strict], "");
        let result = answer(&policy, &request(&[("s", "s"), given]));
        assert_eq!((result.decision, result.status), (Decision::Indeterminate, Status::MissingAttribute), "{must}");
    }
}

#[test]
fn a_missing_subject_is_the_matter_of_its_rule_alone() {
    let strict = rule("strict", "Permit", &[one("s", "s", true), one("r", "r", false)], "");
    let result = answer(&policy(DENY_OVERRIDES, std::slice::from_ref(&strict), ""), &request(&[("r", "r")]));
    assert_eq!((result.decision, result.status), (Decision::Indeterminate, Status::Ok));
    assert_eq!(result.echoed_attributes, 0);
    let open = rule("open", "Permit", &[one("r", "r", false)], "");
    let result = answer(&policy(DENY_OVERRIDES, &[strict, open], ""), &request(&[("r", "r")]));
    assert_eq!((result.decision, result.rules), (Decision::Permit, vec!["open".to_owned()]));
}

#[test]
fn only_the_first_rule_decides_where_the_first_applies() {
    let rules = [usual("deny", "Deny"), usual("one", "Permit"), usual("two", "Permit")];
    let result = answer(&policy(FIRST_APPLICABLE, &rules, ""), &request(&ALL));
    assert_eq!((result.decision, result.rules), (Decision::Deny, vec!["deny".to_owned()]));
    let result = answer(&policy(FIRST_APPLICABLE, &rules[1..], ""), &request(&ALL));
    assert_eq!(result.rules, ["one"]);
}

/// A condition that wants exactly one number.
fn seven(argument: &str) -> String {
    format!(
        "<Condition><Apply FunctionId='{}'><AttributeDesignator AttributeId='urn:s' Category='{}' DataType='{integer}' \
         MustBePresent='false'/><AttributeValue DataType='{integer}'>{argument}</AttributeValue></Apply></Condition>",
        function::INTEGER_ONE_AND_ONLY,
        category::SUBJECT,
        integer = data_type::INTEGER,
    )
}

fn numbers(values: &[&str]) -> Request {
    let of = |text: &&str| AttributeValue { data_type: data_type::INTEGER.into(), text: (*text).into() };
    let many = Attribute { id: "urn:s".into(), values: values.iter().map(of).collect(), include_in_result: true };
    let mut request = request(&[("r", "r")]);
    request.push(category::SUBJECT, [many]);
    request
}

#[test]
fn a_condition_holds_fails_is_unknown_or_meets_too_many() {
    let policy = policy(DENY_OVERRIDES, &[rule("one", "Permit", &[one("r", "r", false)], &seven("7"))], "");
    let of = |values: &[&str]| {
        let result = answer(&policy, &numbers(values));
        (result.decision, result.status)
    };
    assert_eq!(of(&["007"]), (Decision::Permit, Status::Ok));
    assert_eq!(of(&["8"]), (Decision::NotApplicable, Status::Ok));
    assert_eq!(of(&["7", "7"]), (Decision::Indeterminate, Status::ProcessingError));
    let absent = answer(&policy, &request(&[("r", "r")]));
    assert_eq!((absent.decision, absent.status), (Decision::Indeterminate, Status::Ok));
}

#[test]
fn a_function_that_does_not_exist_breaks_off_only_where_it_is_reached() {
    let odd = usual("odd", "Permit").replace(function::STRING_EQUAL, "urn:none");
    let policy = policy(DENY_OVERRIDES, &[odd], "");
    let broken = answer(&policy, &request(&ALL));
    assert_eq!((broken.decision, broken.status), (Decision::Indeterminate, Status::SyntaxError));
    assert_eq!(broken.fault, Some(EvaluationFault::UnknownFunction("urn:none".into())));
    let unreached = answer(&policy, &Request::default());
    assert_eq!((unreached.decision, unreached.fault), (Decision::NotApplicable, None));
}

#[test]
fn only_a_pattern_that_cannot_be_read_is_a_fault_of_an_argument() {
    let fault = |function: &str| value_matches(function, "(", "x").unwrap_err();
    assert!(fault(function::STRING_REGEXP_MATCH).is_argument());
    assert!(!fault(function::ANY_URI_EQUAL).is_argument());
    assert!(!fault("urn:none").is_argument());
}
