use serde_json::json;
use wiremock::matchers::{body_json, method, path};
use wiremock::{Mock, ResponseTemplate};

use super::super::test_support::TestService;
use super::*;
use crate::domain::{OrgNumber, ThreeLanguages};

const AT: &str = "/authentication/systemregister/vendor/991825827_filer";

fn system() -> SystemId {
    SystemId::parse("991825827_filer").unwrap()
}

fn given() -> (ClientId, ResourceId) {
    (ClientId::parse("5ad4f0ae-1f0c-4b6e-a3c5-7e6f5a2d9b11").unwrap(), ResourceId::parse("ttd-filer").unwrap())
}

fn registered(resources: &[&str], clients: &[&str]) -> Value {
    let rights: Vec<Value> = resources.iter().map(|id| right(&ResourceId::parse(id).unwrap())).collect();
    json!({ "id": "991825827_filer", "vendor": { "ID": "0192:991825827" }, "name": { "nb": "Filer" },
        "rights": rights, "accessPackages": [], "clientId": clients, "allowedRedirectUrls": ["https://ttd.no/"],
        "isVisible": false, "isDeleted": false })
}

async fn shows(place: &TestService, answer: ResponseTemplate, times: u64) {
    Mock::given(method("GET")).and(path(AT)).respond_with(answer).up_to_n_times(times).mount(&place.server).await;
}

async fn takes(place: &TestService, how: &str, at: &str, body: Value) {
    let answer = ResponseTemplate::new(200).set_body_json(json!({ "success": true }));
    Mock::given(method(how))
        .and(path(at))
        .and(body_json(body))
        .respond_with(answer)
        .expect(1)
        .mount(&place.server)
        .await;
}

#[tokio::test]
async fn a_system_is_made_once_and_one_that_is_there_is_left_as_it_is() {
    let (client, resource) = given();
    let name = ThreeLanguages::parse("Filer").unwrap();
    let new = NewSystem::new(system(), OrgNumber::parse("991825827").unwrap(), &name, (&resource, &client));
    let place = TestService::new().await;
    shows(&place, ResponseTemplate::new(404).set_body_string("System with ID 991825827_filer not found."), 1).await;
    let found = registered(&["ttd-filer"], &[client.as_str()]);
    shows(&place, ResponseTemplate::new(200).set_body_json(found), 9).await;
    takes(&place, "POST", "/authentication/systemregister/vendor", serde_json::to_value(&new).unwrap()).await;
    let (seen, was_there) = register(place.api(), &place.token(), &new).await.unwrap();
    assert!(!was_there && seen.found.as_ref().unwrap().holds(&client, &resource));
    assert_eq!(register(place.api(), &place.token(), &new).await.unwrap(), (seen, true));
}

#[tokio::test]
async fn another_right_is_added_and_all_else_is_written_back_as_it_was() {
    let (client, resource) = given();
    let place = TestService::new().await;
    let before = registered(&["ttd-annet"], &["annen-klient"]);
    shows(&place, ResponseTemplate::new(200).set_body_json(before), 1).await;
    let after = registered(&["ttd-annet", "ttd-filer"], &["annen-klient", client.as_str()]);
    shows(&place, ResponseTemplate::new(200).set_body_json(&after), 9).await;
    let mut sent = after;
    sent.as_object_mut().unwrap().remove("isDeleted");
    takes(&place, "PUT", AT, sent).await;
    let wanted = (&client, &resource);
    let (seen, was_there) = extend(place.api(), &place.token(), &system(), wanted).await.unwrap();
    assert!(!was_there && seen.found.as_ref().unwrap().resources.len() == 2);
    assert!(extend(place.api(), &place.token(), &system(), wanted).await.unwrap().1, "and not twice");
}

#[tokio::test]
async fn a_deleted_system_is_seen_and_not_written_to() {
    let (client, resource) = given();
    let place = TestService::new().await;
    let mut gone = registered(&[], &[]);
    gone["isDeleted"] = true.into();
    shows(&place, ResponseTemplate::new(200).set_body_json(gone), 9).await;
    let (seen, _) = extend(place.api(), &place.token(), &system(), (&client, &resource)).await.unwrap();
    assert!(seen.found.unwrap().deleted);
}

#[tokio::test]
async fn what_is_not_kept_or_is_another_system_is_no_success() {
    let (client, resource) = given();
    let place = TestService::new().await;
    shows(&place, ResponseTemplate::new(200).set_body_json(registered(&["ttd-annet"], &["a"])), 1).await;
    // Somebody else's right is lost on the way.
    let lost = registered(&["ttd-filer"], &["a", client.as_str()]);
    shows(&place, ResponseTemplate::new(200).set_body_json(lost), 9).await;
    Mock::given(method("PUT")).respond_with(ResponseTemplate::new(200)).mount(&place.server).await;
    let fault = extend(place.api(), &place.token(), &system(), (&client, &resource)).await.unwrap_err();
    assert!(matches!(fault, ApiFault::NotKept { .. }), "{fault:?}");
    place.server.reset().await;
    let other = ResponseTemplate::new(200).set_body_json(json!({ "id": "991825827_annet" }));
    shows(&place, other, 1).await;
    assert!(read(place.api(), &place.token(), &system()).await.is_err());
    shows(&place, ResponseTemplate::new(403), 9).await;
    assert_eq!(read(place.api(), &place.token(), &system()).await.unwrap_err().finding().code, "SYSTEM-REGISTER-403");
}
