use super::at_organisation::AtOrganisation;
use super::*;
use crate::catalog::products::CORRESPONDENCE;
use crate::domain::registered::{RegisteredOrganisation, RegisteredRole, RoleHolder};
use crate::domain::{OrgNumber, PolicyKind};
use crate::policy::build::{Choices, Holders, built};
use crate::policy::lint::LintOptions;
use crate::policy::xacml::Policy;
use crate::policy::{parse, write::to_xml};
use RoleHolder::{Organisation, Person};
use jiff::civil::date;

/// A form, the word of its kind, and who has which role there.
type Kind<'k> = (&'k str, &'k str, &'k [(&'k str, RoleHolder)]);

fn options() -> LintOptions {
    LintOptions { kind: Some(PolicyKind::Correspondence), ..LintOptions::new(date(2026, 11, 20)) }
}

fn policy(roles: &[&str], packages: &[&str]) -> Policy {
    let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let readers = Holders { roles: own(roles), packages: own(packages) };
    let choices = Choices { readers, events: false, ..Choices::new("ttd", "ttd-melding") };
    parse(&to_xml(&built(&CORRESPONDENCE.policy_rules, &choices))).unwrap()
}

fn organisation(form: &str, roles: &[(&str, RoleHolder)]) -> RegisteredOrganisation {
    let role = |(code, holder): &(&str, RoleHolder)| RegisteredRole {
        code: (*code).to_owned(),
        title: code.to_uppercase(),
        holder: *holder,
    };
    RegisteredOrganisation {
        number: OrgNumber::parse("991825827").unwrap(),
        sub_unit: None,
        name: Some("PRØVE".into()),
        form: form.into(),
        bankrupt: false,
        roles: roles.iter().map(role).collect(),
        former: 0,
    }
}

fn at(policy: &Policy, form: &str, roles: &[(&str, RoleHolder)]) -> AtOrganisation {
    AtOrganisation::of(policy, &options(), organisation(form, roles))
}

/// The actions of each role, by code.
fn may(at: &AtOrganisation) -> Vec<(&str, String)> {
    at.roles.iter().map(|row| (row.code.as_str(), row.may.join(" "))).collect()
}

#[test]
fn each_person_is_judged_by_all_roles_and_counted_once() {
    let roles = [("medl", Person(0)), ("dagl", Person(0)), ("lede", Person(1)), ("medl", Person(2))];
    let found = at(&policy(&["dagl"], &[]), "AS", &roles);
    assert_eq!((found.persons, found.let_in, found.is_reached()), (3, 1, true));
    assert_eq!(may(&found), [("dagl", "read".into()), ("medl", String::new()), ("lede", String::new())]);
    assert_eq!((found.roles[1].persons, found.kind.map(|kind| kind.word())), (2, Some("as")));
}

/// What `explain` says of a kind of organisation is what it says of one that has the roles of that kind.
#[test]
fn one_organisation_is_told_of_as_its_kind_is() {
    let policies = [
        policy(&["dagl"], &[]),
        policy(&["dtpr", "bobe"], &[]),
        policy(&[], &["ordinaer-post-til-virksomheten"]),
        policy(&[], &["tjenester-nuf"]),
        policy(&["a0236", "dagl"], &[]),
    ];
    let kinds: [Kind; 8] = [
        ("AS", "as", &[("dagl", Person(0)), ("lede", Person(1))]),
        ("ENK", "enk", &[("innh", Person(0))]),
        ("ANS", "ans", &[("dtso", Person(0)), ("dtpr", Person(1))]),
        ("DA", "da", &[("dtpr", Person(0))]),
        ("NUF", "nuf", &[("dagl", Person(0)), ("knuf", Person(1)), ("repr", Person(2))]),
        ("KOMM", "kommune", &[("dagl", Person(0)), ("komk", Person(1))]),
        ("IKS", "iks", &[("dagl", Person(0)), ("lede", Person(1))]),
        ("KBO", "konkursbo", &[("bobe", Person(0))]),
    ];
    for policy in &policies {
        let explanation = explain(policy, &options(), None);
        for (form, word, roles) in kinds {
            let here = at(policy, form, roles);
            let of_kind = explanation.reach.iter().find(|(kind, _)| kind.word() == word).unwrap();
            let mut readers: Vec<&str> = of_kind.1.iter().map(|role| role.short_code()).collect();
            let reads = here.roles.iter().filter(|row| row.may.iter().any(|action| action == "read"));
            let mut found: Vec<&str> = reads.map(|row| row.code.as_str()).collect();
            readers.sort_unstable();
            found.sort_unstable();
            assert_eq!((found.as_slice(), here.is_reached()), (readers.as_slice(), !readers.is_empty()), "{form}");
        }
    }
}

#[test]
fn who_acts_for_an_organisation_that_has_a_role_gets_in_unless_it_shares_an_iks() {
    let shared = policy(&["dtpr"], &[]);
    let municipalities = [("dtpr", Organisation), ("dtpr", Organisation)];
    let partners = at(&shared, "DA", &municipalities);
    assert_eq!((partners.roles[0].organisations, partners.roles[0].passes_on, partners.is_reached()), (2, true, true));
    let iks = at(&shared, "IKS", &municipalities);
    assert_eq!((iks.roles[0].passes_on, iks.is_reached(), iks.persons), (false, false, 0));
}

#[test]
fn packages_say_who_can_give_them_and_relations_that_nobody_has_stand_apart() {
    let open = policy(&["regn", "revi"], &["ordinaer-post-til-virksomheten"]);
    let found = at(&open, "AS", &[("dagl", Person(0)), ("regn", Organisation)]);
    let [package] = found.packages.as_slice() else { panic!("{found:?}") };
    assert_eq!((package.may.join(" "), package.given_by[0].short_code()), ("read".into(), "dagl"));
    let missing: Vec<&str> = found.of_others.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(missing, ["revi"]);
    let nobody = at(&open, "FLI", &[("medl", Person(0))]);
    assert!(nobody.packages[0].given_by.is_empty() && !nobody.is_reached());
}

#[test]
fn ordinary_mail_that_nobody_there_can_open_is_an_error() {
    let manager = policy(&["dagl"], &[]);
    let codes = |roles: &[(&str, RoleHolder)]| {
        let explanation = explain(&manager, &options(), None).at(at(&manager, "ENK", roles));
        explanation.findings("x").iter().map(|finding| finding.code.id).collect::<Vec<_>>()
    };
    assert_eq!(codes(&[("innh", Person(0))]), ["EXPLAIN-NOBODY"]);
    assert_eq!(codes(&[]), ["EXPLAIN-NOBODY"]);
    assert_eq!(codes(&[("dagl", Person(0))]), [""; 0]);
}

#[test]
fn a_role_that_the_catalogue_does_not_know_opens_nothing_and_is_named_as_the_register_names_it() {
    let found = at(&policy(&["dagl"], &[]), "AS", &[("xyzw", Person(0)), ("a0236", Person(1))]);
    assert_eq!(may(&found), [("xyzw", String::new()), ("a0236", String::new())]);
    assert_eq!((found.roles[0].role, found.roles[0].title.as_str()), (None, "XYZW"));
}

#[test]
fn roles_of_altinn_2_that_come_with_others_end_on_their_day() {
    let old = policy(&["a0236", "dtso"], &[]);
    let on = |day| {
        AtOrganisation::of(&old, &LintOptions { today: day, ..options() }, organisation("AS", &[("dagl", Person(0))]))
    };
    assert_eq!((on(date(2026, 12, 31)).let_in, on(date(2027, 1, 1)).let_in), (1, 0));
}

/// As the services ask: no person comes to Broker, whatever the rules give a role.
#[test]
fn who_cannot_come_to_a_service_is_not_let_in_by_it() {
    let open = policy(&["dagl"], &["ordinaer-post-til-virksomheten"]);
    let broker = LintOptions { kind: Some(PolicyKind::Broker), ..options() };
    let found = AtOrganisation::of(&open, &broker, organisation("AS", &[("dagl", Person(0))]));
    assert_eq!((found.let_in, may(&found)), (0, vec![("dagl", String::new())]));
    assert_eq!(found.packages[0].may, ["read"], "a system user that was given the package comes in");
    let explanation = explain(&open, &broker, None);
    let downloads = answer_of(&explanation, QuestionId::RecipientDownloads);
    assert!(downloads.lets_in.iter().all(|who| who.ending().next().is_none() && who.held_by().is_some()));
    assert_eq!(downloads.lets_in.len(), 1, "the package alone: {downloads:?}");
}

fn answer_of(explanation: &Explanation, id: QuestionId) -> &ServiceAnswer {
    explanation.answers.as_ref().unwrap().iter().find(|answer| answer.question.id == id).unwrap()
}
