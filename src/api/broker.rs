//! Altinn Formidling: the service owner and the resource there, and a file on its way (Altinn/altinn-broker,
//! `src/Altinn.Broker.API`, 2026-08-18).

use jiff::Timestamp;
use reqwest::header::CONTENT_TYPE;
use serde::Deserialize;
use uuid::Uuid;

use super::ask::{self, Api, Filled, refusal, shortened};
use super::{ApiFault, FileFailure, Token};
use crate::catalog::services::RemoteService;
use crate::domain::transfer::{Between, BrokerConfiguration, NewBrokerOwner, NewFileTransfer};
use crate::domain::{Address, FileSize, OrgNumber, ResourceId, TimeSpan};
use crate::finding::Meaning;
use crate::record::values::{BrokerOwnerSeen, BrokerResourceFound, TransferSeen, TransferStage};
use crate::text::reasons;
use crate::world::clean::clean_line;
use crate::world::files::OpenFile;
use crate::world::http::{Call, Expected, HttpFault, Transferred, Watcher};

const HERE: RemoteService = RemoteService::Broker;

/// The kind of storage that files with a virus scan lie in.
const SCANNED: &str = "AltinnAzure";

/// Far above what a refusal takes.
const LARGEST_REFUSAL: usize = 1 << 20;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Owner {
    name: Filled,
    storage_providers: Vec<Storage>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Storage {
    r#type: Filled,
    deployment_status: Filled,
}

/// What is shown of a resource: times come in the form of .NET, which is not the one that they are given in.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Resource {
    max_file_transfer_size: Option<u64>,
    file_transfer_time_to_live: Option<String>,
    purge_file_transfer_after_all_recipients_confirmed: bool,
    purge_file_transfer_grace_period: Option<String>,
    required_party: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Initialized {
    file_transfer_id: Uuid,
}

/// What is shown of a transfer (its OpenAPI document: `FileTransferOverviewExt`).
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Overview {
    file_transfer_id: Uuid,
    file_transfer_status: Filled,
    file_transfer_status_text: Option<String>,
    senders_file_transfer_reference: Option<String>,
    checksum: Option<String>,
    resource_id: Filled,
    sender: Filled,
    recipients: Vec<Recipient>,
}

#[derive(Deserialize)]
struct Recipient {
    recipient: Filled,
}

/// A transfer as the service shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransferShown {
    /// Its id.
    pub id: Uuid,
    /// What has become of it.
    pub seen: TransferSeen,
    /// The MD5 that was announced, or that the file had.
    pub checksum: Option<String>,
    /// On which resource it goes, who sends, and who receives, as they stand there.
    resource: String,
    sender: String,
    recipients: Vec<String>,
}

impl TransferShown {
    /// Whether it goes from one organisation to another alone, on this resource. The id of a transfer is shared with others:
    /// without this, who can write it would choose what is sent to, fetched or confirmed.
    #[must_use]
    pub fn is_between(&self, ours: &Between) -> bool {
        let is_recipient = |party: &String| is_of(ours.recipient, party);
        let on_ours = self.resource == ours.id.bare() || self.resource == ours.id.urn();
        let is_sent = on_ours && is_of(ours.sender, &self.sender);
        is_sent && !self.recipients.is_empty() && self.recipients.iter().all(is_recipient)
    }
}

/// Whether a party is an organisation, in one of the two ways that the service writes it.
fn is_of(own: OrgNumber, party: &str) -> bool {
    party == own.urn() || party.strip_prefix("0192:").is_some_and(|number| number == own.to_string())
}

impl Overview {
    fn shown(self) -> TransferShown {
        let status = clean_line(&self.file_transfer_status.0);
        let seen = TransferSeen { id: self.file_transfer_id, status, sent: false, reason: None };
        let reason = self.file_transfer_status_text.filter(|_| seen.stage() == TransferStage::Ended);
        let reason = reason.map(|text| shortened(&clean_line(&text)));
        TransferShown {
            id: self.file_transfer_id,
            seen: TransferSeen { reason, ..seen },
            checksum: self.checksum,
            resource: self.resource_id.0,
            sender: self.sender.0,
            recipients: self.recipients.into_iter().map(|one| one.recipient.0).collect(),
        }
    }
}

/// The organisation as a service owner; without a name when it is not registered.
///
/// # Errors
/// The refusal.
pub async fn owner(api: Api<'_>, token: &Token) -> Result<BrokerOwnerSeen, ApiFault> {
    let answer = api.read(HERE, Call::get(&owners(api)).bearer(token.bearer())).await?;
    // While it is prepared the list is empty; an entry stands for a storage that is there.
    let ready = |one: &Storage| one.r#type.0 == SCANNED && one.deployment_status.0 == "Ready";
    Ok(match ask::object_or_none::<Owner>(HERE, &answer)? {
        Some(Owner { name, storage_providers }) => {
            BrokerOwnerSeen { name: Some(clean_line(&name.0)), storage: storage_providers.iter().any(ready) }
        }
        None => BrokerOwnerSeen { name: None, storage: false },
    })
}

