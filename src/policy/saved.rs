//! What the platform reads of a policy that Studio saves, without writing and reading its text: each policy that is linted is
//! held against what Studio would make of it.

use super::ids::{attribute, category, data_type, function, studio};
use super::model::{EditorPolicy, EditorRule};
use super::read::{ParseRefusal, parse};
use super::write::{is_plain, split_at_last_colon, split_urn, to_xml};
use super::xacml::{
    AllOf, AnyOf, AssignmentExpression, Designator, Expression, Literal, Match, ObligationExpression, Operand, Policy,
    Rule, RuleEffect, Target,
};

/// More matches than this are written and read, where limits are held.
const MOST_MATCHES: usize = 1_000;

/// The policy that Studio writes of a model; its places are those of no text.
///
/// # Errors
/// [`ParseRefusal`] when what Studio would write of it cannot be read.
pub(in crate::policy) fn read_back(model: &EditorPolicy) -> Result<Policy, ParseRefusal> {
    if is_ordinary(model) { Ok(policy(model)) } else { parse(&to_xml(model)) }
}

/// Whether all stands in the text as it does in the model, and nothing of it can be refused. What is unusual is left to those
/// who write and read it.
fn is_ordinary(model: &EditorPolicy) -> bool {
    let text = |text: &str| !text.is_empty() && is_plain(text) && text.trim() == text;
    let levels = [&model.required_authentication_level_end_user, &model.required_authentication_level_org];
    let parts = |(id, value): (&str, &str)| text(id) && text(value);
    let is_whole = |rule: &EditorRule| {
        let description = rule.description.as_deref();
        text(&rule.rule_id)
            && description.is_none_or(text)
            && rule.subject.iter().chain(&rule.access_packages).all(|urn| parts(split_urn(urn)))
            && rule.resources.iter().all(|all| !all.is_empty() && all.iter().all(|urn| parts(split_at_last_colon(urn))))
            && rule.actions.iter().all(|action| text(action))
    };
    let matches = |rule: &EditorRule| {
        rule.subject.len() + rule.access_packages.len() + rule.actions.len() + rule.resources.iter().flatten().count()
    };
    !model.rules.is_empty()
        && model
            .version
            .as_deref()
            .is_none_or(|version| text(version) && version.contains(|c: char| c.is_ascii_digit()))
        && levels.into_iter().flatten().all(|level| level.is_empty() || text(level))
        && model.rules.iter().all(is_whole)
        && model.rules.iter().map(matches).sum::<usize>() <= MOST_MATCHES
}

fn policy(model: &EditorPolicy) -> Policy {
    let end_user = model.required_authentication_level_end_user.as_deref().unwrap_or_default();
    let organisation = model.required_authentication_level_org.as_deref().unwrap_or_default();
    let levels = [
        (end_user, studio::OBLIGATION_END_USER, studio::ASSIGNMENT_END_USER, category::LEVEL_END_USER),
        (organisation, studio::OBLIGATION_ORGANISATION, studio::ASSIGNMENT_ORGANISATION, category::LEVEL_ORGANISATION),
    ];
    Policy {
        id: studio::POLICY_ID.to_owned(),
        version: model.version.clone().unwrap_or_else(|| "1.0".to_owned()),
        combining_algorithm: studio::DENY_OVERRIDES.to_owned(),
        description: None,
        target: Target::default(),
        rules: model.rules.iter().map(rule).collect(),
        variables: Vec::new(),
        obligations: levels.into_iter().filter(|(level, ..)| !level.is_empty()).map(obligation).collect(),
        advice: Vec::new(),
        span: 0..0,
    }
}

/// The matches of each `AllOf` of a rule's group, as attribute and value.
type Alternatives<'m> = Vec<Vec<(&'m str, &'m str)>>;

