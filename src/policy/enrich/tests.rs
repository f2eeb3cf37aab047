use super::*;
use crate::catalog::products::CORRESPONDENCE;
use crate::policy::build::{Choices, Holders, built};
use crate::policy::decide::{Attribute, Decision, DecisionResult, Request, Status};
use crate::policy::ids::{attribute, category};
use crate::policy::xacml::Policy;
use crate::policy::{parse, write::to_xml};

/// One party, 51, with organisation number 991825827; user 1 is its general manager and holds a package.
struct One {
    listed: Listed,
}

impl AttributeSource for One {
    fn party(&self, attribute_id: &str, value: &str) -> Option<Party> {
        let known = [(attribute::ORGANISATION_NUMBER, "991825827"), (attribute::PARTY_ID, "51")];
        known.contains(&(attribute_id, value)).then(|| Party { id: "51".into(), uuid: None })
    }
    fn user_id(&self, _: &str) -> Option<String> {
        Some("1".into())
    }
    fn roles(&self, user_id: &str, _: &Party) -> Vec<(String, String)> {
        if user_id == "1" { every_form("dagl") } else { Vec::new() }
    }
    fn packages(&self, subject: Subject<'_>, _: &Party) -> Vec<String> {
        if subject == Subject::SystemUser("s") { vec!["ordinaer-post-til-virksomheten".into()] } else { Vec::new() }
    }
    fn listed(&self, _: &str, _: &Party, _: &str) -> Listed {
        self.listed
    }
}

const FREE: One = One { listed: Listed::NotUsed };
const USER: (&str, &str) = (attribute::USER_ID, "1");
const PARTY: Option<(&str, &str)> = Some((attribute::ORGANISATION_NUMBER, "991825827"));

fn policy(roles: &[&str], packages: &[&str]) -> Policy {
    let texts = |of: &[&str]| of.iter().map(|text| (*text).to_owned()).collect();
    let readers = Holders { roles: texts(roles), packages: texts(packages) };
    parse(&to_xml(&built(
        &CORRESPONDENCE.policy_rules,
        &Choices { readers, events: false, ..Choices::new("ttd", "ttd-x") },
    )))
    .unwrap()
}

fn ask(policy: &Policy, subject: &[(&str, &str)], party: Option<(&str, &str)>, directory: &One) -> DecisionResult {
    answer(policy, &Request::new(subject.iter().copied(), "read", "ttd-x", party), directory, Endpoint::Internal)
}

#[test]
fn roles_are_found_when_the_policy_asks_by_code() {
    let by_code = policy(&["dagl"], &[]);
    assert!(ask(&by_code, &[USER], PARTY, &FREE).is_permit());
    assert!(!ask(&by_code, &[USER], None, &FREE).is_permit());
    assert!(!ask(&by_code, &[(attribute::SYSTEM_USER, "s")], PARTY, &FREE).is_permit());
}

#[test]
fn a_policy_of_new_role_names_alone_never_sees_a_role() {
    let name = "urn:altinn:external-role:ccr:daglig-leder";
    assert!(!ask(&policy(&[name], &[]), &[USER], PARTY, &FREE).is_permit());
    assert!(ask(&policy(&[name, "lede"], &[]), &[USER], PARTY, &FREE).is_permit());
}

#[test]
fn system_users_come_in_by_packages_and_alone() {
    let by_package = policy(&[], &["ordinaer-post-til-virksomheten"]);
    let system_user = (attribute::SYSTEM_USER, "s");
    assert!(ask(&by_package, &[system_user], PARTY, &FREE).is_permit());
    let both = ask(&by_package, &[system_user, USER], PARTY, &FREE);
    assert_eq!((both.decision, both.status), (Decision::Indeterminate, Status::SyntaxError));
    let nobody = Request::new([("", ""); 0], "read", "ttd-x", PARTY);
    assert_eq!(answer(&by_package, &nobody, &FREE, Endpoint::External).status, Status::ProcessingError);
}

#[test]
fn persons_are_looked_up_by_number_only_from_outside() {
    let by_code = policy(&["dagl"], &[]);
    let request = Request::new([(attribute::PERSON_NUMBER, "1")], "read", "ttd-x", PARTY);
    assert!(answer(&by_code, &request, &FREE, Endpoint::External).is_permit());
    assert!(!answer(&by_code, &request, &FREE, Endpoint::Internal).is_permit());
}

#[test]
fn access_lists_shut_out_after_a_permit() {
    let by_code = policy(&["dagl"], &[]);
    assert_eq!(ask(&by_code, &[USER], PARTY, &One { listed: Listed::No }).decision, Decision::Deny);
    assert!(ask(&by_code, &[USER], PARTY, &One { listed: Listed::Yes }).is_permit());
    let other = ask(&policy(&["lede"], &[]), &[USER], PARTY, &One { listed: Listed::No });
    assert_eq!(other.decision, Decision::NotApplicable);
}

#[test]
fn an_app_is_known_by_both_its_names() {
    let mut request = Request::new([USER], "read", "app_ttd_min_app", None);
    resource::fill(&mut request, &FREE, Endpoint::Internal);
    assert_eq!(request.first(category::RESOURCE, attribute::APP), Some("min_app"));
    let mut request = Request::default();
    request
        .push(category::RESOURCE, [Attribute::string(attribute::ORG, "ttd"), Attribute::string(attribute::APP, "a")]);
    resource::fill(&mut request, &FREE, Endpoint::Internal);
    assert_eq!(request.first(category::RESOURCE, attribute::RESOURCE), Some("app_ttd_a"));
}

#[test]
fn inside_the_platform_no_party_is_named_by_a_persons_number() {
    let by_code = policy(&["dagl"], &[]);
    let person = Some((attribute::PERSON_NUMBER, "1"));
    let refused = ask(&by_code, &[USER], person, &FREE);
    assert_eq!((refused.decision, refused.status), (Decision::Indeterminate, Status::SyntaxError));
    let request = Request::new([USER], "read", "ttd-x", person);
    let outside = answer(&by_code, &request, &FREE, Endpoint::External);
    assert_eq!((outside.decision, outside.status), (Decision::NotApplicable, Status::Ok));
}

#[test]
fn a_delegation_that_throws_leaves_the_answer_as_it_was() {
    let (mine, good) = (policy(&["lede"], &[]), policy(&["dagl"], &[]));
    let mut odd = good.clone();
    for rule in &mut odd.rules {
        let any_of = rule.target.iter_mut().flat_map(|target| &mut target.any_of);
        any_of.flat_map(|any_of| &mut any_of.all_of).flat_map(|all_of| &mut all_of.matches).for_each(|one| {
            one.function = "urn:none".into();
        });
    }
    let request = Request::new([USER], "read", "ttd-x", PARTY);
    let of = |delegations: &[Policy]| {
        let service = DecisionPoint { policy: &mine, delegations, endpoint: Endpoint::Internal };
        let found = service.answer(&request, &FREE);
        // The user holds a role, which is looked up for the policy of the resource.
        (found.result.decision, found.delegation, found.broke_off)
    };
    assert_eq!(of(std::slice::from_ref(&good)), (Decision::Permit, Some(0), false));
    assert_eq!(of(&[odd, good]), (Decision::NotApplicable, None, false));
}
