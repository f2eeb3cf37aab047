//! The file of a transfer: sent as a stream, looked through, fetched whole or in parts, and confirmed. Neither side holds it
//! whole.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use futures::StreamExt as _;
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::data::{RecipientStatus, Transfer, TransferRecipient, TransferStatus, TransferStep};
use super::errors::BrokerFault;
use super::ranges::{self, Part};
use super::rate::Counted;
use super::{BrokerResource, READ, WRITE, caller, check_recipient, check_sender, owner, transfer_of};
use crate::domain::transfer::BrokerConfiguration;
use crate::domain::{FileSize, OrgNumber};
use crate::sandbox::accept;
use crate::sandbox::clock::later;
use crate::sandbox::events;
use crate::sandbox::problem::{HandlerResult, Reply};
use crate::sandbox::scenario::Scenario;
use crate::sandbox::state::Sandbox;
use crate::world::files::FileFault;
use crate::world::http::{FileDigest, Transferred};

/// `POST filetransfer/{id}/upload`: the file as it is.
pub(in crate::sandbox) async fn upload(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    request: Request,
) -> HandlerResult {
    let (head, body) = request.into_parts();
    let headers = &head.headers;
    accept::check(headers)?;
    let caller = caller(&sandbox, headers, &[WRITE])?;
    sandbox.broker_calls.count(&sandbox.clock, caller.org, Counted::Upload)?;
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.trim().eq_ignore_ascii_case("application/octet-stream") {
        return Err(Reply::empty(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    let transfer = transfer_of(&sandbox, &id)?;
    let resource = check_sender(&sandbox, &caller, &transfer)?;
    // What was begun and not finished may be begun again.
    if transfer.status(sandbox.clock.wall()) > TransferStatus::UploadStarted {
        return Err(BrokerFault::ALREADY_UPLOADED.reply());
    }
    owner::check_storage(&sandbox, resource.owner, transfer.scan)?;
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    let most = resource.settings.size.map(FileSize::bytes);
    if length.zip(most).is_some_and(|(length, most)| length > most) {
        return Err(BrokerFault::FILE_TOO_LARGE.reply());
    }
    become_of(&sandbox, transfer.id, TransferStatus::UploadStarted, "Upload started")?;
    let Ok(came) = store(&sandbox, transfer.id, body).await else {
        let said = "Error occurred while uploading fileTransfer";
        become_of(&sandbox, transfer.id, TransferStatus::Failed, said)?;
        events::announce_transfer(&sandbox, transfer.id);
        return Err(BrokerFault::UPLOAD_FAILED.reply());
    };
    if transfer.checksum.as_ref().is_some_and(|sum| *sum != came.md5) {
        sandbox.forget_file(transfer.id);
        become_of(&sandbox, transfer.id, TransferStatus::Failed, "Checksum mismatch")?;
        events::announce_transfer(&sandbox, transfer.id);
        return Err(BrokerFault::CHECKSUM.reply());
    }
    complete(&sandbox, transfer.id, &came, sandbox.clock.wall())?;
    events::announce_transfer(&sandbox, transfer.id);
    Ok(Reply::ok(&json!({ "fileTransferId": transfer.id })))
}

/// Writes what comes to the file of a transfer; an end that comes too early is none.
async fn store(sandbox: &Sandbox, id: Uuid, body: Body) -> Result<Transferred, ()> {
    let mut file = sandbox.begin_file(id).map_err(drop)?;
    let (mut digests, mut pieces) = (FileDigest::default(), body.into_data_stream());
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(drop)?;
        digests.update(&piece);
        file.push(&piece).map_err(drop)?;
    }
    sandbox.finish_file(file).map_err(drop)?;
    Ok(digests.finish())
}

/// Comes to a status now.
pub(super) fn become_of(sandbox: &Sandbox, id: Uuid, status: TransferStatus, said: &str) -> Result<(), Reply> {
    let now = sandbox.clock.wall();
    changed(sandbox, id, |transfer| transfer.comes_to(status, now, said))
}

pub(super) fn changed(sandbox: &Sandbox, id: Uuid, change: impl FnOnce(&mut Transfer)) -> Result<(), Reply> {
    sandbox.change(|world| {
        let transfer = world.transfers.iter_mut().find(|transfer| transfer.id == id);
        change(transfer.ok_or_else(|| BrokerFault::TRANSFER_UNKNOWN.reply())?);
        Ok(())
    })
}

/// The file is there: from then on it is looked through, and then published, or not.
pub(super) fn complete(sandbox: &Sandbox, id: Uuid, came: &Transferred, from: Timestamp) -> Result<(), Reply> {
    let end = later(from, Duration::from_secs(sandbox.scenarios.pace().publish));
    let step = |status, said: &str| TransferStep { status, at: end, said: said.to_owned() };
    let finding = "Malware scan failed: Malicious. Extra details: {}";
    changed(sandbox, id, |transfer| {
        transfer.size = Some(came.bytes);
        transfer.checksum = Some(came.md5.clone());
        if !transfer.scan {
            transfer.comes_to(TransferStatus::Published, from, "Ready for download");
            return;
        }
        transfer.comes_to(TransferStatus::UploadProcessing, from, "Processing upload");
        transfer.steps.push(match sandbox.scenarios.on(Scenario::ScanFails) {
            true => step(TransferStatus::Failed, finding),
            false => step(TransferStatus::Published, "Ready for download"),
        });
    })
}

/// `GET filetransfer/{id}/download`: the file, or a part of it. Whoever asks has begun to fetch. What it is asked for in is
/// not looked at.
pub(in crate::sandbox) async fn download(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let caller = caller(&sandbox, &headers, &[READ])?;
    sandbox.broker_calls.count(&sandbox.clock, caller.org, Counted::Download)?;
    let transfer = transfer_of(&sandbox, &id)?;
    check_recipient(&sandbox, &caller, &transfer)?;
    if transfer.status(sandbox.clock.wall()) != TransferStatus::Published {
        return Err(BrokerFault::NOT_AVAILABLE.reply());
    }
    let whole = transfer.size.ok_or_else(|| BrokerFault::NO_FILE.reply())?;
    let asked = ranges::asked(&headers, whole).map_err(|_| BrokerFault::RANGE.reply())?;
    let part = asked.unwrap_or(Part { first: 0, length: whole });
    let file = sandbox.part_of_file(transfer.id, part.first, part.length);
    let file = file.map_err(|_| BrokerFault::NO_FILE.reply())?;
    reaches(&sandbox, transfer.id, caller.org, RecipientStatus::DownloadStarted)?;
    let pieces = futures::stream::try_unfold(file, async |mut file| {
        let piece =
            file.piece().map_err(|fault: FileFault| fault.source.unwrap_or_else(|| io::ErrorKind::Other.into()));
        piece.map(|piece| piece.map(|piece| (piece, file)))
    });
    let status = if asked.is_some() { StatusCode::PARTIAL_CONTENT } else { StatusCode::OK };
    // No tag: a file never changes, and the service gives none.
    let answer = Reply::body(status, "application/octet-stream", Body::from_stream(pieces))
        .with(header::ACCEPT_RANGES, "bytes")
        .with(header::CONTENT_LENGTH, &part.length.to_string());
    if asked.is_none() {
        return Ok(answer);
    }
    let last = part.first + part.length - 1;
    Ok(answer.with(header::CONTENT_RANGE, &format!("bytes {}-{last}/{whole}", part.first)))
}

/// A recipient comes to a status.
fn reaches(sandbox: &Sandbox, id: Uuid, org: OrgNumber, status: RecipientStatus) -> Result<(), Reply> {
    let now = sandbox.clock.wall();
    changed(sandbox, id, |transfer| {
        for recipient in transfer.recipients.iter_mut().filter(|recipient| recipient.org == org) {
            if recipient.status() != status {
                recipient.steps.push((status, now));
            }
        }
    })
}

/// `POST filetransfer/{id}/confirmdownload`: 204.
pub(in crate::sandbox) async fn confirm(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    accept::check(&headers)?;
    let caller = caller(&sandbox, &headers, &[READ])?;
    sandbox.broker_calls.count(&sandbox.clock, caller.org, Counted::Confirm)?;
    let transfer = transfer_of(&sandbox, &id)?;
    let resource = check_recipient(&sandbox, &caller, &transfer)?;
    if transfer.size.is_none() {
        return Err(BrokerFault::NO_FILE.reply());
    }
    if transfer.status(sandbox.clock.wall()) != TransferStatus::Published {
        return Err(BrokerFault::NOT_PUBLISHED.reply());
    }
    match transfer.recipient(caller.org).map(TransferRecipient::status) {
        Some(RecipientStatus::DownloadConfirmed) => return Ok(Reply::empty(StatusCode::NO_CONTENT)),
        Some(RecipientStatus::DownloadStarted) => {}
        _ => return Err(BrokerFault::CONFIRMED_TOO_EARLY.reply()),
    }
    reaches(&sandbox, transfer.id, caller.org, RecipientStatus::DownloadConfirmed)?;
    let others = transfer.recipients.iter().filter(|recipient| recipient.org != caller.org);
    if others.into_iter().all(|recipient| recipient.status() == RecipientStatus::DownloadConfirmed) {
        all_confirmed(&sandbox, transfer.id, &resource)?;
    }
    events::announce_transfer(&sandbox, transfer.id);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// Everybody has it: nobody may fetch it any more, and later it is gone.
fn all_confirmed(sandbox: &Sandbox, id: Uuid, resource: &BrokerResource) -> Result<(), Reply> {
    become_of(sandbox, id, TransferStatus::AllConfirmedDownloaded, "All downloaded")?;
    sandbox.forget_file(id);
    if resource.settings.purge == Some(false) {
        return Ok(());
    }
    let grace = resource.settings.grace.unwrap_or(BrokerConfiguration::USUAL_GRACE);
    let at = later(sandbox.clock.wall(), Duration::from_secs(grace.seconds()));
    let said = "FileTransfer has been purged".to_owned();
    changed(sandbox, id, |transfer| transfer.steps.push(TransferStep { status: TransferStatus::Purged, at, said }))
}
