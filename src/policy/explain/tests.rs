use super::reach::Recipient;
use super::*;
use crate::catalog::products::CORRESPONDENCE;
use crate::domain::{Language, PolicyKind};
use crate::policy::build::{Choices, Holders, built};
use crate::policy::ids::attribute;
use crate::policy::lint::LintOptions;
use crate::policy::rights::Confidentiality;
use crate::policy::xacml::Policy;
use crate::policy::{parse, write::to_xml};
use jiff::civil::date;

fn options() -> LintOptions {
    LintOptions { kind: Some(PolicyKind::Correspondence), ..LintOptions::new(date(2026, 11, 20)) }
}

fn policy(readers: Holders) -> Policy {
    let choices = Choices { readers, events: false, ..Choices::new("ttd", "ttd-melding") };
    parse(&to_xml(&built(&CORRESPONDENCE.policy_rules, &choices))).unwrap()
}

fn role(code: &str) -> Policy {
    policy(Holders { roles: vec![code.to_owned()], packages: vec![] })
}

fn reached(policy: &Policy) -> Vec<&'static str> {
    let explanation = explain(policy, &options(), None);
    let read = explanation.reach.into_iter().filter(|(_, roles)| !roles.is_empty());
    read.map(|(kind, _)| kind.word()).collect()
}

fn answer(explanation: &Explanation, id: QuestionId) -> &ServiceAnswer {
    explanation.answers.as_ref().unwrap().iter().find(|answer| answer.question.id == id).unwrap()
}

#[test]
fn the_default_readers_reach_every_organisation_and_no_person() {
    let everybody = policy(Holders::recipients(true, false, false));
    assert_eq!(reached(&everybody), ["as", "enk", "ans", "da", "nuf", "kommune", "iks", "konkursbo"]);
    assert_eq!(reached(&policy(Holders::recipients(false, true, false))), ["person"]);
}

#[test]
fn the_general_manager_alone_locks_out_those_without_one() {
    assert_eq!(reached(&role("dagl")), ["as", "nuf", "kommune", "iks"]);
}

/// It holds for every resource: nobody is told that it lets in nobody.
#[test]
fn a_rule_that_names_no_resource_is_asked_about_any() {
    let choices = Choices {
        readers: Holders { roles: vec!["dagl".into()], packages: vec![] },
        events: false,
        ..Choices::new("ttd", "ttd-melding")
    };
    let mut model = built(&CORRESPONDENCE.policy_rules, &choices);
    model.rules.iter_mut().for_each(|rule| rule.resources.clear());
    let open = parse(&to_xml(&model)).unwrap();
    assert_eq!(reached(&open), reached(&role("dagl")));
    let explanation = explain(&open, &LintOptions::new(date(2026, 11, 20)), None);
    assert_eq!(explanation.resource_id, None);
    let answers = explanation.answers.unwrap();
    assert!(answers.iter().any(|answer| !answer.lets_in.is_empty()), "{answers:?}");
}

/// A person never calls Broker, whatever he or she is registered as.
#[test]
fn nobody_is_let_in_to_files_by_registration() {
    let broker = LintOptions { kind: Some(PolicyKind::Broker), ..options() };
    let manager = explain(&role("dagl"), &broker, None);
    assert!(manager.reach.iter().all(|(_, roles)| roles.is_empty()), "{:?}", manager.reach);
    assert_eq!((manager.reach.len(), manager.lost.len()), (Recipient::ALL.len(), 0));
}

/// Some packages are held in one form of organisation alone.
#[test]
fn a_package_for_foreign_enterprises_lets_in_nobody_else() {
    let package = Holders { roles: Vec::new(), packages: vec!["tjenester-nuf".into()] };
    assert_eq!(reached(&policy(package)), ["nuf"]);
}

#[test]
fn participants_of_an_intermunicipal_company_do_not_let_in_those_who_lead_them() {
    assert_eq!(reached(&role("dtpr")), ["ans", "da"]);
    assert_eq!(reached(&role("lede")), ["as", "iks"]);
}

#[test]
fn nobody_reads_confidential_mail_by_registration_and_that_is_no_error() {
    let confidential = policy(Holders::recipients(true, false, true));
    assert_eq!(reached(&confidential), Vec::<&str>::new());
    let explanation = explain(&confidential, &options(), Some(Recipient::Company));
    assert_eq!(explanation.consequences.confidentiality, Some(Ok(Confidentiality::Confidential)));
    assert_eq!(explanation.findings("x"), []);
    let held = explanation.grants[0].who[0].held_by().unwrap().render(Language::Nb);
    assert!(held.contains("ingen uten fullmakt"), "{held}");
}