fn rule(rule: &EditorRule) -> Rule {
    let subjects = rule.subject.iter().chain(&rule.access_packages).map(|urn| vec![split_urn(urn)]).collect();
    let resources =
        rule.resources.iter().map(|parts| parts.iter().map(|urn| split_at_last_colon(urn)).collect()).collect();
    let actions = rule.actions.iter().map(|name| vec![(attribute::ACTION_ID, name.as_str())]).collect();
    let groups: [(_, _, Alternatives<'_>); 3] = [
        (category::SUBJECT, function::STRING_EQUAL_IGNORE_CASE, subjects),
        (category::RESOURCE, function::STRING_EQUAL, resources),
        (category::ACTION, function::STRING_EQUAL_IGNORE_CASE, actions),
    ];
    let any_of = |(category, function, alternatives): (&str, &str, Alternatives<'_>)| AnyOf {
        all_of: alternatives
            .into_iter()
            .map(|parts| AllOf {
                matches: parts.into_iter().map(|part| one_match(category, function, part)).collect(),
                span: 0..0,
            })
            .collect(),
        span: 0..0,
    };
    let any_of = groups.into_iter().filter(|(.., alternatives)| !alternatives.is_empty()).map(any_of).collect();
    Rule {
        id: rule.rule_id.clone(),
        effect: RuleEffect::Permit,
        description: rule.description.clone(),
        target: Some(Target { any_of, span: 0..0 }),
        condition: None,
        obligations: Vec::new(),
        advice: Vec::new(),
        span: 0..0,
    }
}

fn one_match(category: &str, function: &str, (id, value): (&str, &str)) -> Match {
    Match {
        function: function.to_owned(),
        value: literal(data_type::STRING, value),
        operand: Operand::Designator(Designator {
            attribute_id: id.to_owned(),
            category: category.to_owned(),
            data_type: data_type::STRING.to_owned(),
            must_be_present: false,
            issuer: None,
            span: 0..0,
        }),
        span: 0..0,
    }
}

fn obligation((level, id, assignment, category): (&str, &str, &str, &str)) -> ObligationExpression {
    ObligationExpression {
        id: id.to_owned(),
        fulfill_on: RuleEffect::Permit,
        assignments: vec![AssignmentExpression {
            attribute_id: assignment.to_owned(),
            category: Some(category.to_owned()),
            issuer: None,
            value: Expression::Literal(literal(data_type::INTEGER, level)),
            span: 0..0,
        }],
        span: 0..0,
    }
}

fn literal(data_type: &str, text: &str) -> Literal {
    Literal { data_type: data_type.to_owned(), text: text.to_owned(), span: 0..0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::compare::{Fill, NormalizedPolicy};
    use proptest::prelude::*;
    use proptest::sample::select;

    /// Values that Studio keeps, some of which no text holds as they are.
    fn urn() -> impl Strategy<Value = String> {
        let ids =
            vec!["urn:altinn:rolecode", "urn:altinn:access-list:ttd", "urn:altinn:org", "", "urn:altinn:task", " x"];
        let values = vec!["dagl", "ttd", "a b", "", " ", "<&>", "\u{FFFE}", "\r\n", "1:2", "æøå", "\"", "x "];
        let whole = (select(ids), select(values.clone())).prop_map(|(id, value)| format!("{id}:{value}"));
        prop_oneof![9 => whole, 1 => select(values).prop_map(str::to_owned)]
    }

    fn urns() -> impl Strategy<Value = Vec<String>> {
        proptest::collection::vec(urn(), 0..3)
    }

    fn rule() -> impl Strategy<Value = EditorRule> {
        let id = select(&["urn:altinn:resource:x:ruleid:1", "1", "", " "][..]);
        let description = select(&[None, Some(""), Some("Lese"), Some("<x>")][..]);
        (id, description, urns(), urns(), urns(), proptest::collection::vec(urns(), 0..3)).prop_map(
            |(id, description, subject, access_packages, actions, resources)| EditorRule {
                rule_id: id.to_owned(),
                description: description.map(str::to_owned),
                subject,
                access_packages,
                actions,
                resources,
            },
        )
    }

    fn model() -> impl Strategy<Value = EditorPolicy> {
        let level = || select(&[None, Some(""), Some("3"), Some(" 4")][..]).prop_map(|level| level.map(str::to_owned));
        let version = select(&[None, Some("1.0"), Some("v"), Some("")][..]);
        (proptest::collection::vec(rule(), 0..3), level(), level(), version).prop_map(
            |(rules, end_user, organisation, version)| EditorPolicy {
                rules,
                required_authentication_level_end_user: end_user,
                required_authentication_level_org: organisation,
                version: version.map(str::to_owned),
            },
        )
    }

    /// All but the places, which are those of no text.
    fn without_places(policy: &Policy) -> String {
        let written = format!("{policy:?}");
        let mut left = String::new();
        for (number, part) in written.split("span: ").enumerate() {
            let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            left.push_str(if number == 0 { part } else { rest });
        }
        left
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_read_back_is_what_is_read_of_the_text(model in model()) {
            let written = parse(&to_xml(&model));
            match (read_back(&model), &written) {
                (Ok(back), Ok(written)) => {
                    prop_assert_eq!(without_places(&back), without_places(written));
                    let fill = Fill::default();
                    prop_assert_eq!(NormalizedPolicy::of(&back, &fill), NormalizedPolicy::of(written, &fill));
                }
                (back, written) => prop_assert_eq!(back.is_ok(), written.is_ok()),
            }
        }
    }

    #[test]
    fn what_studio_usually_saves_is_ordinary() {
        use crate::catalog::products::CORRESPONDENCE;
        use crate::policy::build::{Choices, Holders, built};
        let choices = Choices { readers: Holders::recipients(true, false, false), ..Choices::new("ttd", "ttd-brev") };
        let model = built(&CORRESPONDENCE.policy_rules, &choices);
        assert!(is_ordinary(&model));
        assert_eq!(without_places(&policy(&model)), without_places(&parse(&to_xml(&model)).unwrap()));
    }
}
