use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::policy::decide::request::AttributeValue;
use crate::policy::decide::{Attribute, decide};
use crate::policy::ids::{data_type, function};
use crate::policy::xacml::Apply;
use crate::policy::xacml::{
    AllOf, AnyOf, AssignmentExpression, Designator, Expression, Literal, Match, ObligationExpression, Operand, Rule,
    RuleEffect, Selector, Target,
};

const CATEGORIES: [&str; 4] = [
    category::SUBJECT,
    category::RESOURCE,
    category::ACTION,
    "urn:oasis:names:tc:xacml:3.0:attribute-category:environment",
];
const TEXTS: [&str; 6] = ["x", "X", "y", "7", "007", "æ"];
const TYPES: [&str; 2] = [data_type::STRING, data_type::INTEGER];

fn algorithm() -> impl Strategy<Value = String> {
    let three = |name| format!("urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:{name}");
    select(vec![
        three("deny-overrides"),
        three("permit-overrides"),
        three("deny-unless-permit"),
        three("permit-unless-deny"),
        "urn:oasis:names:tc:xacml:1.0:rule-combining-algorithm:first-applicable".to_owned(),
        three("first-applicable"),
    ])
}

fn text() -> impl Strategy<Value = String> {
    select(TEXTS.to_vec()).prop_map(str::to_owned)
}

/// Mostly string; the other type is what makes a literal match nothing.
fn kind() -> impl Strategy<Value = String> {
    prop_oneof![6 => Just(TYPES[0]), 1 => Just(TYPES[1])].prop_map(str::to_owned)
}

fn name() -> impl Strategy<Value = String> {
    select(vec!["urn:i", "urn:j"]).prop_map(str::to_owned)
}

fn designator() -> impl Strategy<Value = Designator> {
    let in_category = prop_oneof![8 => select(CATEGORIES[..3].to_vec()), 1 => Just(CATEGORIES[3])];
    (name(), in_category, kind(), prop::bool::weighted(0.04)).prop_map(|(id, category, data_type, must)| Designator {
        attribute_id: id,
        category: category.to_owned(),
        data_type,
        must_be_present: must,
        issuer: None,
        span: 0..0,
    })
}

fn literal() -> impl Strategy<Value = Literal> {
    (kind(), text()).prop_map(|(data_type, text)| Literal { data_type, text, span: 0..0 })
}

fn one_match() -> impl Strategy<Value = Match> {
    let functions = prop_oneof![
        10 => Just(function::STRING_EQUAL),
        10 => Just(function::STRING_EQUAL_IGNORE_CASE),
        2 => Just(function::STRING_IS_IN),
        1 => Just(function::INTEGER_EQUAL),
        1 => Just("urn:oasis:names:tc:xacml:1.0:function:string-equal-ignore-case"),
    ];
    let selector = Selector { path: "p".into(), data_type: TYPES[0].into(), span: 0..0 };
    let operand = prop_oneof![
        60 => designator().prop_map(Operand::Designator),
        1 => Just(Operand::Selector(selector)),
    ];
    (functions, literal(), operand).prop_map(|(function, value, operand)| Match {
        function: function.to_owned(),
        value,
        operand,
        span: 0..0,
    })
}

fn target() -> impl Strategy<Value = Option<Target>> {
    let all_of = prop::collection::vec(one_match(), 1..4).prop_map(|matches| AllOf { matches, span: 0..0 });
    let any_of = prop::collection::vec(all_of, 1..3).prop_map(|all_of| AnyOf { all_of, span: 0..0 });
    prop::option::weighted(0.95, prop::collection::vec(any_of, 0..4).prop_map(|any_of| Target { any_of, span: 0..0 }))
}

fn condition() -> impl Strategy<Value = Expression> {
    let functions = [function::STRING_EQUAL, function::INTEGER_ONE_AND_ONLY, "urn:unknown"];
    let arguments = (literal().prop_map(Expression::Literal), designator().prop_map(Expression::Designator));
    (select(functions.to_vec()), arguments).prop_map(|(function, (literal, designator))| {
        Expression::Apply(Apply { function: function.to_owned(), arguments: vec![literal, designator], span: 0..0 })
    })
}