#[test]
fn nobody_is_an_error_for_ordinary_mail() {
    let only = |policy: &Policy, recipient, kind| {
        let options = LintOptions { kind, ..options() };
        explain(policy, &options, recipient).findings("x").iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    let manager = role("dagl");
    assert_eq!(only(&manager, Some(Recipient::SoleProprietor), Some(PolicyKind::Correspondence)), ["EXPLAIN-NOBODY"]);
    assert_eq!(only(&manager, Some(Recipient::SoleProprietor), None), ["EXPLAIN-NOBODY"]);
    assert_eq!(only(&manager, Some(Recipient::SoleProprietor), Some(PolicyKind::Broker)), [""; 0]);
    assert_eq!(only(&manager, Some(Recipient::Company), Some(PolicyKind::Correspondence)), [""; 0]);
    assert_eq!(only(&manager, None, Some(PolicyKind::Correspondence)), [""; 0]);
    let nobody = role("urn:altinn:external-role:ccr:daglig-leder");
    assert_eq!(only(&nobody, None, Some(PolicyKind::Correspondence)), ["EXPLAIN-NOBODY"]);
    assert_eq!(only(&nobody, None, None), [""; 0]);
}

#[test]
fn new_role_names_alone_reach_nobody_and_the_answer_says_why() {
    let explanation = explain(&role("urn:altinn:external-role:ccr:daglig-leder"), &options(), None);
    assert!(explanation.reach.iter().all(|(_, roles)| roles.is_empty()));
    assert!(explanation.consequences.no_role_code);
    let opens = answer(&explanation, QuestionId::RecipientOpens);
    assert!(!opens.is_yes());
    assert!(opens.why.as_ref().unwrap().render(Language::En).contains("rolecode"));
}

#[test]
fn access_lists_shut_persons_out() {
    let limited = LintOptions { access_lists: Some(true), ..options() };
    let both = policy(Holders::recipients(true, true, false));
    let explanation = explain(&both, &limited, None);
    let nobody: Vec<_> = explanation.reach.iter().filter(|(_, roles)| roles.is_empty()).collect();
    assert_eq!(nobody.len(), 1);
    assert_eq!(nobody[0].0, Recipient::Person);
}

#[test]
fn services_are_answered_for_each_of_those_who_are_named() {
    let explanation = explain(&policy(Holders::recipients(true, false, false)), &options(), None);
    assert_eq!(answer(&explanation, QuestionId::RecipientOpens).lets_in.len(), 8);
    assert_eq!(answer(&explanation, QuestionId::List).lets_in.len(), 8);
    let sends = answer(&explanation, QuestionId::SenderInitialises);
    assert!(!sends.is_yes());
    assert!(sends.why.as_ref().unwrap().render(Language::Nb).contains("write"));
}

#[test]
fn a_machine_is_kept_out_by_level_4_and_a_person_is_not() {
    let mut model =
        built(&CORRESPONDENCE.policy_rules, &Choices { events: false, ..Choices::new("ttd", "ttd-melding") });
    model.rules[0].subject = vec!["urn:altinn:organization:identifier-no:991825827".into()];
    model.rules[0].access_packages.clear();
    model.required_authentication_level_end_user = Some("4".into());
    model.required_authentication_level_org = None;
    let explanation = explain(&parse(&to_xml(&model)).unwrap(), &options(), None);
    let opens = answer(&explanation, QuestionId::RecipientOpens);
    assert_eq!((opens.lets_in.len(), opens.too_low.len()), (0, 1));
}

#[test]
fn who_may_do_the_same_stands_together() {
    let explanation = explain(&policy(Holders::recipients(true, false, false)), &options(), None);
    assert_eq!(explanation.grants.len(), 1);
    assert_eq!((explanation.grants[0].who.len(), explanation.grants[0].may.len()), (8, 1));
}

#[test]
fn readers_by_ending_roles_are_counted() {
    let roles = vec!["a0236".to_owned(), "dagl".to_owned()];
    let explanation = explain(&policy(Holders { roles, packages: vec![] }), &options(), None);
    assert_eq!(explanation.consequences.ending_readers, (1, 2));
    assert!(explanation.consequences.no_package);
    assert_eq!(
        explanation.lost.iter().map(|lost| lost.word()).collect::<Vec<_>>(),
        ["enk", "ans", "da", "konkursbo", "person"]
    );
}

#[test]
fn roles_of_altinn_2_open_nothing_once_they_have_ended() {
    let policy = role("a0236");
    let on = |today| explain(&policy, &LintOptions { today, ..options() }, None);
    let (last, first) = (on(date(2026, 12, 31)), on(date(2027, 1, 1)));
    assert!(last.reach.iter().all(|(_, roles)| !roles.is_empty()));
    assert!(first.reach.iter().all(|(_, roles)| roles.is_empty()));
    assert!(answer(&last, QuestionId::RecipientOpens).is_yes());
    let why = answer(&first, QuestionId::RecipientOpens).why.as_ref().unwrap().render(Language::En);
    assert!(why.contains("no longer work"), "{why}");
}

#[test]
fn words_of_recipients_are_those_of_the_country_and_the_english_ones() {
    for recipient in Recipient::ALL {
        assert_eq!(Recipient::parse(recipient.word()), Some(recipient));
    }
    assert_eq!(Recipient::parse("Municipality"), Some(Recipient::Municipality));
    assert_eq!(Recipient::parse("stiftelse"), None);
}

#[test]
fn what_is_given_to_anybody_by_id_is_a_delegation() {
    for receiver in attribute::RECEIVERS {
        let mut model =
            built(&CORRESPONDENCE.policy_rules, &Choices { events: false, ..Choices::new("ttd", "ttd-melding") });
        for rule in &mut model.rules {
            rule.access_packages.clear();
            rule.subject = vec![format!("{receiver}:7")];
        }
        let policy = parse(&to_xml(&model)).unwrap();
        assert!(explain(&policy, &LintOptions::new(date(2026, 11, 20)), None).delegation, "{receiver}");
    }
    assert!(!explain(&role("dagl"), &options(), None).delegation);
}

/// A policy of rules, each with a role, an action and a part of an app or several.
fn of_apps(rules: &[(&str, &str, &[&str])]) -> Policy {
    let mut model =
        built(&CORRESPONDENCE.policy_rules, &Choices { events: false, ..Choices::new("ttd", "ttd-melding") });
    let first = model.rules[0].clone();
    model.rules = rules
        .iter()
        .map(|(role, action, parts)| {
            let mut rule = first.clone();
            rule.access_packages.clear();
            rule.subject = vec![format!("urn:altinn:rolecode:{role}")];
            rule.actions = vec![(*action).to_owned()];
            rule.resources = vec![parts.iter().map(|part| format!("urn:altinn:{part}")).collect()];
            rule
        })
        .collect();
    parse(&to_xml(&model)).unwrap()
}

/// Who is let in by each answer to a question, with the app where there are several.
fn let_in(policy: &Policy, id: QuestionId) -> Vec<(Option<String>, Vec<String>)> {
    let options = LintOptions::new(date(2026, 11, 20));
    let answers = explain(policy, &options, None).answers.unwrap().into_iter();
    let wanted = answers.filter(|answer| answer.question.id == id);
    wanted
        .map(|answer| {
            let who = answer.lets_in.iter().map(|who| who.0[0].1.clone()).collect();
            (answer.app.map(|app| app.said()), who)
        })
        .collect()
}

#[test]
fn whoever_may_read_the_whole_app_may_subscribe_to_its_events() {
    let whole = of_apps(&[("dagl", "read", &["org:ttd", "app:a"])]);
    assert_eq!(let_in(&whole, QuestionId::AppEvents), [(None, vec!["dagl".to_owned()])]);
    let by_id = of_apps(&[("dagl", "read", &["resource:app_ttd_a"])]);
    assert_eq!(let_in(&by_id, QuestionId::AppEvents), [(None, vec!["dagl".to_owned()])]);
    let parts = of_apps(&[
        ("dagl", "read", &["org:ttd", "app:a", "task:Task_1"]),
        ("lede", "read", &["org:ttd", "app:a", "appresource:events"]),
        ("innh", "write", &["org:ttd", "app:a", "end-event:EndEvent_1"]),
    ]);
    assert_eq!(let_in(&parts, QuestionId::AppEvents), [(None, vec!["lede".to_owned()])]);
    let app = [(None, vec!["dagl".to_owned()]), (None, vec!["innh".to_owned()])];
    assert_eq!(let_in(&parts, QuestionId::App), app);
}

#[test]
fn why_nobody_is_let_in_is_told_by_what_the_engine_met() {
    let why = |policy: &Policy| {
        let explanation = explain(policy, &LintOptions::new(date(2026, 11, 20)), None);
        answer(&explanation, QuestionId::AppEvents).why.as_ref().unwrap().render(Language::En)
    };
    let elsewhere = of_apps(&[("dagl", "read", &["org:ttd", "app:a", "task:Task_1"])]);
    assert_eq!(why(&elsewhere), "no rule covers that part of the resource");
    let otherwise = of_apps(&[("dagl", "write", &["org:ttd", "app:a"])]);
    assert_eq!(why(&otherwise), "no rule covers read");
}

#[test]
fn each_of_two_apps_has_its_own_answers() {
    let two = of_apps(&[("dagl", "read", &["org:ttd", "app:a"]), ("lede", "read", &["org:ttd", "app:b"])]);
    let (a, b) = (Some("ttd/a".to_owned()), Some("ttd/b".to_owned()));
    let answered = [(a, vec!["dagl".to_owned()]), (b, vec!["lede".to_owned()])];
    for id in [QuestionId::App, QuestionId::AppEvents, QuestionId::Notify] {
        assert_eq!(let_in(&two, id), answered);
    }
    let options = LintOptions::new(date(2026, 11, 20));
    let only = LintOptions { resource_id: Some("app_ttd_b".into()), ..options.clone() };
    assert_eq!(explain(&two, &options, None).apps.len(), 2);
    let answers = explain(&two, &only, None).answers.unwrap();
    assert!(answers.iter().all(|answer| answer.app.is_none() && answer.lets_in[0].0[0].1 == "lede"), "{answers:?}");
}
