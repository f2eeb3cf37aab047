//! Policies on their way out of the roles of Altinn 2.

use super::*;
use crate::catalog::packages;
use crate::catalog::packages::Package;
use crate::catalog::roles::ALTINN2_ROLES_END;
use crate::catalog::roles::Grade;
use crate::domain::PolicyKind;
use crate::policy::explain::reach::Recipient;
use crate::policy::lint;
use crate::policy::lint::LintOptions;
use crate::policy::write::to_xml;
use jiff::civil::Date;

const DAY: Date = jiff::civil::date(2026, 11, 29);

fn policy(subjects: &[&str], packages: &[&str]) -> PolicyFile {
    let rules = &crate::catalog::products::CORRESPONDENCE.policy_rules;
    let mut model = crate::policy::build::built(rules, &crate::policy::build::Choices::new("ttd", "ttd-melding"));
    model.rules[0].subject = subjects.iter().map(|one| (*one).to_owned()).collect();
    model.rules[0].access_packages = packages.iter().map(|one| format!("urn:altinn:accesspackage:{one}")).collect();
    PolicyFile::read(to_xml(&model)).unwrap()
}

fn options(kind: PolicyKind) -> LintOptions {
    LintOptions { resource_id: Some("ttd-melding".into()), kind: Some(kind), ..LintOptions::new(DAY) }
}

fn migrated(file: &PolicyFile, ending: EndingRoles, chosen: &[&'static Package]) -> Migration {
    let lint = options(PolicyKind::Correspondence);
    migrate(file, &MigrationOptions { lint: &lint, ending, chosen })
}

fn codes(text: &str) -> Vec<&'static str> {
    let found = lint::lint(text.as_bytes(), &options(PolicyKind::Correspondence));
    let mut codes: Vec<&str> =
        found.iter().map(|one| one.code.id).filter(|code| ("POL045".."POL054").contains(code)).collect();
    codes.sort_unstable();
    codes
}

