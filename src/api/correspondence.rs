//! Altinn Melding: are we let in, would a message be taken, and what became of it (facts: altinn-apis 4).

use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::ask::{Api, json, refusal};
use super::{Fault, Token};
use crate::catalog::services::Service;
use crate::domain::message::NewMessages;
use crate::domain::{Address, ResourceId};
use crate::record::values::{DryRun, MessageSeen};
use crate::world::clean::clean_line;
use crate::world::http::{Answer, Call};

const HERE: Service = Service::Correspondence;

/// What the service answers when all checks before the recipients held (facts: altinn-apis 4.3).
const DUPLICATE_RECIPIENTS: &str = "1006";

/// What it answers to an idempotency key that was used.
const SENT_BEFORE: &str = "1034";

#[derive(Deserialize)]
struct Ids {
    #[serde(default)]
    ids: Vec<Uuid>,
}

/// Searches as sender on a resource: the ids of messages, when we are let in. A refusal with 4001 says the same for a
/// resource that is unknown: look at the registry first.
///
/// # Errors
/// The refusal.
pub async fn search(api: Api<'_>, token: &Token, id: &ResourceId) -> Result<Vec<Uuid>, Fault> {
    find(api, token, &[("resourceId", id.bare()), ("role", "Sender")]).await
}

async fn find(api: Api<'_>, token: &Token, query: &[(&str, &str)]) -> Result<Vec<Uuid>, Fault> {
    let call = Call::get(&messages(api).with_query(query)).bearer(token.bearer());
    let answer = api.read(HERE, call).await?;
    if !answer.is_success() {
        return Err(refused(&answer));
    }
    json::<Ids>(HERE, &answer).map(|found| found.ids)
}

/// Lets the service judge a message without keeping it: it is sent with the same recipient twice and without idempotency
/// key, and passes when that is all the service finds wrong.
///
/// # Errors
/// What else the service found; or that it took the message after all.
pub async fn dry_run(api: Api<'_>, token: &Token, messages: &NewMessages) -> Result<DryRun, Fault> {
    let answer = post(api, token, messages).await?;
    if answer.is_success() {
        return Err(Fault::refused(HERE, &answer, Some("DRY-RUN-CREATED".to_owned()), String::new()));
    }
    match refused(&answer) {
        fault if fault.is(DUPLICATE_RECIPIENTS) => Ok(DryRun { passed: true, code: DUPLICATE_RECIPIENTS.to_owned() }),
        fault => Err(fault),
    }
}

/// Sends a message to one recipient under an idempotency key that was saved before. A key that was used finds the message
/// that was sent under it.
///
/// # Errors
/// The refusal.
pub async fn send(api: Api<'_>, token: &Token, messages: &NewMessages) -> Result<Uuid, Fault> {
    let answer = post(api, token, messages).await?;
    if answer.is_success() {
        let body: Value = json(HERE, &answer)?;
        let id = body.pointer("/correspondences/0/correspondenceId").and_then(Value::as_str);
        return id.and_then(|id| Uuid::parse_str(id).ok()).ok_or_else(|| Fault::http(HERE)(answer.unexpected()));
    }
    let fault = refused(&answer);
    let Some(key) = messages.idempotent_key.filter(|_| fault.is(SENT_BEFORE)) else { return Err(fault) };
    let (key, resource) = (key.to_string(), messages.correspondence.resource_id.bare());
    let sent = find(api, token, &[("resourceId", resource), ("role", "Sender"), ("idempotentKey", &key)]).await?;
    let lost = || Fault::refused(HERE, &answer, Some("SENT-BUT-LOST".to_owned()), String::new());
    sent.first().copied().ok_or_else(lost)
}

async fn post(api: Api<'_>, token: &Token, body: &NewMessages) -> Result<Answer, Fault> {
    api.write(HERE, Call::post(&messages(api)).bearer(token.bearer()).json(body)).await
}

/// What has become of a message.
///
/// # Errors
/// The refusal.
pub async fn details(api: Api<'_>, token: &Token, id: Uuid) -> Result<MessageSeen, Fault> {
    let call = Call::get(&messages(api).below(&[&id.to_string(), "details"])).bearer(token.bearer());
    let answer = api.read(HERE, call).await?;
    if !answer.is_success() {
        return Err(refused(&answer));
    }
    let body: Value = json(HERE, &answer)?;
    let status = body.get("status").and_then(Value::as_str).ok_or_else(|| Fault::http(HERE)(answer.unexpected()))?;
    Ok(MessageSeen { status: clean_line(status), delivered: is_delivered(status) })
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

fn refused(answer: &Answer) -> Fault {
    match refusal(HERE, answer) {
        Fault::Refused(mut refusal) if refusal.code.is_none() && refusal.message.contains("IDX10205") => {
            refusal.code = Some("403-ISSUER".to_owned());
            Fault::Refused(refusal)
        }
        other => other,
    }
}
