//! The resource registry: scope, body, owner, policy.

use altinn_onboard::door::catalog::products::CORRESPONDENCE;
use altinn_onboard::door::policy::build::{Choices, built};
use altinn_onboard::door::policy::write::to_xml;
use altinn_onboard::door::sandbox::Scenario;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::support::{RESOURCE, Rehearsal, SCOPES, answer};

#[tokio::test]
async fn the_registry_checks_scope_body_and_owner() {
    let sandbox = Rehearsal::start(&[Scenario::Instant]).await;
    let client = sandbox.client(&SCOPES).await;
    let token = sandbox.exchanged(&client, &SCOPES.join(" ")).await;
    let body = Rehearsal::resource_body();
    let raw = sandbox.token(&client, SCOPES[3]).await;
    assert_eq!(answer(sandbox.publish(&raw, &body).await).await, (StatusCode::UNAUTHORIZED, Value::Null));
    let poor = sandbox.exchanged(&client, SCOPES[1]).await;
    assert_eq!(answer(sandbox.publish(&poor, &body).await).await, (StatusCode::FORBIDDEN, Value::Null));
    for (member, value, key) in [
        ("identifier", json!("Ttd"), "Identifier"),
        ("identifier", json!("app_ttd_x"), "Identifier"),
        ("title", json!({ "nb": "x" }), "Title"),
        ("rightDescription", json!(null), "RightDescription"),
        ("resourceType", json!("Default"), "ResourceType"),
        ("resourceType", json!("Melding"), "$.resourceType"),
        (
            "hasCompetentAuthority",
            json!({ "organization": "", "orgcode": "skd" }),
            "HasCompetentAuthority.Organization",
        ),
    ] {
        let mut wrong = body.clone();
        wrong[member] = value;
        let (status, refused) = answer(sandbox.publish(&token, &wrong).await).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert!(refused["errors"][key].is_array(), "{key}: {refused}");
    }
    let mut foreign = body.clone();
    foreign["hasCompetentAuthority"]["organization"] = json!("987654325");
    assert_eq!(answer(sandbox.publish(&token, &foreign).await).await, (StatusCode::FORBIDDEN, Value::Null));
    let xml = to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", RESOURCE)));
    let early = answer(sandbox.upload(&token, xml.clone()).await).await;
    assert_eq!(early, (StatusCode::BAD_REQUEST, json!("Unknown resource")));

    let put = async |id: &str, body: &Value| {
        let call = sandbox.call(Method::PUT, &sandbox.registry(&format!("/{id}")), &token).json(body);
        answer(call.send().await.unwrap()).await
    };
    assert_eq!(put("never-used", &json!({})).await, (StatusCode::NOT_FOUND, Value::Null));
    assert_eq!(sandbox.publish(&token, &body).await.status(), StatusCode::CREATED);
    let twice = answer(sandbox.publish(&token, &body).await).await;
    assert_eq!(twice, (StatusCode::CONFLICT, json!(format!("The Resource already exist: {RESOURCE}"))));
    assert_eq!(put(RESOURCE, &body).await.0, StatusCode::OK);
    let shown = sandbox.get(&sandbox.registry(&format!("/{RESOURCE}"))).await.json::<Value>().await.unwrap();
    assert_eq!(shown["versionId"], 2);
    let delete = sandbox.call(Method::DELETE, &sandbox.registry(&format!("/{RESOURCE}")), &token);
    assert_eq!(delete.send().await.unwrap().status(), StatusCode::METHOD_NOT_ALLOWED);

    let missing = sandbox.get(&sandbox.registry(&format!("/{RESOURCE}/policy"))).await;
    assert_eq!(missing.status(), StatusCode::NOT_FOUND);
    let other = to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-annet")));
    assert_eq!(sandbox.upload(&token, other).await.status(), StatusCode::BAD_REQUEST);
    assert_eq!(sandbox.upload(&token, b"<x/>".to_vec()).await.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(sandbox.upload(&token, xml.clone()).await.status(), StatusCode::CREATED);
    let back = sandbox.get(&sandbox.registry(&format!("/{RESOURCE}/policy"))).await.bytes().await.unwrap();
    assert!(back == xml, "the very bytes come back");
    let found = sandbox.get(&sandbox.registry("/Search?orgCode=ttd&resourceType=CorrespondenceService")).await;
    assert_eq!(found.json::<Value>().await.unwrap().as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_registry_lists_rights_and_rules_and_melding_fails_where_it_cannot() {
    let (sandbox, _, token) = super::support::published(&[]).await;
    let read = async |what: &str| {
        let answered = sandbox.get(&sandbox.registry(&format!("/{RESOURCE}/policy/{what}"))).await;
        (answered.status(), answered.json::<Value>().await.unwrap_or_default())
    };
    let mut policy = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", RESOURCE));
    assert_eq!(sandbox.upload(&token, to_xml(&policy)).await.status(), StatusCode::CREATED);
    let (status, rights) = read("rights").await;
    assert_eq!(status, StatusCode::OK);
    let first = &rights[0];
    assert_eq!(first["action"]["value"], "read");
    assert_eq!(first["resource"], json!([{ "type": "urn:altinn:resource", "value": RESOURCE }]));
    assert!(first["rightKey"].as_str().unwrap().starts_with(&format!("read;{RESOURCE};")), "{first}");
    assert_eq!(first["subjectTypes"], json!(["urn:altinn:rolecode", "urn:altinn:accesspackage"]));
    let subject = json!({ "subjectAttributes": [{ "type": "urn:altinn:rolecode", "value": "dagl" }] });
    assert!(first["subjects"].as_array().unwrap().contains(&subject), "{first}");
    let (_, rules) = read("rules").await;
    assert_eq!(rules.as_array().unwrap().len(), 9);
    assert_eq!(rules[0]["subject"], subject["subjectAttributes"]);

    // The registry takes a rule without subjects; what lists it stumbles.
    policy.rules[1].subject.clear();
    assert_eq!(sandbox.upload(&token, to_xml(&policy)).await.status(), StatusCode::CREATED);
    assert_eq!(read("rights").await.0, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(read("rules").await.0, StatusCode::INTERNAL_SERVER_ERROR);
    let (status, body) = sandbox.send(&token, &Rehearsal::message(&[super::support::RECIPIENT])).await;
    assert_eq!((status, &body["errorCode"]), (StatusCode::INTERNAL_SERVER_ERROR, &json!(2000)), "{body}");
}
