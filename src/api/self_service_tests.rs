//! Tests of the self-service API.

use serde_json::{Value, json};

use super::ApiFault;
use super::self_service::*;
use super::test_support::TestService;
use crate::domain::{ClientId, PublicJwk, Scope};
use wiremock::matchers::{body_json, method, path};
use wiremock::{Mock, ResponseTemplate};

const ID: &str = "5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11";

fn id() -> ClientId {
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

async fn answer(place: &TestService, verb: &str, below: &str, status: u16, body: Value) {
    Mock::given(method(verb))
        .and(path(format!("/self_service_api/clients{below}")))
        .respond_with(ResponseTemplate::new(status).set_body_json(body))
        .mount(&place.server)
        .await;
}

/// Answers the next read so; the last that is given comes first.
async fn answer_once(place: &TestService, below: &str, status: u16, body: Value) {
    Mock::given(method("GET"))
        .and(path(format!("/self_service_api/clients{below}")))
        .respond_with(ResponseTemplate::new(status).set_body_json(body))
        .up_to_n_times(1)
        .with_priority(1)
        .mount(&place.server)
        .await;
}

async fn sent(place: &TestService, verb: &str) -> Vec<Value> {
    let requests = place.server.received_requests().await.unwrap();
    let of_verb = requests.iter().filter(|request| request.method.as_str() == verb);
    of_verb.map(|request| serde_json::from_slice(&request.body).unwrap()).collect()
}

fn key(kid: &str, n: &str) -> PublicJwk {
    PublicJwk { kid: kid.into(), ..PublicJwk::from_parts(&[n.as_bytes(), &[200; 256]].concat(), &[1, 0, 1], None) }
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
async fn a_key_is_added_and_no_other_is_lost() {
    let place = TestService::new().await;
    let (old, new) = (key("old", "a"), key("new", "b"));
    let mut stored = json!(old);
    stored["created"] = "2026-01-01".into();
    stored.as_object_mut().unwrap().remove("use");
    let at = format!("/{ID}/jwks");
    let before = json!({"keys": [stored], "created": "x"});
    answer(&place, "GET", &at, 200, before.clone()).await;
    answer(&place, "POST", &format!("/{ID}/jwks"), 201, json!({"keys": []})).await;
    let (api, token) = (place.api(), place.token());
    add_key(api, &token, &id(), &old).await.unwrap();
    assert_eq!(sent(&place, "POST").await, Vec::<Value>::new(), "it is there already");
    let fault = add_key(api, &token, &id(), &new).await.unwrap_err();
    assert_eq!(fault.finding().code, "SERVICE-NOT-KEPT", "the API took it, and does not show it");
    assert_eq!(sent(&place, "POST").await, [json!({"keys": [old, new]})]);
    // The same key id with another key in it is not the key that was sent.
    for (there, is_kept) in [(key("new", "c"), false), (new.clone(), true)] {
        place.server.reset().await;
        answer(&place, "POST", &at, 201, json!("created")).await;
        answer(&place, "GET", &at, 200, json!({"keys": [old, there]})).await;
        answer_once(&place, &at, 200, before.clone()).await;
        assert_eq!(add_key(api, &token, &id(), &new).await.is_ok(), is_kept);
    }
    let fault = add_key(api, &token, &id(), &key("old", "c")).await.unwrap_err();
    assert_eq!(fault.finding().code, "SELF-SERVICE-KID-TAKEN");
}

#[tokio::test]
async fn a_key_ends_by_its_own_end_or_a_year_after_it_was_registered_last() {
    let place = TestService::new().await;
    let with = |kid: &str, more: Value| {
        let mut whole = json!(key(kid, kid));
        whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        whole
    };
    // 2027-01-15.
    let own = 1_800_000_000;
    let set = json!({ "keys": [
        with("own", json!({ "exp": own, "created": "2026-06-01T12:00:00Z" })),
        with("year", json!({ "exp": 1_900_000_000, "created": "2025-06-01T12:00:00Z", "last_updated": "2026-06-01T12:00:00Z" })),
        with("seconds", json!({ "created": 1_780_315_200 })),
        with("none", json!({ "created": "yesterday" })),
        json!({ "kid": "curve", "kty": "EC", "exp": own }),
    ] });
    answer(&place, "GET", &format!("/{ID}/jwks"), 200, set).await;
    let seen = keys(place.api(), &place.token(), &id()).await.unwrap();
    let ends: Vec<_> = seen.iter().map(|key| key.ends.map(|at| at.to_string())).collect();
    let ends: Vec<_> = ends.iter().map(Option::as_deref).collect();
    let (own, year) = (Some("2027-01-15T08:00:00Z"), Some("2027-06-01T12:00:00Z"));
    assert_eq!(ends, [own, year, year, None, own]);
    assert!(seen[0].thumbprint.is_some() && seen[4].thumbprint.is_none(), "a curve is counted and not read");
}

#[tokio::test]
async fn one_404_does_not_cost_a_client_its_keys() {
    let place = TestService::new().await;
    let at = format!("/{ID}/jwks");
    let (old, new) = (key("old", "a"), key("new", "b"));
    answer(&place, "POST", &at, 201, json!("created")).await;
    answer(&place, "GET", &at, 200, json!({"keys": [old, new]})).await;
    answer_once(&place, &at, 200, json!({"keys": [old]})).await;
    answer_once(&place, &at, 404, json!({})).await;
    add_key(place.api(), &place.token(), &id(), &new).await.unwrap();
    assert_eq!(sent(&place, "POST").await, [json!({"keys": [old, new]})]);
}

#[tokio::test]
async fn a_client_with_five_keys_is_left_as_it_is() {
    let place = TestService::new().await;
    let five: Vec<PublicJwk> = ["1", "2", "3", "4", "5"].iter().map(|n| key(n, n)).collect();
    answer(&place, "GET", &format!("/{ID}/jwks"), 200, json!({ "keys": five })).await;
    let fault = add_key(place.api(), &place.token(), &id(), &key("6", "6")).await.unwrap_err();
    assert_eq!(fault.finding().code, "SELF-SERVICE-KEYS-FULL");
    assert_eq!(sent(&place, "POST").await, Vec::<Value>::new());
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
