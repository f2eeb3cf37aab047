use serde_json::{Value, json};
use wiremock::matchers::{body_json, method, path, query_param};
use wiremock::{Mock, ResponseTemplate};

use super::super::test_support::TestService;
use super::*;
use crate::domain::system_user::{ExternalRef, SystemId};

const REQUESTS: &str = "/authentication/systemuser/request/vendor";
const ID: Uuid = Uuid::from_u128(7);

fn key() -> SystemUserKey {
    SystemUserKey {
        system: SystemId::parse("991825827_filer").unwrap(),
        party: OrgNumber::parse("310000019").unwrap(),
        reference: ExternalRef::parse("ttd-filer").unwrap(),
    }
}

fn resource() -> ResourceId {
    ResourceId::parse("ttd-filer").unwrap()
}

fn body(status: &str) -> Value {
    json!({ "id": ID, "externalRef": "ttd-filer", "systemId": "991825827_filer", "partyOrgNo": "310000019", "rights": [],
        "accessPackages": [], "status": status,
        "confirmUrl": format!("https://am.ui.tt02.altinn.no/accessmanagement/ui/systemuser/request?id={ID}") })
}

async fn reads(place: &TestService, answer: ResponseTemplate, times: u64) {
    let at = format!("{REQUESTS}/byexternalref/991825827_filer/310000019/ttd-filer");
    Mock::given(method("GET")).and(path(at)).respond_with(answer).up_to_n_times(times).mount(&place.server).await;
}

#[tokio::test]
async fn a_customer_is_asked_once_and_never_without_a_reference() {
    let place = TestService::new().await;
    reads(&place, ResponseTemplate::new(404).set_body_json(json!({ "code": "AUTH-00010" })), 1).await;
    reads(&place, ResponseTemplate::new(200).set_body_json(body("New")), 9).await;
    let right = json!({ "resource": [{ "id": "urn:altinn:resource", "value": "ttd-filer" }] });
    let sent = json!({ "systemId": "991825827_filer", "partyOrgNo": "310000019", "externalRef": "ttd-filer",
        "rights": [right] });
    let made = ResponseTemplate::new(201).set_body_json(body("New"));
    Mock::given(method("POST"))
        .and(path(REQUESTS))
        .and(body_json(sent))
        .respond_with(made)
        .expect(1)
        .mount(&place.server)
        .await;
    let (seen, was_there) = ask(place.api(), &place.token(), &key(), &resource()).await.unwrap();
    let found = seen.found.clone().unwrap();
    assert!(!was_there && found.status == RequestStatus::New && found.link.unwrap().contains("am.ui.tt02"));
    assert_eq!(ask(place.api(), &place.token(), &key(), &resource()).await.unwrap(), (seen, true));
}

#[tokio::test]
async fn every_status_is_read_and_no_other_word_is_one() {
    for (word, status) in [
        ("New", RequestStatus::New),
        ("Accepted", RequestStatus::Accepted),
        ("Rejected", RequestStatus::Rejected),
        ("Denied", RequestStatus::Denied),
        ("Timedout", RequestStatus::Timedout),
    ] {
        let place = TestService::new().await;
        reads(&place, ResponseTemplate::new(200).set_body_json(body(word)), 1).await;
        let seen = request(place.api(), &place.token(), &key()).await.unwrap();
        assert_eq!(seen.found.unwrap().status, status);
    }
    let place = TestService::new().await;
    reads(&place, ResponseTemplate::new(200).set_body_json(body("Maybe")), 1).await;
    assert!(request(place.api(), &place.token(), &key()).await.is_err());
    let mut other = body("Accepted");
    other["partyOrgNo"] = "974760673".into();
    reads(&place, ResponseTemplate::new(200).set_body_json(other), 1).await;
    assert!(request(place.api(), &place.token(), &key()).await.is_err(), "another's approval is none");
}

#[tokio::test]
async fn what_is_no_address_on_the_web_is_no_link() {
    for link in ["javascript:alert(1)", "http://andre.no/", "https://a@andre.no/", "lenke"] {
        let place = TestService::new().await;
        let mut said = body("New");
        said["confirmUrl"] = link.into();
        reads(&place, ResponseTemplate::new(200).set_body_json(said), 1).await;
        let seen = request(place.api(), &place.token(), &key()).await.unwrap();
        assert_eq!(seen.found.unwrap().link, None, "{link}");
    }
}

#[tokio::test]
async fn a_request_is_taken_back_when_the_service_shows_it_no_more() {
    for (status, shown, kept) in [(202, 404, false), (404, 404, false), (202, 200, true), (404, 200, true)] {
        let place = TestService::new().await;
        let at = format!("{REQUESTS}/{ID}");
        let answer = ResponseTemplate::new(status);
        Mock::given(method("DELETE")).and(path(at)).respond_with(answer).mount(&place.server).await;
        reads(&place, ResponseTemplate::new(shown).set_body_json(body("Rejected")), 1).await;
        let taken = take_back(place.api(), &place.token(), (&key(), ID)).await;
        assert_eq!(taken.is_err(), kept, "{status} {shown}: {taken:?}");
    }
}

#[tokio::test]
async fn a_system_user_is_found_by_all_three_and_a_deleted_one_is_none() {
    let place = TestService::new().await;
    let user = |deleted: bool| json!({ "id": ID, "systemId": "991825827_filer", "reporteeOrgNo": "310000019", "isDeleted": deleted });
    for (answer, id) in [
        (ResponseTemplate::new(404), None),
        (ResponseTemplate::new(200).set_body_json(user(false)), Some(ID)),
        (ResponseTemplate::new(200).set_body_json(user(true)), None),
    ] {
        place.server.reset().await;
        Mock::given(path("/authentication/systemuser/vendor/byquery"))
            .and(query_param("system-id", "991825827_filer"))
            .and(query_param("orgno", "310000019"))
            .and(query_param("external-ref", "ttd-filer"))
            .respond_with(answer)
            .mount(&place.server)
            .await;
        assert_eq!(find(place.api(), &place.token(), &key()).await.unwrap().id, id);
    }
}
