//! Altinn Melding as it answers, well and badly.

use super::super::test_support::TestService;
use super::super::token::tests::token;
use super::*;
use crate::domain::OrgNumber;
use crate::domain::message::CorrespondenceMessage;
use crate::domain::synthetic_person::SyntheticPerson;
use serde_json::{Value, json};
use wiremock::matchers::{body_partial_json, method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

const ID: &str = "5c0d9d2a-0f1e-4a53-9a52-1f6b8a3c7d11";

fn message() -> CorrespondenceMessage {
    CorrespondenceMessage::example("ttd-vedtak")
}

fn recipient() -> OrgNumber {
    OrgNumber::parse("991825827").unwrap()
}

async fn answers(server: &MockServer, verb: &str, answer: ResponseTemplate) {
    Mock::given(method(verb)).and(path("/correspondence/correspondence")).respond_with(answer).mount(server).await;
}

/// The details of the message, in the form of the service.
async fn shows(server: &MockServer, of: Value) {
    let mut body = json!({"correspondenceId": ID, "resourceId": "ttd-vedtak", "created": "2026-11-20T10:00:00Z",
                          "recipient": recipient().urn(), "sendersReference": "1", "status": "Initialized"});
    body.as_object_mut().unwrap().extend(of.as_object().unwrap().clone());
    Mock::given(path(format!("/correspondence/correspondence/{ID}/details")))
        .respond_with(ResponseTemplate::new(200).set_body_json(body))
        .up_to_n_times(1)
        .mount(server)
        .await;
}

fn problem(status: u16, code: u32) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_json(json!({"detail": "No", "status": status, "errorCode": code}))
}

#[tokio::test]
async fn a_search_shows_whether_we_are_let_in() {
    let place = TestService::new().await;
    Mock::given(query_param("resourceId", "ttd-vedtak"))
        .and(query_param("role", "Sender"))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({"ids": [ID]})))
        .up_to_n_times(1)
        .mount(&place.server)
        .await;
    let id = ResourceId::parse("ttd-vedtak").unwrap();
    assert_eq!(search(place.api(), &place.token(), &id).await.unwrap().len(), 1);
    answers(&place.server, "GET", problem(401, 4001)).await;
    assert!(search(place.api(), &place.token(), &id).await.unwrap_err().code() == Some("4001"));
}

#[tokio::test]
async fn a_dry_run_passes_when_only_the_doubled_recipient_is_wrong() {
    let dry = NewMessages::dry_run(message(), recipient());
    for (status, code, passed) in [(400, 1006, true), (400, 4002, false), (400, 4010, false)] {
        let place = TestService::new().await;
        answers(&place.server, "POST", problem(status, code)).await;
        let result = dry_run(place.api(), &place.token(), &dry).await;
        assert_eq!(result.as_ref().is_ok_and(|run| run.passed), passed);
        if let Err(fault) = result {
            assert_eq!(fault.code(), Some(code.to_string().as_str()));
        }
    }
    let place = TestService::new().await;
    for (body, code) in
        [(json!({"correspondences": [{"correspondenceId": ID}]}), "CORR-DRY-RUN-CREATED"), (json!({}), "NET-NOT-JSON")]
    {
        place.server.reset().await;
        answers(&place.server, "POST", ResponseTemplate::new(200).set_body_json(body)).await;
        let fault = dry_run(place.api(), &place.token(), &dry).await.unwrap_err();
        assert_eq!(fault.finding().code, code);
    }
}

#[tokio::test]
async fn a_message_is_sent_once_and_found_when_it_was_sent_before() {
    let key = Uuid::parse_str("0f1e9d2a-5c0d-4a53-9a52-1f6b8a3c7d11").unwrap();
    let new = NewMessages::to_one(message(), recipient(), key);
    let place = TestService::new().await;
    let body = json!({"correspondences": [{"correspondenceId": ID, "status": "Initialized"}]});
    Mock::given(method("POST"))
        .and(body_partial_json(json!({"idempotentKey": key, "recipients": [recipient().urn()]})))
        .respond_with(ResponseTemplate::new(200).set_body_json(body))
        .up_to_n_times(1)
        .mount(&place.server)
        .await;
    shows(&place.server, json!({})).await;
    assert_eq!(send(place.api(), &place.token(), &new).await.unwrap().to_string(), ID);

    answers(&place.server, "POST", problem(409, 1034)).await;
    Mock::given(query_param("idempotentKey", key.to_string()))
        .respond_with(ResponseTemplate::new(200).set_body_json(json!({"ids": [ID]})))
        .up_to_n_times(1)
        .mount(&place.server)
        .await;
    // The same number is written with either of two beginnings.
    shows(&place.server, json!({"recipient": "0192:991825827"})).await;
    assert_eq!(send(place.api(), &place.token(), &new).await.unwrap().to_string(), ID);

    answers(&place.server, "GET", ResponseTemplate::new(200).set_body_json(json!({"ids": []}))).await;
    let fault = send(place.api(), &place.token(), &new).await.unwrap_err();
    assert_eq!(fault.finding().code, "CORR-SENT-BUT-LOST");
}

