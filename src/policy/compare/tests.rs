use proptest::prelude::*;

use super::*;
use crate::catalog::products::CORRESPONDENCE;
use crate::domain::Language;
use crate::policy::build::{Choices, built};
use crate::policy::decide::{Decision, Request, decide};
use crate::policy::model::{EditorPolicy, EditorRule};
use crate::policy::parse;
use crate::policy::write::to_xml;
use crate::policy::xacml::{Policy, RuleEffect};

fn model(rules: &[(&[&str], &[&str])]) -> EditorPolicy {
    let rule = |(subjects, actions): &(&[&str], &[&str])| EditorRule {
        rule_id: "r".into(),
        subject: subjects.iter().map(|code| format!("urn:altinn:rolecode:{code}")).collect(),
        actions: actions.iter().map(|action| (*action).to_owned()).collect(),
        resources: vec![vec!["urn:altinn:resource:ttd-x".into()]],
        ..EditorRule::default()
    };
    EditorPolicy { rules: rules.iter().map(rule).collect(), ..EditorPolicy::default() }
}

fn read(model: &EditorPolicy) -> Policy {
    parse(&to_xml(model)).unwrap()
}

fn edited(model: &EditorPolicy, change: &[(&str, &str)]) -> Policy {
    let mut file = String::from_utf8(to_xml(model)).unwrap();
    for (from, to) in change {
        assert!(file.contains(from), "{from}");
        file = file.replace(from, to);
    }
    parse(file.as_bytes()).unwrap()
}

#[test]
fn how_rules_are_split_and_named_does_not_count() {
    let together = model(&[(&["dagl", "LEDE"], &["read", "write"])]);
    let apart = model(&[(&["lede"], &["write", "read"]), (&["dagl"], &["read"]), (&["Dagl"], &["write", "read"])]);
    assert!(same_meaning(&read(&together), &read(&apart)));
    let less = model(&[(&["lede"], &["write", "read"]), (&["dagl"], &["read"])]);
    let found = differences(&read(&together), &read(&less));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].change, found[0].action.as_deref()), (Change::Lost, Some("write")));
    assert_eq!(found[0].who, ["urn:altinn:rolecode:dagl"]);
    let said = found[0].message.render(Language::Nb);
    assert_eq!(said, "den som har rollen «Daglig leder» får ikke lenger gjøre «write» på ttd-x");
}

#[test]
fn who_loses_and_gains_the_same_is_told_what_changed() {
    let by_code = model(&[(&["dagl"], &["read"])]);
    let said = |after: &Policy| -> Vec<String> {
        differences(&read(&by_code), after).iter().map(|one| one.message.render(Language::En)).collect()
    };
    let mut by_name = by_code.clone();
    by_name.rules[0].subject = vec!["urn:altinn:external-role:ccr:daglig-leder".into()];
    let [lost, gained] = &said(&read(&by_name))[..] else { panic!("lost and gained") };
    assert!(lost.ends_with("may no longer do “read” on ttd-x (urn:altinn:rolecode:dagl)"), "{lost}");
    assert!(gained.ends_with("(urn:altinn:external-role:ccr:daglig-leder)"), "{gained}");
    let exact = edited(&by_code, &[("3.0:function:string-equal-ignore-case", "1.0:function:string-equal")]);
    assert!(said(&exact)[0].contains("(urn:altinn:rolecode:dagl in upper or lower case"), "{:?}", said(&exact));
    let other = model(&[(&["lede"], &["read"])]);
    assert!(said(&read(&other)).iter().all(|line| !line.contains("urn:")), "{:?}", said(&read(&other)));
}

#[test]
fn an_open_rule_covers_the_narrow_ones() {
    let open = model(&[(&[], &["read"]), (&["dagl"], &["read"])]);
    assert!(same_meaning(&read(&open), &read(&model(&[(&[], &["read"])]))));
    let found = differences(&read(&model(&[(&["dagl"], &["read"])])), &read(&open));
    assert_eq!(found.iter().map(|one| one.change).collect::<Vec<_>>(), [Change::Gained]);
    assert!(found[0].message.render(Language::En).starts_with("anybody may do"));
}

#[test]
fn levels_and_placeholders() {
    let choices = Choices { for_studio: true, ..Choices::new("ttd", "ttd-melding") };
    let (studio, direct) = (
        built(&CORRESPONDENCE.policy_rules, &choices),
        built(&CORRESPONDENCE.policy_rules, &Choices { for_studio: false, ..choices }),
    );
    assert_eq!(differences(&read(&studio), &read(&direct)).len(), 2);
    let fill = Fill { org: Some("ttd".into()), app: None };
    let of = |model| NormalizedPolicy::of_model(model, &fill).unwrap();
    assert!(of(&studio).differences(&of(&direct)).is_empty());
    let high = EditorPolicy { required_authentication_level_end_user: Some("4".into()), ..direct.clone() };
    let found = differences(&read(&direct), &read(&high));
    assert_eq!(found.iter().map(|one| one.change).collect::<Vec<_>>(), [Change::Level]);
    assert!(found[0].message.render(Language::En).ends_with("from 3 to 4"));
}