/// Registers the organisation as a service owner, unless it is; answers how it stands then, and whether it was.
///
/// # Errors
/// The refusal; also when the service does not show what it took.
pub async fn register_owner(api: Api<'_>, token: &Token, name: &str) -> Result<(BrokerOwnerSeen, bool), ApiFault> {
    let known = owner(api, token).await?;
    if known.name.is_some() {
        return Ok((known, true));
    }
    let body = NewBrokerOwner { name: name.to_owned() };
    let call = Call::post(&owners(api)).bearer(token.bearer()).json(&body).expecting(Expected::Done);
    let answer = api.write(HERE, call).await?;
    match ask::taken(HERE, &answer) {
        Err(fault) if fault.means() != Some(Meaning::BrokerOwnerKnown) => return Err(fault),
        _ => {}
    }
    let kept = owner(api, token).await?;
    match kept.name {
        Some(_) => Ok((kept, false)),
        None => Err(ApiFault::NotKept { service: HERE, what: name.to_owned() }),
    }
}

/// How a resource is set up; `None` when it is not. Only this call tells: for a transfer it is a lack of access.
///
/// # Errors
/// The refusal.
pub async fn resource(api: Api<'_>, token: &Token, id: &ResourceId) -> Result<Option<BrokerResourceFound>, ApiFault> {
    let answer = api.read(HERE, Call::get(&resources(api, id)).bearer(token.bearer())).await?;
    match ask::object::<Resource>(HERE, &answer) {
        Ok(shown) => {
            let span = |text: Option<String>| text.and_then(|text| TimeSpan::parse_net(&text));
            Ok(Some(BrokerResourceFound {
                largest: shown.max_file_transfer_size.and_then(|bytes| FileSize::new(bytes).ok()),
                lifetime: span(shown.file_transfer_time_to_live),
                purged: shown.purge_file_transfer_after_all_recipients_confirmed,
                grace: span(shown.purge_file_transfer_grace_period),
                required_party: shown.required_party.map(|party| clean_line(&party)).filter(|party| !party.is_empty()),
            }))
        }
        Err(fault) if fault.means() == Some(Meaning::BrokerNotConfigured) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// Sets a resource up, unless it is as it is wanted; answers how it stands then, and whether it was.
///
/// # Errors
/// The refusal; also when the service shows something else than what it took.
pub async fn configure(
    api: Api<'_>,
    token: &Token,
    id: &ResourceId,
    wanted: &BrokerConfiguration,
) -> Result<(BrokerResourceFound, bool), ApiFault> {
    let holds = |found: &BrokerResourceFound| found.differences(wanted).is_empty();
    if let Some(known) = resource(api, token, id).await?.filter(holds) {
        return Ok((known, true));
    }
    let call = Call::put(&resources(api, id)).bearer(token.bearer()).json(wanted).expecting(Expected::Done);
    ask::taken(HERE, &api.write(HERE, call).await?)?;
    let kept = resource(api, token, id).await?.filter(holds);
    kept.map(|kept| (kept, false)).ok_or_else(|| ApiFault::NotKept { service: HERE, what: id.to_string() })
}

/// Searches on a resource: the ids of transfers, when we are let in. A refusal with 6 says the same for a resource that is
/// not set up: ask for that first.
///
/// # Errors
/// The refusal.
pub async fn search(api: Api<'_>, token: &Token, id: &ResourceId) -> Result<Vec<Uuid>, ApiFault> {
    find(api, token, &[("resourceId", id.bare())]).await
}

async fn find(api: Api<'_>, token: &Token, query: &[(&str, &str)]) -> Result<Vec<Uuid>, ApiFault> {
    let call = Call::get(&transfers(api).with_query(query)).bearer(token.bearer());
    ask::json(HERE, &api.read(HERE, call).await?)
}

/// Begins a transfer, or finds the one that was begun under its reference since a moment; answers it, and whether it was
/// there. The service has no idempotency key, so that it is looked for first.
///
/// # Errors
/// The refusal; also when the service does not show the transfer that it took.
pub async fn start(
    api: Api<'_>,
    token: &Token,
    new: &NewFileTransfer,
    since: Timestamp,
) -> Result<(TransferShown, bool), ApiFault> {
    let (id, since) = (new.resource_id.bare(), since.to_string());
    let wanted = [("resourceId", id), ("role", "Sender"), ("status", "Initialized"), ("from", &since)];
    let ours = find(api, token, &wanted).await?;
    let reference = new.senders_file_transfer_reference.to_string();
    for one in ours {
        let shown = match shown(api, token, one).await {
            Ok(shown) => shown,
            // One that we may not see is not the one that we began.
            Err(ApiFault::Refused(refusal)) if matches!(refusal.status, 401 | 403 | 404) => continue,
            Err(fault) => return Err(fault),
        };
        if shown.senders_file_transfer_reference.as_ref() == Some(&reference) {
            return Ok((shown.shown(), true));
        }
    }
    let call = Call::post(&transfers(api)).bearer(token.bearer()).json(new);
    let made: Initialized = ask::object(HERE, &api.write(HERE, call).await?)?;
    let kept = shown(api, token, made.file_transfer_id).await?;
    match kept.senders_file_transfer_reference.as_ref() == Some(&reference) {
        true => Ok((kept.shown(), false)),
        false => Err(ApiFault::NotKept { service: HERE, what: format!("{} ({id})", made.file_transfer_id) }),
    }
}

/// Sends the file of a transfer that waits for it; answers what has become of the transfer then, and what went. It is sent
/// as a stream, and read once. Look first whether it waits.
///
/// # Errors
/// The refusal, or the file cannot be read to its end.
pub async fn upload(
    api: Api<'_>,
    token: &Token,
    id: Uuid,
    (file, watcher): (OpenFile, Watcher),
) -> Result<(TransferSeen, Transferred), FileFailure> {
    let address = transfers(api).below(&[&id.to_string(), "upload"]);
    let call = Call::post(&address).bearer(token.bearer()).header(CONTENT_TYPE, "application/octet-stream");
    let (answer, went) = api.http.send_file(call, file, watcher).await.map_err(FileFailure::of(HERE))?;
    let taken: Initialized = ask::object(HERE, &answer)?;
    if taken.file_transfer_id != id {
        return Err(ask::unexpected(HERE, &answer).into());
    }
    let after = overview(api, token, id).await?;
    Ok((after.seen, went))
}

/// What has become of a transfer.
///
/// # Errors
/// The refusal.
pub async fn overview(api: Api<'_>, token: &Token, id: Uuid) -> Result<TransferShown, ApiFault> {
    shown(api, token, id).await.map(Overview::shown)
}

async fn shown(api: Api<'_>, token: &Token, id: Uuid) -> Result<Overview, ApiFault> {
    let call = Call::get(&transfers(api).below(&[&id.to_string()])).bearer(token.bearer());
    let answer = api.read(HERE, call).await?;
    let overview: Overview = ask::object(HERE, &answer)?;
    if overview.file_transfer_id == id { Ok(overview) } else { Err(ask::unexpected(HERE, &answer)) }
}

/// Fetches the file of a transfer as a stream, and tells what came: nobody keeps it. What breaks off is gone on with where
/// it broke off. The recipient has then begun to fetch.
///
/// # Errors
/// The refusal, or another number of bytes than was sent.
pub async fn download(
    api: Api<'_>,
    token: &Token,
    (id, bytes): (Uuid, u64),
    watcher: Watcher,
) -> Result<Transferred, FileFailure> {
    let address = transfers(api).below(&[&id.to_string(), "download"]);
    let largest = usize::try_from(bytes).unwrap_or(usize::MAX).max(LARGEST_REFUSAL);
    let call = Call::get(&address).bearer(token.bearer()).expecting(Expected::Bytes).largest(largest);
    let call = call.hiding_answer().unchanging();
    let (answer, came) = api.http.receive_file(&call, None, watcher).await.map_err(FileFailure::of(HERE))?;
    if !answer.is_success() {
        return Err(refusal(HERE, &answer).into());
    }
    let came = came.ok_or_else(|| ask::unexpected(HERE, &answer))?;
    if came.bytes == bytes {
        return Ok(came);
    }
    let fault = HttpFault::Broken { host: call.host(), reason: reasons::PART_MISSING.into() };
    Err(ApiFault::http(HERE)(fault).into())
}

/// Confirms that the file of a transfer was fetched, unless it was seen before that this is so; answers what has become
/// of the transfer, and whether it was confirmed before.
///
/// # Errors
/// The refusal; also when the service does not show it as confirmed, or has deleted it: that may be for its age.
pub async fn confirm(
    api: Api<'_>,
    token: &Token,
    (id, before): (Uuid, TransferSeen),
) -> Result<(TransferSeen, bool), ApiFault> {
    match before.stage() {
        TransferStage::Confirmed => return Ok((before, true)),
        TransferStage::Gone => return Err(ApiFault::NotKept { service: HERE, what: id.to_string() }),
        _ => {}
    }
    let address = transfers(api).below(&[&id.to_string(), "confirmdownload"]);
    let call = Call::post(&address).bearer(token.bearer()).expecting(Expected::Done);
    ask::taken(HERE, &api.write(HERE, call).await?)?;
    let after = overview(api, token, id).await?.seen;
    match after.stage() {
        TransferStage::Confirmed => Ok((after, false)),
        _ => Err(ApiFault::NotKept { service: HERE, what: id.to_string() }),
    }
}

fn owners(api: Api<'_>) -> Address {
    api.environment.broker.below(&["serviceowner"])
}

fn resources(api: Api<'_>, id: &ResourceId) -> Address {
    api.environment.broker.below(&["resource", id.bare()])
}

fn transfers(api: Api<'_>) -> Address {
    api.environment.broker.below(&["filetransfer"])
}

#[cfg(test)]
#[path = "broker_tests.rs"]
mod tests;
