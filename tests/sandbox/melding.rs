//! Altinn Melding: each refusal with its code, in the order of the service.

use altinn_onboard::door::catalog::products::CORRESPONDENCE;
use altinn_onboard::door::policy::build::{Choices, built};
use altinn_onboard::door::policy::write::to_xml;
use altinn_onboard::door::sandbox::Scenario;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::support::{RECIPIENT, RESOURCE, Rehearsal, SCOPES, answer, published};

#[tokio::test]
async fn melding_refuses_in_its_own_order() {
    let (sandbox, client, token) = published(&[]).await;
    let one = Rehearsal::message(&[RECIPIENT]);
    let (status, body) = sandbox.send("x", &one).await;
    assert_eq!((status, body), (StatusCode::UNAUTHORIZED, Value::Null));
    let scopeless = sandbox.exchanged(&client, SCOPES[0]).await;
    assert_eq!(sandbox.send(&scopeless, &one).await, (StatusCode::FORBIDDEN, Value::Null));
    let raw = sandbox.token(&client, SCOPES[1]).await;
    assert_eq!(sandbox.send(&raw, &one).await, (StatusCode::FORBIDDEN, Value::Null));
    let with_owner = sandbox.token(&client, &SCOPES[..2].join(" ")).await;
    assert_eq!(sandbox.send(&with_owner, &one).await.0, StatusCode::OK, "a raw token with both scopes is taken");
    // Without `altinn:serviceowner` the policy decides, and it has no rule for `write`.
    let without = sandbox.exchanged(&client, SCOPES[1]).await;
    assert_eq!(sandbox.send(&without, &one).await.1["errorCode"], 4001);

    let key = json!(uuid::Uuid::new_v4());
    let cases: [(&str, Value, u64, u16); 9] = [
        ("/correspondence/resourceId", json!("ttd-annet"), 1036, 400),
        ("/correspondence/isConfidential", json!(true), 1061, 400),
        ("/recipients", json!([RECIPIENT, RECIPIENT]), 1006, 400),
        ("/recipients", json!(["0192:987654325"]), 1029, 404),
        ("/correspondence/content/language", json!("sv"), 1023, 400),
        ("/correspondence/content/messageTitle", json!("<b>x</b>"), 1002, 400),
        ("/correspondence/content/messageBody", json!(""), 1021, 400),
        ("/idempotentKey", json!("00000000-0000-0000-0000-000000000000"), 1033, 400),
        ("/correspondence/content", Value::Null, 1019, 400),
    ];
    for (place, value, code, status) in cases {
        let mut wrong = one.clone();
        wrong["idempotentKey"] = Value::Null;
        *wrong.pointer_mut(place).unwrap() = value;
        let (found, body) = sandbox.send(&token, &wrong).await;
        assert_eq!((found.as_u16(), &body["errorCode"]), (status, &json!(code)), "{place}: {body}");
        assert_eq!(body["code"], format!("CORR-{code:05}"));
    }
    let mut several = Rehearsal::message(&[RECIPIENT, RECIPIENT]);
    several["idempotentKey"] = key;
    assert_eq!(sandbox.send(&token, &several).await.1["errorCode"], 1047);
    let (status, body) = sandbox.send(&token, &Rehearsal::message(&["310000019"])).await;
    assert_eq!((status, &body["validationErrors"][0]["code"]), (StatusCode::BAD_REQUEST, &json!("CORR.VLD-00000")));

    let url = format!("{}/correspondence", sandbox.at.correspondence);
    let get = async |query: &str| {
        let call = sandbox.call(Method::GET, &format!("{url}{query}"), &token);
        answer(call.send().await.unwrap()).await
    };
    assert_eq!(get("?resourceId=ttd-annet&role=Sender").await.1["errorCode"], 4001);
    assert_eq!(get(&format!("?resourceId={RESOURCE}")).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(get(&format!("/{}", uuid::Uuid::new_v4())).await.1["errorCode"], 1001);
    let html = sandbox.call(Method::GET, &url, &token).header("Accept", "text/html").send().await.unwrap();
    assert_eq!(html.status(), StatusCode::NOT_ACCEPTABLE);
}

#[tokio::test]
async fn wrong_type_missing_policy_and_confidential_mail() {
    let sandbox = Rehearsal::start(&[Scenario::Instant]).await;
    let client = sandbox.client(&SCOPES).await;
    let token = sandbox.exchanged(&client, &SCOPES.join(" ")).await;
    let mut body = Rehearsal::resource_body();
    body["resourceType"] = json!("GenericAccessResource");
    sandbox.publish(&token, &body).await;
    let mut message = Rehearsal::message(&[RECIPIENT]);
    assert_eq!(sandbox.send(&token, &message).await.1["errorCode"], 4010);
    sandbox
        .call(Method::PUT, &sandbox.registry(&format!("/{RESOURCE}")), &token)
        .json(&Rehearsal::resource_body())
        .send()
        .await
        .unwrap();
    assert_eq!(sandbox.send(&token, &message).await.0, StatusCode::INTERNAL_SERVER_ERROR);
    let xml = to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::confidential("ttd", RESOURCE)));
    assert_eq!(sandbox.upload(&token, xml).await.status(), StatusCode::CREATED);
    assert_eq!(sandbox.send(&token, &message).await.1["errorCode"], 1060);
    message["correspondence"]["isConfidential"] = json!(true);
    assert_eq!(sandbox.send(&token, &message).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_real_organisation_may_be_missing_from_the_test_environment() {
    let (sandbox, _, token) = published(&[Scenario::NotInTt02]).await;
    let (_, body) = sandbox.send(&token, &Rehearsal::message(&[RECIPIENT, RECIPIENT])).await;
    assert_eq!(body["errorCode"], 4002);
}

#[tokio::test]
async fn confidential_mail_is_invisible_until_somebody_has_access() {
    for (scenarios, visible) in [(&[][..], true), (&[Scenario::ConfidentialInvisible][..], false)] {
        let sandbox = Rehearsal::start(&[scenarios, &[Scenario::Instant]].concat()).await;
        let client = sandbox.client(&SCOPES).await;
        let token = sandbox.exchanged(&client, &SCOPES.join(" ")).await;
        sandbox.publish(&token, &Rehearsal::resource_body()).await;
        sandbox
            .upload(&token, to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::confidential("ttd", RESOURCE))))
            .await;
        let mut message = Rehearsal::message(&[RECIPIENT]);
        message["correspondence"]["isConfidential"] = json!(true);
        assert_eq!(sandbox.send(&token, &message).await.0, StatusCode::OK);
        let page = sandbox.get(&sandbox.at.arbeidsflate).await.text().await.unwrap();
        assert_eq!(page.contains("Vedtak"), visible);
    }
}
