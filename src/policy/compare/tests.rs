use proptest::prelude::*;

use super::*;
use crate::catalog::products::CORRESPONDENCE;
use crate::domain::Language;
use crate::policy::build::{Choices, built};
use crate::policy::decide::{Attribute, Request, decide};
use crate::policy::ids::{attribute, category, function};
use crate::policy::model::{EditorPolicy, EditorRule};
use crate::policy::parse;
use crate::policy::write::to_xml;
use crate::policy::xacml::{Operand, Policy, RuleEffect};

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
    assert_eq!(said, "alle med rollen «Daglig leder» får ikke lenger skrive (`write`) på ttd-x");
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
    assert!(lost.ends_with("can no longer `read` on ttd-x (urn:altinn:rolecode:dagl)"), "{lost}");
    assert!(gained.ends_with("(urn:altinn:external-role:ccr:daglig-leder)"), "{gained}");
    let task = |id: &str| {
        let mut model = by_code.clone();
        model.rules[0].resources = vec![vec!["urn:altinn:org:ttd".into(), format!("urn:altinn:task:{id}")]];
        read(&model)
    };
    let found = differences(&task("Task_1"), &task("task_1"));
    let said_of_task = found[0].message.render(Language::En);
    assert!(said_of_task.ends_with("(urn:altinn:task:Task_1 letter by letter)"), "{said_of_task}");
    let other = model(&[(&["lede"], &["read"])]);
    assert!(said(&read(&other)).iter().all(|line| !line.contains("urn:")), "{:?}", said(&read(&other)));
}

#[test]
fn an_open_rule_covers_the_narrow_ones() {
    let open = model(&[(&[], &["read"]), (&["dagl"], &["read"])]);
    assert!(same_meaning(&read(&open), &read(&model(&[(&[], &["read"])]))));
    let found = differences(&read(&model(&[(&["dagl"], &["read"])])), &read(&open));
    assert_eq!(found.iter().map(|one| one.change).collect::<Vec<_>>(), [Change::Gained]);
    assert!(found[0].message.render(Language::En).starts_with("anybody can"));
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
    assert!(of(&direct).access_changes(&of(&high)).is_empty());
}

