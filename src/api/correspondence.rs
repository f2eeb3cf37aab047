//! Altinn Melding: are we let in, would a message be taken, and what became of it (Altinn/altinn-correspondence,
//! `src/Altinn.Correspondence.API`, 2026-08-20).

use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

use super::ask::{self, Api, Filled, refusal, shortened};
use super::young_token::once_more;
use super::{ApiFault, Token};
use crate::catalog::services::RemoteService;
use crate::domain::message::{CorrespondenceMessage, NewAttachment, NewMessages, PERSON};
use crate::domain::{Address, ResourceId};
use crate::finding::Meaning;
use crate::record::values::{AttachmentSeen, DryRun, MessageSeen};
use crate::world::clean::clean_line;
use crate::world::http::{Call, Expected, HttpResponse};

const HERE: RemoteService = RemoteService::Correspondence;

/// What stands for a digit of a person's number that is not shown.
const HIDDEN_DIGIT: char = '*';

#[derive(Deserialize)]
struct Ids {
    ids: Vec<Uuid>,
}

/// What the service answers when it has taken messages.
#[derive(Deserialize)]
pub(super) struct Initialized {
    correspondences: Vec<InitializedMessage>,
}

impl Initialized {
    /// The first of them.
    pub(super) fn first(&self, answer: &HttpResponse) -> Result<Uuid, ApiFault> {
        let first = self.correspondences.first().map(|message| message.correspondence_id);
        first.ok_or_else(|| ask::unexpected(HERE, answer))
    }
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
    senders_reference: Option<String>,
    #[serde(default)]
    requested_publish_time: Option<Timestamp>,
    content: Option<ShownContent>,
}

#[derive(Deserialize)]
struct ShownContent {
    attachments: Option<Vec<ShownAttachment>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ShownAttachment {
    file_name: Option<String>,
    status: Filled,
    status_text: Option<String>,
}

/// What has become of a message, and of the file that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageShown {
    /// The message.
    pub seen: MessageSeen,
    /// Its file, if it has one.
    pub attachment: Option<AttachmentSeen>,
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
    check_kept(api, token, id, messages).await?;
    Ok(id)
}

/// Whether the service shows a message that it took as it was sent.
///
/// # Errors
/// It does not, or cannot be asked.
pub(super) async fn check_kept(api: Api<'_>, token: &Token, id: Uuid, messages: &NewMessages) -> Result<(), ApiFault> {
    let (_, kept) = shown(api, token, id).await?;
    let resource = &messages.correspondence.resource_id;
    let to_recipient = messages.recipients.iter().any(|recipient| kept.is_meant(resource, recipient));
    match kept.correspondence_id == id && to_recipient && kept.has_all(&messages.correspondence.content.attachments) {
        true => Ok(()),
        false => Err(ApiFault::NotKept { service: HERE, what: format!("{id} ({})", resource.bare()) }),
    }
}

impl Details {
    /// What has become of it.
    fn seen(&self) -> MessageSeen {
        let Filled(status) = &self.status;
        let (status, delivered) = (clean_line(status), is_delivered(status));
        MessageSeen { status, delivered, publish: self.requested_publish_time }
    }

    /// What has become of its first file: a test message has one.
    fn attachment(&self) -> Option<AttachmentSeen> {
        let shown = self.content.as_ref()?.attachments.as_ref()?.first()?;
        let status = clean_line(&shown.status.0);
        // Where nothing went wrong, the text says no more than the status.
        let reason = shown.status_text.as_ref().filter(|_| status == AttachmentSeen::FAILED);
        let reason = reason.map(|text| shortened(&clean_line(text)));
        Some(AttachmentSeen { message: self.correspondence_id, status, reason })
    }

    fn shown(&self) -> MessageShown {
        MessageShown { seen: self.seen(), attachment: self.attachment() }
    }

    /// Whether it has all these files, by their names.
    fn has_all(&self, attachments: &[NewAttachment]) -> bool {
        let shown = self.content.as_ref().and_then(|content| content.attachments.as_ref()).into_iter().flatten();
        let names: Vec<&str> = shown.filter_map(|one| one.file_name.as_deref()).collect();
        attachments.iter().all(|wanted| names.contains(&wanted.file_name.as_str()))
    }

    /// Whether it went out on a resource to a recipient.
    fn is_meant(&self, resource: &ResourceId, recipient: &str) -> bool {
        self.resource_id.0.trim_start_matches("urn:altinn:resource:") == resource.bare()
            && self.recipient.as_ref().is_some_and(|to| same_recipient(recipient, to))
    }
}

