//! The way of a message, from nothing.

use altinn_onboard::door::sandbox::{SandboxOptions, Scenario};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::support::{RECIPIENT, RESOURCE, Rehearsal, SCOPES, claims_of};

#[tokio::test]
async fn from_nothing_to_a_delivered_message() {
    let options = SandboxOptions { scenarios: vec![Scenario::Instant], ..SandboxOptions::default() };
    let sandbox = Rehearsal::with(options).await;
    let client = sandbox.client(&SCOPES).await;
    let token = sandbox.exchanged(&client, &SCOPES.join(" ")).await;
    let claims = claims_of(&token);
    assert_eq!(claims["urn:altinn:org"], "ttd");
    assert_eq!(claims["consumer"]["ID"], "0192:991825827");
    sandbox.service(&token).await;

    let public = sandbox.get(&sandbox.registry(&format!("/{RESOURCE}"))).await.json::<Value>().await.unwrap();
    assert_eq!((&public["resourceType"], &public["versionId"]), (&json!("CorrespondenceService"), &json!(1)));

    let probe = format!("{}/correspondence?resourceId={RESOURCE}&role=Sender", sandbox.at.correspondence);
    let probe = sandbox.call(Method::GET, &probe, &token).send().await.unwrap();
    assert_eq!(probe.json::<Value>().await.unwrap(), json!({ "ids": [] }));
    let (status, dry) = sandbox.send(&token, &Rehearsal::message(&[RECIPIENT, RECIPIENT])).await;
    assert_eq!((status, &dry["errorCode"]), (StatusCode::BAD_REQUEST, &json!(1006)));

    let wanted = json!({ "endPoint": sandbox.receiver(), "resourceFilter": format!("urn:altinn:resource:{RESOURCE}") });
    let (status, made) = sandbox.subscribe(&token, &wanted).await;
    assert_eq!(
        (status, &made["validated"], &made["consumer"]),
        (StatusCode::CREATED, &json!(true), &json!("/org/ttd"))
    );
    let (_, again) = sandbox.subscribe(&token, &wanted).await;
    assert_eq!(again["id"], made["id"]);

    let mut message = Rehearsal::message(&[RECIPIENT]);
    message["idempotentKey"] = json!(uuid::Uuid::new_v4());
    let (status, sent) = sandbox.send(&token, &message).await;
    assert_eq!(status, StatusCode::OK, "{sent}");
    let id = sent["correspondences"][0]["correspondenceId"].as_str().unwrap();
    let details = format!("{}/correspondence/{id}/details", sandbox.at.correspondence);
    let details = sandbox.call(Method::GET, &details, &token).send().await.unwrap().json::<Value>().await.unwrap();
    assert_eq!(details["status"], "Published");
    assert_eq!(details["statusHistory"].as_array().unwrap().len(), 3);
    let (status, twice) = sandbox.send(&token, &message).await;
    assert_eq!((status, &twice["errorCode"]), (StatusCode::CONFLICT, &json!(1034)));

    assert_eq!(
        sandbox.counts().await,
        json!({ "client": 1, "resource": 1, "policyVersion": 1, "subscription": 1, "message": 1, "brokerOwner": 0, "brokerResource": 0, "transfer": 0, "notificationOrder": 0, "accessList": 0, "system": 0, "systemUserRequest": 0 })
    );
    sandbox.running.shutdown().await;
}