#[test]
fn algorithms_count_only_where_they_matter() {
    let permits = model(&[(&["dagl"], &["read"])]);
    let same = edited(&permits, &[("deny-overrides", "permit-overrides")]);
    assert!(same_meaning(&read(&permits), &same));
    let broken = edited(&permits, &[("3.0:rule-combining", "1.0:rule-combining")]);
    let found: Vec<_> = differences(&read(&permits), &broken).iter().map(|one| one.change).collect();
    assert_eq!(found, [Change::Lost, Change::Combining]);
    let shut = edited(&permits, &[("deny-overrides", "deny-unless-permit")]);
    assert_eq!(differences(&read(&permits), &shut)[0].change, Change::Combining);
}

#[test]
fn a_permission_that_a_deny_covers_was_never_there() {
    let both = model(&[(&["dagl"], &["read"]), (&["dagl"], &["read"])]);
    let file = String::from_utf8(to_xml(&both)).unwrap().replacen("\"Permit\"", "\"Deny\"", 1);
    let denied = edited(&model(&[(&["dagl"], &["read"])]), &[("Effect=\"Permit\"", "Effect=\"Deny\"")]);
    let found: Vec<_> = differences(&parse(file.as_bytes()).unwrap(), &denied).iter().map(|one| one.change).collect();
    assert_eq!(found, []);
    let found: Vec<_> =
        differences(&read(&model(&[(&["dagl"], &["read"])])), &denied).iter().map(|o| o.change).collect();
    assert_eq!(found, [Change::Lost, Change::ShutOut]);
}

const CODES: [&str; 3] = ["dagl", "lede", "innh"];
const ACTIONS: [&str; 2] = ["read", "write"];

/// Every request there can be about these roles and actions, and one about neither.
fn requests() -> impl Iterator<Item = Request> {
    (0..8_u32).flat_map(|held| {
        ["read", "write", "sign"].map(|action| {
            let roles = (0..3).filter(|bit| held & (1 << bit) != 0).map(|bit| ("urn:altinn:rolecode", CODES[bit]));
            Request::new(roles.chain([("urn:altinn:userid", "1")]), action, "ttd-x", None)
        })
    })
}

fn answers(policy: &Policy) -> Vec<Decision> {
    requests().map(|request| decide(policy, &request).decision).collect()
}

fn policies() -> impl Strategy<Value = Policy> {
    let rule = (
        proptest::sample::subsequence(&CODES[..], 0..=2),
        proptest::sample::subsequence(&ACTIONS[..], 0..=2),
        any::<bool>(),
    );
    let algorithms = ["deny-overrides", "permit-overrides", "deny-unless-permit", "permit-unless-deny", "no-such"];
    (prop::collection::vec(rule, 1..4), prop::sample::select(algorithms.to_vec())).prop_map(|(rules, algorithm)| {
        let shapes: Vec<(&[&str], &[&str])> = rules.iter().map(|(who, what, _)| (&who[..], &what[..])).collect();
        let file =
            String::from_utf8(to_xml(&model(&shapes))).unwrap().replace(":deny-overrides", &format!(":{algorithm}"));
        let mut policy = parse(file.as_bytes()).unwrap();
        for (rule, (_, _, deny)) in policy.rules.iter_mut().zip(&rules) {
            rule.effect = if *deny { RuleEffect::Deny } else { RuleEffect::Permit };
        }
        policy
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_difference_is_the_same_answer_to_every_request(a in policies(), b in policies()) {
        if same_meaning(&a, &b) {
            prop_assert_eq!(answers(&a), answers(&b));
        }
    }

    #[test]
    fn a_difference_can_be_shown_by_a_request(a in policies(), b in policies()) {
        let plain = |policy: &Policy| matches!(NormalizedPolicy::of(policy, &Fill::default()).combining, Combining::OneEffect);
        if plain(&a) && plain(&b) && !same_meaning(&a, &b) {
            prop_assert_ne!(answers(&a), answers(&b));
        }
    }

    #[test]
    fn order_never_counts_without_first_applicable(a in policies()) {
        let mut b = a.clone();
        b.rules.reverse();
        prop_assert!(same_meaning(&a, &b));
    }
}
