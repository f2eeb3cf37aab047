//! Tests of the self-service API.

use serde_json::{Value, json};

use super::ApiFault;
use super::self_service::*;
use super::test_support::TestService;
use crate::domain::{ClientId, Scope};
use wiremock::matchers::{body_json, method, path};
use wiremock::{Mock, ResponseTemplate};

pub(super) const ID: &str = "5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11";

pub(super) fn id() -> ClientId {
    ClientId::parse(ID).unwrap()
}

fn scopes(texts: &[&str]) -> Vec<Scope> {
    texts.iter().map(|text| Scope::parse(text).unwrap()).collect()
}

fn registered(name: &str, active: bool) -> Value {
    json!({"client_id": ID, "client_name": name, "integration_type": "maskinporten", "active": active,
           "scopes": ["altinn:serviceowner"], "created": "2026-01-01", "client_secret": "canary-7f3a",
           "access_token_lifetime": 120})
}

pub(super) async fn answer(place: &TestService, verb: &str, below: &str, status: u16, body: Value) {
    Mock::given(method(verb))
        .and(path(format!("/self_service_api/clients{below}")))
        .respond_with(ResponseTemplate::new(status).set_body_json(body))
        .mount(&place.server)
        .await;
}

/// Answers the next read so; the last that is given comes first.
pub(super) async fn answer_once(place: &TestService, below: &str, status: u16, body: Value) {
    Mock::given(method("GET"))
        .and(path(format!("/self_service_api/clients{below}")))
        .respond_with(ResponseTemplate::new(status).set_body_json(body))
        .up_to_n_times(1)
        .with_priority(1)
        .mount(&place.server)
        .await;
}

pub(super) async fn sent(place: &TestService, verb: &str) -> Vec<Value> {
    let requests = place.server.received_requests().await.unwrap();
    let of_verb = requests.iter().filter(|request| request.method.as_str() == verb);
    of_verb.map(|request| serde_json::from_slice(&request.body).unwrap()).collect()
}

#[tokio::test]
async fn a_client_is_registered_once_under_its_name() {
    let place = TestService::new().await;
    let before = json!([registered("other", true), registered("mine", false)]);
    let after = json!([registered("other", true), registered("mine", true)]);
    answer(&place, "GET", "", 200, after).await;
    answer_once(&place, "", 200, before.clone()).await;
    Mock::given(method("POST"))
        .and(body_json(json!({
            "client_name": "mine", "description": "why", "integration_type": "maskinporten",
            "application_type": "web", "token_endpoint_auth_method": "private_key_jwt",
            "grant_types": ["urn:ietf:params:oauth:grant-type:jwt-bearer"], "scopes": ["altinn:serviceowner"],
        })))
        .respond_with(ResponseTemplate::new(201).set_body_json(registered("mine", true)))
        .mount(&place.server)
        .await;
    let wanted = scopes(&["altinn:serviceowner"]);
    let made = create_client(place.api(), &place.token(), "mine", "why", &wanted).await.unwrap();
    assert_eq!((made.id, made.scopes), (id(), wanted.clone()));
    let found = create_client(place.api(), &place.token(), "other", "why", &wanted).await.unwrap();
    assert_eq!((found.name.as_str(), sent(&place, "POST").await.len()), ("other", 1));
    answer_once(&place, "", 200, before.clone()).await;
    answer_once(&place, "", 200, before).await;
    let fault = create_client(place.api(), &place.token(), "mine", "why", &wanted).await.unwrap_err();
    assert_eq!(fault.finding().code, "SERVICE-NOT-KEPT", "it is in no list afterwards");
}

#[tokio::test]
async fn scopes_are_added_beside_those_that_are_there() {
    let place = TestService::new().await;
    let mut with_more = registered("mine", true);
    with_more["scopes"] = json!(["altinn:serviceowner", "altinn:events.subscribe"]);
    for _ in 0..3 {
        answer_once(&place, &format!("/{ID}"), 200, registered("mine", true)).await;
    }
    answer(&place, "PUT", &format!("/{ID}"), 200, registered("mine", true)).await;
    add_scopes(place.api(), &place.token(), &id(), &scopes(&["altinn:serviceowner"])).await.unwrap();
    assert_eq!(sent(&place, "PUT").await, Vec::<Value>::new(), "nothing is missing");
    let wanted = scopes(&["altinn:events.subscribe"]);
    let fault = add_scopes(place.api(), &place.token(), &id(), &wanted).await.unwrap_err();
    assert_eq!(fault.finding().code, "SERVICE-NOT-KEPT", "the API took it, and does not show it");
    answer(&place, "GET", &format!("/{ID}"), 200, with_more).await;
    answer_once(&place, &format!("/{ID}"), 200, registered("mine", true)).await;
    let kept = add_scopes(place.api(), &place.token(), &id(), &wanted).await.unwrap();
    assert!(kept.scopes.contains(&wanted[0]));
    let body = sent(&place, "PUT").await.remove(0);
    assert_eq!(body["scopes"], json!(["altinn:serviceowner", "altinn:events.subscribe"]));
    assert_eq!(body["access_token_lifetime"], 120, "what others have set stays");
    assert!(body.get("created").is_none() && body.get("client_secret").is_none());
}

#[tokio::test]
async fn a_refusal_names_its_field() {
    let place = TestService::new().await;
    answer(&place, "GET", "", 200, json!([])).await;
    let body = json!({"status": 400, "correlation_id": "ab12",
                      "errors": [{"fieldIdentifier": "scopes", "errorMessage": "unknown"}]});
    answer(&place, "POST", "", 400, body).await;
    let fault = create_client(place.api(), &place.token(), "mine", "why", &[]).await.unwrap_err();
    let ApiFault::Refused(refusal) = &fault else { panic!("{fault:?}") };
    assert_eq!((refusal.message.as_str(), refusal.trace.as_deref()), ("scopes: unknown", Some("ab12")));
    assert_eq!(fault.finding().code, "SELF-SERVICE-400");
}