/// The same organisation, whichever of the service's two forms is written before its number; or the same person. Where
/// digits of a person's number are hidden, as in a rehearsal, which writes down nobody's, those that are shown are the same.
fn same_recipient(one: &str, other: &str) -> bool {
    match (one.strip_prefix(PERSON), other.strip_prefix(PERSON)) {
        (Some(meant), Some(shown)) => {
            let alike = |(meant, shown): (char, char)| shown == HIDDEN_DIGIT || shown == meant;
            return meant.len() == shown.len() && meant.chars().zip(shown.chars()).all(alike);
        }
        (None, None) => {}
        _ => return false,
    }
    let number = |urn: &str| urn.rsplit(':').next().map(str::to_owned);
    number(one) == number(other)
}

async fn post_or_find(api: Api<'_>, token: &Token, messages: &NewMessages) -> Result<Uuid, ApiFault> {
    let answer = post(api, token, messages).await?;
    if answer.is_success() {
        return ask::object::<Initialized>(HERE, &answer)?.first(&answer);
    }
    match refused(&answer) {
        fault if fault.means() == Some(Meaning::SentBefore) && messages.idempotent_key.is_some() => {
            sent_under(api, token, messages).await?.ok_or_else(|| lost(&answer))
        }
        fault => Err(fault),
    }
}

/// The key was used, and nothing is found that was sent under it.
pub(super) fn lost(answer: &HttpResponse) -> ApiFault {
    ApiFault::refused(HERE, answer, Some("SENT-BUT-LOST".to_owned()), String::new())
}

/// The message that was sent under the key of another, if one was.
///
/// # Errors
/// The refusal.
pub(super) async fn sent_under(api: Api<'_>, token: &Token, messages: &NewMessages) -> Result<Option<Uuid>, ApiFault> {
    let Some(key) = messages.idempotent_key else { return Ok(None) };
    let (key, resource) = (key.to_string(), messages.correspondence.resource_id.bare());
    let sent = find(api, token, &[("resourceId", resource), ("role", "Sender"), ("idempotentKey", &key)]).await?;
    Ok(sent.first().copied())
}

async fn post(api: Api<'_>, token: &Token, body: &NewMessages) -> Result<HttpResponse, ApiFault> {
    once_more(api, HERE, token, Call::post(&messages(api)).bearer(token.bearer()).json(body), false).await
}

/// What has become of a message on a resource to a recipient; `None` when the one that is shown is on another resource, or
/// went to another.
///
/// # Errors
/// The refusal.
pub async fn details(
    api: Api<'_>,
    token: &Token,
    id: Uuid,
    (resource, recipient): (&ResourceId, &str),
) -> Result<Option<MessageShown>, ApiFault> {
    let shown = of_id(api, token, id).await?;
    Ok(Some(shown.shown()).filter(|_| shown.is_meant(resource, recipient)))
}

/// The same; `None`, too, when it has not the reference of a test message.
///
/// # Errors
/// The refusal.
pub async fn trial(
    api: Api<'_>,
    token: &Token,
    id: Uuid,
    (resource, recipient): (&ResourceId, &str),
) -> Result<Option<MessageSeen>, ApiFault> {
    let shown = of_id(api, token, id).await?;
    let reference = CorrespondenceMessage::reference_of_trials(resource);
    let is_ours = shown.is_meant(resource, recipient) && shown.senders_reference.as_ref() == Some(&reference);
    Ok(Some(shown.seen()).filter(|_| is_ours))
}

async fn of_id(api: Api<'_>, token: &Token, id: Uuid) -> Result<Details, ApiFault> {
    let (answer, shown) = shown(api, token, id).await?;
    if shown.correspondence_id == id { Ok(shown) } else { Err(ask::unexpected(HERE, &answer)) }
}

/// Takes a message back that is not published yet, and reads it back. One that was taken back before is so still.
///
/// # Errors
/// The refusal: after it is published it stays; or the service shows that it was not taken back.
pub async fn purge(api: Api<'_>, token: &Token, id: Uuid) -> Result<MessageSeen, ApiFault> {
    let address = messages(api).below(&[&id.to_string(), "purge"]);
    let call = Call::delete(&address).bearer(token.bearer()).expecting(Expected::Done);
    let answer = api.write(HERE, call).await?;
    match ask::taken(HERE, &answer) {
        Err(_) if refused(&answer).means() == Some(Meaning::TakenBackBefore) => {}
        taken => taken?,
    }
    let (_, shown) = shown(api, token, id).await?;
    let seen = shown.seen();
    match shown.correspondence_id == id && seen.is_taken_back() {
        true => Ok(seen),
        false => Err(ApiFault::NotKept { service: HERE, what: id.to_string() }),
    }
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

pub(super) fn messages(api: Api<'_>) -> Address {
    api.environment.correspondence.below(&["correspondence"])
}

pub(super) fn refused(answer: &HttpResponse) -> ApiFault {
    match refusal(HERE, answer) {
        ApiFault::Refused(mut refusal) if refusal.code.is_none() && refusal.message.contains("IDX10205") => {
            refusal.code = Some("403-ISSUER".to_owned());
            ApiFault::Refused(refusal)
        }
        other => other,
    }
}

#[cfg(test)]
#[path = "correspondence_tests.rs"]
mod tests;
