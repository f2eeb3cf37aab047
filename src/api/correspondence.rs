//! Altinn Melding: are we let in, would a message be taken, and what became of it (Altinn/altinn-correspondence,
//! `src/Altinn.Correspondence.API`, 2026-08-20).

use serde::Deserialize;
use uuid::Uuid;

use super::ask::{self, Api, Filled, refusal};
use super::young_token::once_more;
use super::{ApiFault, Token};
use crate::catalog::services::RemoteService;
use crate::domain::message::NewMessages;
use crate::domain::{Address, ResourceId};
use crate::finding::Meaning;
use crate::record::values::{DryRun, MessageSeen};
use crate::world::clean::clean_line;
use crate::world::http::{Call, HttpResponse};

const HERE: RemoteService = RemoteService::Correspondence;

#[derive(Deserialize)]
struct Ids {
    ids: Vec<Uuid>,
}

/// What the service answers when it has taken messages.
#[derive(Deserialize)]
struct Initialized {
    correspondences: Vec<InitializedMessage>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct InitializedMessage {
    correspondence_id: Uuid,
}

/// What is shown of one message (its OpenAPI document: `CorrespondenceDetailsExt`).
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Details {
    correspondence_id: Uuid,
    resource_id: Filled,
    recipient: Option<String>,
    status: Filled,
}

/// Searches as sender on a resource: the ids of messages, when we are let in. A refusal with 4001 says the same for a
/// resource that is unknown: look at the registry first.
///
/// # Errors
/// The refusal.
pub async fn search(api: Api<'_>, token: &Token, id: &ResourceId) -> Result<Vec<Uuid>, ApiFault> {
    find(api, token, &[("resourceId", id.bare()), ("role", "Sender")]).await
}

async fn find(api: Api<'_>, token: &Token, query: &[(&str, &str)]) -> Result<Vec<Uuid>, ApiFault> {
    let call = Call::get(&messages(api).with_query(query)).bearer(token.bearer());
    let answer = once_more(api, HERE, token, call, true).await?;
    if !answer.is_success() {
        return Err(refused(&answer));
    }
    ask::object::<Ids>(HERE, &answer).map(|found| found.ids)
}

/// Lets the service judge a message without keeping it: it is sent with the same recipient twice and without idempotency
/// key, and passes when that is all the service finds wrong.
///
/// # Errors
/// What else the service found; or that it took the message after all.
pub async fn dry_run(api: Api<'_>, token: &Token, messages: &NewMessages) -> Result<DryRun, ApiFault> {
    let answer = post(api, token, messages).await?;
    if answer.is_success() {
        // What is not an answer of the service says nothing of a message either.
        ask::object::<Initialized>(HERE, &answer)?;
        return Err(ApiFault::refused(HERE, &answer, Some("DRY-RUN-CREATED".to_owned()), String::new()));
    }
    // All checks before the recipients held (Altinn/altinn-correspondence,
    // `InitializeCorrespondences/InitializeCorrespondenceValidationHelper.cs`, 2026-08-20).
    match refused(&answer) {
        fault if fault.means() == Some(Meaning::OnlyRecipientTwice) => {
            Ok(DryRun { passed: true, code: fault.code().unwrap_or_default().to_owned() })
        }
        fault => Err(fault),
    }
}

/// Sends a message to one recipient under an idempotency key that was saved before. A key that was used finds the message
/// that was sent under it. The message is read back.
///
/// # Errors
/// The refusal; also when the service does not show the message that it took, or shows it otherwise: then the fault names
/// the message, so that it can be asked for.
pub async fn send(api: Api<'_>, token: &Token, messages: &NewMessages) -> Result<Uuid, ApiFault> {
    let id = post_or_find(api, token, messages).await?;
    let (_, kept) = shown(api, token, id).await?;
    let is_sent = kept.correspondence_id == id;
    let to_recipient = |to: &String| messages.recipients.iter().any(|recipient| same_recipient(recipient, to));
    let resource = messages.correspondence.resource_id.bare();
    let of_resource = kept.resource_id.0.trim_start_matches("urn:altinn:resource:") == resource;
    match is_sent && of_resource && kept.recipient.as_ref().is_some_and(to_recipient) {
        true => Ok(id),
        false => Err(ApiFault::NotKept { service: HERE, what: format!("{id} ({resource})") }),
    }
}

/// The same organisation, whichever of the service's two forms is written before its number.
fn same_recipient(one: &str, other: &str) -> bool {
    let number = |urn: &str| urn.rsplit(':').next().map(str::to_owned);
    number(one) == number(other)
}

async fn post_or_find(api: Api<'_>, token: &Token, messages: &NewMessages) -> Result<Uuid, ApiFault> {
    let answer = post(api, token, messages).await?;
    if answer.is_success() {
        let made: Initialized = ask::object(HERE, &answer)?;
        let first = made.correspondences.first().map(|message| message.correspondence_id);
        return first.ok_or_else(|| ask::unexpected(HERE, &answer));
    }
    let fault = refused(&answer);
    let was_sent = fault.means() == Some(Meaning::SentBefore);
    let Some(key) = messages.idempotent_key.filter(|_| was_sent) else { return Err(fault) };
    let (key, resource) = (key.to_string(), messages.correspondence.resource_id.bare());
    let sent = find(api, token, &[("resourceId", resource), ("role", "Sender"), ("idempotentKey", &key)]).await?;
    let lost = || ApiFault::refused(HERE, &answer, Some("SENT-BUT-LOST".to_owned()), String::new());
    sent.first().copied().ok_or_else(lost)
}

async fn post(api: Api<'_>, token: &Token, body: &NewMessages) -> Result<HttpResponse, ApiFault> {
    once_more(api, HERE, token, Call::post(&messages(api)).bearer(token.bearer()).json(body), false).await
}

/// What has become of a message.
///
/// # Errors
/// The refusal.
pub async fn details(api: Api<'_>, token: &Token, id: Uuid) -> Result<MessageSeen, ApiFault> {
    let (answer, Details { correspondence_id, status: Filled(status), .. }) = shown(api, token, id).await?;
    if correspondence_id != id {
        return Err(ask::unexpected(HERE, &answer));
    }
    Ok(MessageSeen { status: clean_line(&status), delivered: is_delivered(&status) })
}

async fn shown(api: Api<'_>, token: &Token, id: Uuid) -> Result<(HttpResponse, Details), ApiFault> {
    let call = Call::get(&messages(api).below(&[&id.to_string(), "details"])).bearer(token.bearer());
    let answer = once_more(api, HERE, token, call, true).await?;
    if !answer.is_success() {
        return Err(refused(&answer));
    }
    let details = ask::object(HERE, &answer)?;
    Ok((answer, details))
}

/// Whether a status means that the recipient can see the message, or could.
fn is_delivered(status: &str) -> bool {
    matches!(
        status,
        "Published" | "Fetched" | "Read" | "Replied" | "Confirmed" | "Archived" | "AttachmentsDownloaded" | "Forwarded"
    )
}

fn messages(api: Api<'_>) -> Address {
    api.environment.correspondence.below(&["correspondence"])
}

fn refused(answer: &HttpResponse) -> ApiFault {
    match refusal(HERE, answer) {
        ApiFault::Refused(mut refusal) if refusal.code.is_none() && refusal.message.contains("IDX10205") => {
            refusal.code = Some("403-ISSUER".to_owned());
            ApiFault::Refused(refusal)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::TestService;
    use super::super::token::tests::token;
    use super::*;
    use crate::domain::OrgNumber;
    use crate::domain::message::{CorrespondenceMessage, MessageContent};
    use serde_json::{Value, json};
    use wiremock::matchers::{body_partial_json, method, path, query_param};
    use wiremock::{Mock, MockServer, ResponseTemplate};

    const ID: &str = "5c0d9d2a-0f1e-4a53-9a52-1f6b8a3c7d11";

    fn message() -> CorrespondenceMessage {
        let content = MessageContent {
            language: "nb",
            message_title: "Prøve".into(),
            message_summary: "Prøve".into(),
            message_body: "Prøve".into(),
            attachments: [],
        };
        CorrespondenceMessage {
            resource_id: ResourceId::parse("ttd-vedtak").unwrap(),
            senders_reference: "1".into(),
            content,
            is_confidential: false,
            notification: None,
        }
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
        for (body, code) in [
            (json!({"correspondences": [{"correspondenceId": ID}]}), "CORR-DRY-RUN-CREATED"),
            (json!({}), "NET-NOT-JSON"),
        ] {
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

    #[tokio::test]
    async fn a_message_is_followed_and_a_wrong_issuer_told_from_a_missing_scope() {
        let place = TestService::new().await;
        let id = Uuid::parse_str(ID).unwrap();
        for (status, delivered) in [("Initialized", false), ("Published", true), ("Reserved", false), ("Read", true)] {
            shows(&place.server, json!({"status": status})).await;
            let seen = details(place.api(), &place.token(), id).await.unwrap();
            assert_eq!(seen, MessageSeen { status: status.into(), delivered });
        }
        let wrong = ResponseTemplate::new(403).set_body_string("IDX10205: Issuer validation failed.");
        Mock::given(method("GET")).respond_with(wrong).up_to_n_times(1).mount(&place.server).await;
        assert_eq!(details(place.api(), &place.token(), id).await.unwrap_err().finding().code, "CORR-ISSUER");
        Mock::given(method("GET")).respond_with(ResponseTemplate::new(403)).mount(&place.server).await;
        assert_eq!(details(place.api(), &place.token(), id).await.unwrap_err().finding().code, "CORR-403");
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
}