#[tokio::test]
async fn a_message_that_was_taken_and_reads_back_otherwise_is_named() {
    let new = NewMessages::to_one(message(), recipient(), Uuid::from_u128(1));
    for of in [
        json!({"recipient": "0192:974760673"}),
        json!({"recipient": null}),
        json!({"resourceId": "ttd-annet"}),
        json!({"correspondenceId": Uuid::from_u128(2)}),
    ] {
        let place = TestService::new().await;
        let body = json!({"correspondences": [{"correspondenceId": ID}]});
        answers(&place.server, "POST", ResponseTemplate::new(200).set_body_json(body)).await;
        shows(&place.server, of.clone()).await;
        let finding = send(place.api(), &place.token(), &new).await.unwrap_err().finding();
        assert_eq!(finding.code, "SERVICE-NOT-KEPT", "{of}");
        assert!(finding.message.render(crate::domain::Language::En).contains(ID), "{of}: {finding:?}");
    }
}

/// Completed here, so that no number stands in the source.
fn person(born: &str) -> SyntheticPerson {
    let all = (10_000..100_000).map(|n| format!("{born}{n}"));
    all.filter_map(|number| SyntheticPerson::parse(&number).ok()).next().unwrap()
}

#[tokio::test]
async fn a_message_to_one_person_is_not_found_at_another() {
    let (meant, other) = (person("018190"), person("028190"));
    let new = NewMessages::to_person(message(), &meant, Uuid::from_u128(1));
    let (number, hidden) = (meant.expose(), "*".repeat(11));
    let half_hidden = format!("{}*****", number.split_at(6).0);
    let of_other = format!("{}*****", other.expose().split_at(6).0);
    for (shown, is_meant) in [
        (number, true),
        (hidden.as_str(), true),
        (half_hidden.as_str(), true),
        (other.expose(), false),
        (of_other.as_str(), false),
        ("*", false),
        ("", false),
    ] {
        let place = TestService::new().await;
        let body = json!({"correspondences": [{"correspondenceId": ID}]});
        answers(&place.server, "POST", ResponseTemplate::new(200).set_body_json(body)).await;
        shows(&place.server, json!({"recipient": format!("{PERSON}{shown}")})).await;
        let sent = send(place.api(), &place.token(), &new).await;
        assert_eq!(sent.is_ok(), is_meant, "of {} digits", shown.len());
        // Where an organisation is shown, it went to none of them.
        shows(&place.server, json!({})).await;
        assert!(send(place.api(), &place.token(), &new).await.is_err());
    }
}

#[tokio::test]
async fn a_message_is_taken_back_and_seen_to_be() {
    let id = Uuid::parse_str(ID).unwrap();
    let taken = ResponseTemplate::new(200).set_body_json(ID);
    for (answer, status, came) in [
        (taken.clone(), "PurgedByAltinn", Ok("PurgedByAltinn")),
        // Whoever asks twice has it taken back.
        (problem(400, 1014), "PurgedByAltinn", Ok("PurgedByAltinn")),
        (taken, "Initialized", Err("SERVICE-NOT-KEPT")),
        (problem(400, 1013), "Published", Err("CORR-1013")),
        (problem(404, 1001), "PurgedByAltinn", Err("CORR-1001")),
    ] {
        let place = TestService::new().await;
        let purge_path = format!("/correspondence/correspondence/{ID}/purge");
        Mock::given(method("DELETE")).and(path(purge_path)).respond_with(answer).mount(&place.server).await;
        shows(&place.server, json!({"status": status, "requestedPublishTime": "2026-11-20T10:05:00+00:00"})).await;
        let result = purge(place.api(), &place.token(), id).await;
        let code = result.as_ref().map(|seen| seen.status.as_str()).map_err(|fault| fault.finding().code.id);
        assert_eq!(code, came);
        let publish = result.ok().map(|seen| seen.publish.unwrap().to_string());
        assert_eq!(publish, came.is_ok().then(|| "2026-11-20T10:05:00Z".to_owned()));
    }
}