fn policy() -> impl Strategy<Value = Policy> {
    let effect = prop_oneof![3 => Just(RuleEffect::Permit), 1 => Just(RuleEffect::Deny)];
    let rule = (effect, target(), prop::option::weighted(0.06, condition()));
    (algorithm(), prop::collection::vec(rule, 0..12)).prop_map(|(combining_algorithm, rules)| {
        let rule =
            |(number, (effect, target, condition)): (usize, (RuleEffect, Option<Target>, Option<Expression>))| Rule {
                id: number.to_string(),
                effect,
                description: None,
                target,
                condition,
                obligations: Vec::new(),
                advice: Vec::new(),
                span: 0..0,
            };
        let level = Literal { data_type: TYPES[1].into(), text: "3".into(), span: 0..0 };
        let assignment = AssignmentExpression {
            attribute_id: "a".into(),
            category: None,
            issuer: None,
            value: Expression::Literal(level),
            span: 0..0,
        };
        let obligation = ObligationExpression {
            id: "o".into(),
            fulfill_on: RuleEffect::Permit,
            assignments: vec![assignment],
            span: 0..0,
        };
        Policy {
            id: "p".into(),
            version: "1.0".into(),
            combining_algorithm,
            description: None,
            target: Target::default(),
            rules: rules.into_iter().enumerate().map(rule).collect(),
            variables: Vec::new(),
            obligations: vec![obligation],
            advice: Vec::new(),
            span: 0..0,
        }
    })
}

fn request() -> impl Strategy<Value = Request> {
    let value = (kind(), text()).prop_map(|(data_type, text)| AttributeValue { data_type, text });
    let attribute = (name(), prop::collection::vec(value, 0..3), any::<bool>())
        .prop_map(|(id, values, include_in_result)| Attribute { id, values, include_in_result });
    let categories = (select(CATEGORIES.to_vec()), prop::collection::vec(attribute, 0..3));
    prop::collection::vec(categories, 0..6).prop_map(|categories| {
        let mut request = Request::default();
        categories.into_iter().for_each(|(name, attributes)| request.push(name, attributes));
        request
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every field, the fault included: a policy made ready answers as the engine that looks at every rule.
    #[test]
    fn the_answers_are_those_of_the_plain_engine(policy in policy(), requests in prop::collection::vec(request(), 1..6)) {
        let prepared = Prepared::new(&policy);
        for request in &requests {
            prop_assert_eq!(prepared.decide(request), decide(&policy, request));
        }
    }
}

#[test]
fn rules_of_one_kind_are_looked_up_and_others_set_aside() {
    let head = "<Policy xmlns='urn:oasis:names:tc:xacml:3.0:core:schema:wd-17' PolicyId='p' Version='1.0' \
        RuleCombiningAlgId='urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides'><Target/>";
    let one = |category: &str, function: &str, must: bool| {
        format!(
            "<Match MatchId='{function}'><AttributeValue DataType='{}'>x</AttributeValue><AttributeDesignator \
             AttributeId='i' Category='{category}' DataType='{}' MustBePresent='{must}'/></Match>",
            data_type::STRING,
            data_type::STRING
        )
    };
    let rule = |matches: &str| {
        format!("<Rule RuleId='r' Effect='Permit'><Target><AnyOf><AllOf>{matches}</AllOf></AnyOf></Target></Rule>")
    };
    let rules = [
        rule(&one(category::RESOURCE, function::STRING_EQUAL, false)),
        rule(&one(category::RESOURCE, function::STRING_EQUAL, true)),
        rule(&one(category::SUBJECT, function::STRING_REGEXP_MATCH, false)),
        rule(&one(category::SUBJECT, function::STRING_EQUAL_IGNORE_CASE, false)),
    ];
    let policy = crate::policy::parse(format!("{head}{}</Policy>", rules.concat()).as_bytes()).unwrap();
    let prepared = Prepared::new(&policy);
    assert_eq!(prepared.odd, [1]);
    assert_eq!(prepared.groups.iter().map(|group| group.odd.clone()).collect::<Vec<_>>(), [vec![], vec![2]]);
    assert_eq!(prepared.holders.len(), 1);
}