fn names<T>(all: &[T], name: impl Fn(&T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(name).collect()
}

#[test]
fn a_role_of_the_same_name_gets_its_package_and_the_registers_that_it_does_not_reach() {
    let file = policy(&["urn:altinn:rolecode:A0236"], &[]);
    assert_eq!(codes(file.text()), ["POL049", "POL050"]);
    let kept = migrated(&file, EndingRoles::Kept, &[]);
    let [rule] = kept.rules.as_slice() else { panic!("{:?}", kept.rules) };
    assert_eq!((rule.number, rule.outcome), (1, RuleOutcome::Replaced));
    let [proposal] = rule.roles.as_slice() else { panic!("{:?}", rule.roles) };
    assert_eq!((proposal.role.code, proposal.grade), ("a0236", Grade::SameName));
    assert_eq!(names(&proposal.packages, |package| package.id), ["ordinaer-post-til-virksomheten"]);
    let registers = names(&proposal.registers, |role| role.short_code());
    assert!(
        registers.contains(&"priv") && !registers.contains(&"dagl") && !registers.contains(&"innh"),
        "{registers:?}"
    );
    assert_eq!(codes(&kept.text), ["POL049"], "it stands beside what takes its place");

    let replaced = migrated(&file, EndingRoles::Replaced, &[]);
    assert_eq!(codes(&replaced.text), Vec::<&str>::new());
    assert!(!replaced.text.to_lowercase().contains("a0236"));
    // Whoever got in by registration gets in still.
    for one in &replaced.net {
        assert_eq!(one.today, one.then, "{one:?}");
    }
    let company = replaced.net.iter().find(|one| one.recipient == Recipient::Company && one.access == Access::Read);
    assert!(company.unwrap().is_lost_undone(), "nobody could read from 2027 on");
}

#[test]
fn everything_else_stays_byte_for_byte_and_a_second_run_changes_nothing() {
    let spoilt =
        |text: &str| text.replace("    ", "\t").replacen("<xacml:Rule ", "<!-- hva & hvem: æøå -->\r\n<xacml:Rule ", 1);
    let file = policy(&["urn:altinn:rolecode:dagl", "urn:altinn:rolecode:a0236"], &[]);
    let file = PolicyFile::read(spoilt(file.text()).into_bytes()).unwrap();
    for ending in [EndingRoles::Kept, EndingRoles::Replaced] {
        let once = migrated(&file, ending, &[]);
        assert!(once.text.contains("<!-- hva & hvem: æøå -->\r\n"), "{}", once.text);
        let is_of_one = |line: &&str| file.text().lines().any(|old| old == *line);
        let new: Vec<&str> = once.text.lines().filter(|line| !is_of_one(line)).collect();
        assert!(new.iter().all(|line| line.contains("Attribute")), "{new:#?}");
        let again = migrated(&PolicyFile::read(once.text.clone().into_bytes()).unwrap(), ending, &[]);
        assert_eq!(again.text, once.text);
        assert_eq!(again.is_concerned(), ending == EndingRoles::Kept);
        assert!(again.outcome().is_none_or(|outcome| outcome == RuleOutcome::Nothing), "{:?}", again.rules);
    }
}

#[test]
fn where_several_packages_fit_the_first_is_taken_until_somebody_chooses() {
    let file = policy(&["urn:altinn:rolecode:regna"], &[]);
    let first = migrated(&file, EndingRoles::Kept, &[]);
    assert_eq!(first.outcome(), Some(RuleOutcome::Check));
    let proposal = &first.rules[0].roles[0];
    assert_eq!(names(&proposal.packages, |package| package.id), ["regnskap-okonomi-rapport"]);
    assert!(names(&proposal.others, |package| package.id).contains(&"merverdiavgift"));
    let chosen = packages::by_id("merverdiavgift").unwrap();
    let second = migrated(&file, EndingRoles::Kept, &[chosen]);
    assert_eq!(names(&second.rules[0].roles[0].packages, |package| package.id), ["merverdiavgift"]);
    // What the rule names for the field is chosen already.
    let there = policy(&["urn:altinn:rolecode:regna"], &["skattegrunnlag"]);
    let third = migrated(&there, EndingRoles::Kept, &[]);
    let proposal = &third.rules[0].roles[0];
    assert_eq!(names(&proposal.present, |package| package.id), ["skattegrunnlag"]);
    assert!(proposal.packages.is_empty() && proposal.others.is_empty());
}

#[test]
fn a_role_for_any_field_gets_the_package_of_the_service_or_none() {
    let file = policy(&["urn:altinn:rolecode:utinn"], &[]);
    let mail = migrated(&file, EndingRoles::Replaced, &[]);
    assert_eq!(mail.outcome(), Some(RuleOutcome::Check));
    assert_eq!(names(&mail.rules[0].roles[0].packages, |package| package.id), ["ordinaer-post-til-virksomheten"]);
    let lint = options(PolicyKind::Generic);
    let generic = migrate(&file, &MigrationOptions { lint: &lint, ending: EndingRoles::Replaced, chosen: &[] });
    assert_eq!(generic.outcome(), Some(RuleOutcome::Choose));
    assert!(generic.rules[0].roles[0].packages.is_empty() && !generic.rules[0].roles[0].registers.is_empty());
}

#[test]
fn a_rule_that_would_be_open_to_everybody_is_left_as_it_is() {
    // Nothing takes the place of these, and no register brings them.
    let file = policy(&["urn:altinn:rolecode:ektj", "urn:altinn:rolecode:gkbht"], &[]);
    let stuck = migrated(&file, EndingRoles::Replaced, &[]);
    assert_eq!(stuck.outcome(), Some(RuleOutcome::ByHand));
    let policy = crate::policy::parse(stuck.text.as_bytes()).unwrap();
    assert_eq!(policy.rules[0].alternatives(crate::policy::ids::category::SUBJECT).count(), 1);
    let kept = migrated(&file, EndingRoles::Kept, &[]);
    assert_eq!((kept.outcome(), kept.text.as_str()), (Some(RuleOutcome::Choose), file.text()));
}

#[test]
fn what_shuts_out_is_left_to_people() {
    let file = policy(&["urn:altinn:rolecode:a0236"], &[]);
    let deny = PolicyFile::read(file.text().replacen("Effect=\"Permit\"", "Effect=\"Deny\"", 1).into_bytes()).unwrap();
    let left = migrated(&deny, EndingRoles::Replaced, &[]);
    assert_eq!((left.outcome(), left.text.as_str()), (Some(RuleOutcome::ByHand), deny.text()));
}

#[test]
fn a_policy_without_ending_roles_is_not_touched() {
    let file = policy(&["urn:altinn:rolecode:dagl"], &["ordinaer-post-til-virksomheten"]);
    for ending in [EndingRoles::Kept, EndingRoles::Replaced] {
        let same = migrated(&file, ending, &[]);
        assert!(!same.is_concerned() && same.text == file.text());
    }
    assert_eq!(EndingRoles::usual(ALTINN2_ROLES_END), EndingRoles::Kept);
    assert_eq!(EndingRoles::usual(jiff::civil::date(2027, 1, 1)), EndingRoles::Replaced);
}