#[tokio::test]
async fn a_message_is_followed_and_a_wrong_issuer_told_from_a_missing_scope() {
    let place = TestService::new().await;
    let id = Uuid::parse_str(ID).unwrap();
    let resource = ResourceId::parse("ttd-vedtak").unwrap();
    let urn = recipient().urn();
    let meant = (&resource, urn.as_str());
    for (status, delivered) in [("Initialized", false), ("Published", true), ("Reserved", false), ("Read", true)] {
        shows(&place.server, json!({"status": status})).await;
        let seen = details(place.api(), &place.token(), id, meant).await.unwrap();
        let message = MessageSeen { status: status.into(), delivered, publish: None };
        assert_eq!(seen, Some(MessageShown { seen: message, attachment: None }));
    }
    // Why a file came to nothing is said; where all is well the text says no more than the status.
    for (status, text, reason) in [
        ("Failed", json!("Malware scan failed: Malicious"), Some("Malware scan failed: Malicious")),
        ("Failed", Value::Null, None),
        ("Published", json!("Published"), None),
    ] {
        let files = json!([{ "fileName": "a.txt", "status": status, "statusText": text }]);
        shows(&place.server, json!({ "status": "Initialized", "content": { "attachments": files } })).await;
        let seen = details(place.api(), &place.token(), id, meant).await.unwrap().unwrap();
        let (status, reason) = (status.to_owned(), reason.map(str::to_owned));
        assert_eq!(seen.attachment, Some(AttachmentSeen { message: id, status, reason }));
    }
    // Another message that the caller may read proves nothing of this one.
    for of in [json!({"recipient": "0192:974760673"}), json!({"recipient": null}), json!({"resourceId": "ttd-annet"})] {
        let mut of = of;
        of["status"] = "Published".into();
        shows(&place.server, of.clone()).await;
        assert_eq!(details(place.api(), &place.token(), id, meant).await.unwrap(), None, "{of}");
    }
    let wrong = ResponseTemplate::new(403).set_body_string("IDX10205: Issuer validation failed.");
    Mock::given(method("GET")).respond_with(wrong).up_to_n_times(1).mount(&place.server).await;
    assert_eq!(details(place.api(), &place.token(), id, meant).await.unwrap_err().finding().code, "CORR-ISSUER");
    Mock::given(method("GET")).respond_with(ResponseTemplate::new(403)).mount(&place.server).await;
    assert_eq!(details(place.api(), &place.token(), id, meant).await.unwrap_err().finding().code, "CORR-403");
}

#[tokio::test]
async fn a_token_that_is_seconds_old_is_tried_once_more() {
    let place = TestService::new().await;
    let id = ResourceId::parse("ttd-vedtak").unwrap();
    let bare = || ResponseTemplate::new(401);
    Mock::given(method("GET")).respond_with(bare()).up_to_n_times(1).mount(&place.server).await;
    let found = ResponseTemplate::new(200).set_body_json(json!({"ids": []}));
    Mock::given(method("GET")).respond_with(found).up_to_n_times(1).mount(&place.server).await;
    assert!(search(place.api(), &place.token(), &id).await.is_ok());
    answers(&place.server, "GET", bare()).await;
    let fault = search(place.api(), &place.token(), &id).await.unwrap_err();
    assert_eq!((fault.finding().code.id, place.http.calls()), ("CORR-401", 4));
    let old = token("mock", &json!({"iat": 1_700_000_000, "exp": 1_700_001_800}));
    assert!(search(place.api(), &old, &id).await.is_err());
    assert_eq!(place.http.calls(), 5, "an old one is not");
}

#[test]
fn a_recipient_is_compared_by_its_number_and_a_person_by_the_digits_that_are_shown() {
    let person = |number: &str| format!("{PERSON}{number}");
    assert!(same_recipient(&recipient().urn(), "0192:991825827"));
    assert!(!same_recipient(&recipient().urn(), "0192:974760673"));
    assert!(same_recipient(&person("123"), &person("***")) && same_recipient(&person("123"), &person("12*")));
    assert!(!same_recipient(&person("123"), &person("13*")) && !same_recipient(&person("123"), &person("****")));
    assert!(!same_recipient(&person("***"), &person("123")), "only the service hides digits");
    assert!(!same_recipient(&person("991825827"), &recipient().urn()));
}

#[tokio::test]
async fn only_a_message_with_our_own_reference_is_a_trial() {
    let place = TestService::new().await;
    let (token, resource) = (place.token(), message().resource_id);
    let ours = CorrespondenceMessage::reference_of_trials(&resource);
    for (reference, is_trial) in [(json!(ours), true), (json!("fagsystem/2026-4711"), false), (json!(null), false)] {
        place.server.reset().await;
        shows(&place.server, json!({"sendersReference": reference})).await;
        let id = Uuid::parse_str(ID).unwrap();
        let found = trial(place.api(), &token, id, (&resource, &recipient().urn())).await.unwrap();
        assert_eq!(found.is_some(), is_trial, "{reference}");
    }
}
