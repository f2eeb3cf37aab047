use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::run::Judgement;
use super::*;
use crate::domain::PolicyKind;
use crate::policy::lint;
use crate::policy::write::to_xml;

/// A good policy of Studio's form, with three rules.
pub static STUDIO: LazyLock<String> = LazyLock::new(|| {
    let mut model = crate::policy::build::built(
        &crate::catalog::products::CORRESPONDENCE.policy_rules,
        &crate::policy::build::Choices::new("ttd", "ttd-melding"),
    );
    let mut send = model.rules[1].clone();
    send.actions = vec!["write".into()];
    send.rule_id = "urn:altinn:resource:ttd-melding:ruleid:3".into();
    model.rules.push(send);
    String::from_utf8(to_xml(&model)).unwrap().trim_start_matches('\u{feff}').to_owned()
});

fn known() -> lint::LintOptions {
    lint::LintOptions {
        resource_id: Some("ttd-melding".into()),
        kind: Some(PolicyKind::Correspondence),
        ..lint::LintOptions::new(jiff::civil::date(2026, 11, 20))
    }
}

fn run(text: &str, org: Option<&str>) -> Fixed {
    fix(text, &FixOptions { lint: &known(), org, except: &[] })
}

/// The text as fixed for the organisation `ttd`.
pub fn with_org(text: &str) -> String {
    run(text, Some("ttd")).text
}

/// Fixes `spoilt` and wants the text and the codes of what was fixed.
#[track_caller]
pub fn assert_fixed(spoilt: &str, wanted: &str, codes: &[&str]) {
    let fixed = run(spoilt, None);
    let lines = fixed.text.lines().zip(wanted.lines());
    let differing: Vec<_> = lines.filter(|(got, wanted)| got != wanted).collect();
    assert!(fixed.text == wanted, "got and wanted: {differing:#?}");
    assert_eq!(fixed.applied.iter().map(|one| one.code.id).collect::<Vec<_>>(), codes);
}

/// Wants that nothing is fixed.
#[track_caller]
pub fn assert_left(text: &str) {
    assert_fixed(text, text, &[]);
}

/// Ways to spoil the good policy, each fixable.
const SPOILINGS: &[(&str, &str)] = &[
    ("3.0:rule-combining", "1.0:rule-combining"),
    ("3.0:function:string-equal-ignore-case", "1.0:function:string-equal-ignore-case"),
    ("3.0:function:string-equal-ignore-case", "1.0:function:string-equal"),
    ("DataType=\"http://www.w3.org/2001/XMLSchema#string\"", "DataType='xs:string'"),
    (">dagl<", "> DAGL\n<"),
    (">dagl<", ">DAGL<"),
    ("ruleid:2", "ruleid:1"),
    (">ttd-melding<", ">TTD-Melding<"),
    ("\"urn:altinn:resource\"", "\"urn:altinn:serviceresource\""),
    (" Category=\"urn:altinn:minimum-authenticationlevel\"", ""),
    ("\"urn:altinn:rolecode\"", "\"urn:altinn:org:rolecode\""),
    (">ordinaer-post-til-virksomheten<", ">ordinaerposttilvirksomheten<"),
    (">subscribe<", ">instansiate<"),
    ("\n  <xacml:Rule ", "\n  <!-- æøå & co -->\n  <xacml:Rule "),
    ("\n", "\r\n"),
];

fn errors(text: &str) -> BTreeMap<&'static str, usize> {
    let judgement = Judgement::of(text, &FixOptions { lint: &known(), org: None, except: &[] });
    judgement.found.into_iter().filter(|(_, counts)| counts.1 > 0).map(|(code, counts)| (code, counts.1)).collect()
}

#[test]
fn what_is_excepted_is_left() {
    let spoilt = STUDIO.replacen("3.0:rule-combining", "1.0:rule-combining", 1);
    let known = known();
    let options = FixOptions { lint: &known, org: None, except: &["POL010"] };
    assert_eq!(fix(&spoilt, &options), Fixed { text: spoilt, applied: Vec::new() });
}

#[test]
fn a_good_policy_is_left_as_it_is() {
    assert_eq!(run(&STUDIO, Some("ttd")), Fixed { text: STUDIO.clone(), applied: Vec::new() });
    assert_left("no policy");
    assert_left("");
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(16))]

    #[test]
    fn spoilt_policies_get_better_and_mending_again_changes_nothing(
        picked in proptest::collection::vec((0..SPOILINGS.len(), 1..4_usize), 1..5),
    ) {
        let mut spoilt = STUDIO.clone();
        for (which, times) in picked {
            let (from, to) = SPOILINGS[which];
            spoilt = spoilt.replacen(from, to, times);
        }
        let before = errors(&spoilt);
        let once = run(&spoilt, None);
        for (code, count) in errors(&once.text) {
            proptest::prop_assert!(before.get(code).is_some_and(|was| count <= *was), "{code} is new");
        }
        proptest::prop_assert_eq!(once.applied.is_empty(), once.text == spoilt);
        let twice = run(&once.text, None);
        proptest::prop_assert_eq!(twice.text, once.text);
        proptest::prop_assert_eq!(twice.applied, Vec::new());
    }
}