#[test]
fn who_gets_in_is_told_without_words_too() {
    let permits = model(&[(&["dagl"], &["read"])]);
    let shut = edited(&permits, &[("\"Permit\"", "\"Deny\"")]);
    let broken = edited(&permits, &[("3.0:rule-combining", "1.0:rule-combining")]);
    let other = read(&model(&[(&["lede"], &["read"])]));
    let all = [read(&permits), shut, broken, other];
    for (before, after) in all.iter().flat_map(|before| all.iter().map(move |after| (before, after))) {
        let of = |policy| NormalizedPolicy::of(policy, &Fill::default());
        let said: Vec<Change> = differences(before, after).iter().map(|one| one.change).collect();
        assert_eq!(of(before).access_changes(&of(after)), said);
    }
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

const IGNORING: &str = "3.0:function:string-equal-ignore-case";
const EXACT: &str = "1.0:function:string-equal";

#[test]
fn a_comparison_without_case_lets_in_nobody_more_where_one_case_only_is_asked_for() {
    let one = model(&[(&["dagl"], &["read"])]);
    let file = |change: &[(&str, &str)]| edited(&one, change);
    let as_it_is = read(&one);
    let mut other_way = as_it_is.clone();
    for one in other_way.rules.iter_mut().flat_map(|rule| rule.target.as_mut().unwrap().any_of.iter_mut()) {
        let one = &mut one.all_of[0].matches[0];
        let exactly = one.function == function::STRING_EQUAL;
        one.function = if exactly { function::STRING_EQUAL_IGNORE_CASE } else { function::STRING_EQUAL }.to_owned();
    }
    let mut present = as_it_is.clone();
    for one in &mut present.rules[0].target.as_mut().unwrap().any_of[1..] {
        let Operand::Designator(of) = &mut one.all_of[0].matches[0].operand else { panic!("no designator") };
        of.must_be_present = true;
    }
    for same in [
        file(&[(IGNORING, EXACT)]),
        file(&[(EXACT, IGNORING)]),
        file(&[(">dagl<", ">DAGL<"), (">read<", ">Read<")]),
        other_way,
        present,
    ] {
        assert_eq!(differences(&as_it_is, &same), []);
        assert_eq!(differences(&same, &as_it_is), []);
    }
    let nobody = file(&[(IGNORING, EXACT), (">dagl<", ">DAGL<")]);
    let changes = |a: &Policy, b: &Policy| differences(a, b).iter().map(|one| one.change).collect::<Vec<_>>();
    assert_eq!((changes(&nobody, &as_it_is), changes(&as_it_is, &nobody)), (vec![Change::Gained], vec![Change::Lost]));
    let wrong_action = file(&[(IGNORING, EXACT), (">read<", ">Read<")]);
    assert_eq!(changes(&wrong_action, &as_it_is), [Change::Gained]);
}

#[test]
fn an_own_action_is_asked_as_either_policy_writes_it() {
    let of = |action: &str| model(&[(&["dagl"], &[action])]);
    let exactly = |action: &str| edited(&of(action), &[(IGNORING, EXACT)]);
    assert!(same_meaning(&read(&of("Godkjenn")), &exactly("Godkjenn")));
    let found = differences(&read(&of("Godkjenn")), &exactly("godkjenn"));
    let lost: Vec<_> = found.iter().map(|one| (one.change, one.action.as_deref())).collect();
    assert_eq!(lost, [(Change::Lost, Some("Godkjenn"))]);
}

#[test]
fn order_counts_only_where_a_request_shows_it() {
    let first = |rules: &[(&[&str], &[&str])], denies: &[usize]| {
        let mut policy = read(&model(rules));
        "urn:oasis:names:tc:xacml:1.0:rule-combining-algorithm:first-applicable"
            .clone_into(&mut policy.combining_algorithm);
        for at in denies {
            policy.rules[*at].effect = RuleEffect::Deny;
        }
        policy
    };
    let (dagl, lede, innh): (&[&str], &[&str], &[&str]) = (&["dagl"], &["lede"], &["innh"]);
    let read: &[&str] = &["read"];
    let a = first(&[(lede, read), (dagl, read), (innh, read)], &[0]);
    assert!(same_meaning(&a, &first(&[(lede, read), (innh, read), (dagl, read)], &[0])));
    assert!(!same_meaning(&a, &first(&[(dagl, read), (lede, read), (innh, read)], &[1])));
    let mut by_deny = a.clone();
    "urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides".clone_into(&mut by_deny.combining_algorithm);
    assert!(same_meaning(&a, &by_deny));
}

#[test]
fn what_spoils_every_answer_is_never_taken_for_the_same() {
    let open: (&[&str], &[&str]) = (&[], &["read"]);
    let both = model(&[open, (&["dagl"], &["read"])]);
    let file = String::from_utf8(to_xml(&both)).unwrap();
    let (open_rule, narrow) = file.split_once("</xacml:Rule>").unwrap();
    let spoiled = |from: &str, to: &str| {
        parse(format!("{open_rule}</xacml:Rule>{}", narrow.replacen(from, to, 1)).as_bytes()).unwrap()
    };
    for (from, to) in [(IGNORING, "1.0:function:string-equal-ignore-case"), ("\"false\"", "\"true\"")] {
        assert!(!same_meaning(&read(&both), &spoiled(from, to)), "{to}");
    }
}

/// A rule: who, what, where, each with whether its case counts; and whether it shuts out.
type Shape = (Vec<(&'static str, bool)>, Vec<(&'static str, bool)>, (&'static str, bool), bool);

const WHO: [&str; 4] = ["dagl", "DAGL", "LEDE", "innh"];
const WHAT: [&str; 5] = ["read", "Read", "write", "Godkjenn", "godkjenn"];

fn policies() -> impl Strategy<Value = Policy> {
    let some = |of: &'static [&'static str]| prop::collection::vec((prop::sample::select(of), any::<bool>()), 0..=2);
    let place = (prop::sample::select(&["ttd-x", "TTD-x"][..]), any::<bool>());
    let rule = (some(&WHO), some(&WHAT), place, any::<bool>());
    let algorithms = [
        "urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-overrides",
        "urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:permit-overrides",
        "urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:deny-unless-permit",
        "urn:oasis:names:tc:xacml:3.0:rule-combining-algorithm:permit-unless-deny",
        "urn:oasis:names:tc:xacml:1.0:rule-combining-algorithm:first-applicable",
        "urn:oasis:names:tc:xacml:1.0:rule-combining-algorithm:deny-overrides",
    ];
    (prop::collection::vec(rule, 1..4), prop::sample::select(algorithms.to_vec()))
        .prop_map(|(rules, algorithm)| policy(&rules, algorithm))
}

fn policy(rules: &[Shape], algorithm: &str) -> Policy {
    let shapes: Vec<(Vec<&str>, Vec<&str>)> = rules
        .iter()
        .map(|(who, what, ..)| (who.iter().map(|one| one.0).collect(), what.iter().map(|one| one.0).collect()))
        .collect();
    let shapes: Vec<(&[&str], &[&str])> = shapes.iter().map(|(who, what)| (&who[..], &what[..])).collect();
    let mut policy = read(&model(&shapes));
    algorithm.clone_into(&mut policy.combining_algorithm);
    for (rule, (who, what, (place, exact_place), deny)) in policy.rules.iter_mut().zip(rules) {
        rule.effect = if *deny { RuleEffect::Deny } else { RuleEffect::Permit };
        let mut all: Vec<_> =
            rule.target.iter_mut().flat_map(|target| &mut target.any_of).flat_map(|one| &mut one.all_of).collect();
        let exactly = who.iter().map(|one| one.1).chain([*exact_place]).chain(what.iter().map(|one| one.1));
        assert_eq!(all.len(), who.len() + what.len() + 1);
        for (all_of, exactly) in all.iter_mut().zip(exactly) {
            let one = &mut all_of.matches[0];
            one.function = if exactly { function::STRING_EQUAL } else { function::STRING_EQUAL_IGNORE_CASE }.to_owned();
            if one.value.text == "ttd-x" {
                (*place).clone_into(&mut one.value.text);
            }
        }
    }
    policy
}

/// The values of an attribute that either policy names, in the letters in which they are asked for.
fn asked(policies: [&Policy; 2], attribute: &str, sent: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let matches = policies.into_iter().flat_map(Policy::designated_matches);
    let named = matches.filter(|(_, of)| of.attribute_id == attribute).flat_map(|(one, _)| sent(&one.value.text));
    std::collections::BTreeSet::from_iter(named).into_iter().collect()
}

/// Every request that can be asked of two policies: by whoever has some of the roles, one action or two, one resource.
fn requests(policies: [&Policy; 2]) -> Vec<Request> {
    let codes = asked(policies, "urn:altinn:rolecode", |code| vec![code.to_lowercase()]);
    let own = |action: &str| if action == "Read" { "read".to_owned() } else { action.to_owned() };
    let mut actions = asked(policies, attribute::ACTION_ID, |action| vec![own(action)]);
    actions.push("sign".to_owned());
    let mut places = asked(policies, attribute::RESOURCE, |id| vec![id.to_owned(), id.to_lowercase()]);
    places.push("ttd-y".to_owned());
    let mut all = Vec::new();
    for held in 0..1_u32 << codes.len() {
        for (at, action) in actions.iter().enumerate() {
            for other in &actions[at..] {
                for place in &places {
                    let held = codes.iter().enumerate().filter(|(bit, _)| held & (1 << bit) != 0);
                    let roles = held.map(|(_, code)| ("urn:altinn:rolecode", code.as_str()));
                    let mut request = Request::new(roles.chain([("urn:altinn:userid", "1")]), action, place, None);
                    request.push(category::ACTION, [Attribute::string(attribute::ACTION_ID, other.as_str())]);
                    all.push(request);
                }
            }
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_difference_is_the_same_answer_to_every_request_that_can_be_asked(a in policies(), b in policies()) {
        let shown = requests([&a, &b]).iter().any(|one| decide(&a, one).decision != decide(&b, one).decision);
        prop_assert_eq!(same_meaning(&a, &b), !shown, "{:?}", differences(&a, &b));
        prop_assert_eq!(same_meaning(&b, &a), !shown, "{:?}", differences(&b, &a));
    }

    #[test]
    fn other_letters_are_a_difference_only_where_they_are_asked_for(a in policies(), swaps in any::<u16>()) {
        let mut b = a.clone();
        let matches = b.rules.iter_mut().flat_map(|rule| &mut rule.target).flat_map(|target| &mut target.any_of);
        for (at, one) in matches.flat_map(|any_of| &mut any_of.all_of).flat_map(|one| &mut one.matches).enumerate() {
            if swaps & (1 << (at % 16)) != 0 {
                let exactly = one.function == function::STRING_EQUAL;
                one.function =
                    if exactly { function::STRING_EQUAL_IGNORE_CASE } else { function::STRING_EQUAL }.to_owned();
            }
        }
        let shown = requests([&a, &b]).iter().any(|one| decide(&a, one).decision != decide(&b, one).decision);
        prop_assert_eq!(same_meaning(&a, &b), !shown, "{:?}", differences(&a, &b));
    }

    #[test]
    fn order_never_counts_without_first_applicable(a in policies()) {
        let mut b = a.clone();
        b.rules.reverse();
        prop_assert!(same_meaning(&a, &b) || a.combining_algorithm.ends_with(":first-applicable"));
    }
}
