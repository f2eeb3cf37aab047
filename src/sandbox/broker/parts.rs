//! The file of a transfer in parts, gone on with where it broke off: tus 1.0.0 (Altinn/altinn-broker,
//! `src/Altinn.Broker.API/Tus`, 2026-08-18, over tusdotnet). A no is plain text, without a code. An upload that is put
//! together of several others, which the service takes too, is not played.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use futures::StreamExt as _;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::content::{become_of, changed, complete};
use super::data::{PartsCome, Transfer, TransferStatus};
use super::errors::BrokerFault;
use super::{BrokerResource, WRITE, caller, check_sender, owner};
use crate::domain::FileSize;
use crate::sandbox::access::{Caller, expired_caller};
use crate::sandbox::clock::later;
use crate::sandbox::events;
use crate::sandbox::problem::{HandlerResult, Reply};
use crate::sandbox::state::Sandbox;
use crate::world::files::FileFault;
use crate::world::http::{FileDigest, Transferred};

/// For so long an upload that stands still may be gone on with, also by who holds an expired token.
const OPEN: SignedDuration = SignedDuration::from_hours(24);

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const VERSION: HeaderName = HeaderName::from_static("tus-version");
const EXTENSION: HeaderName = HeaderName::from_static("tus-extension");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const EXPIRES: HeaderName = HeaderName::from_static("upload-expires");
const SPOKEN: &str = "1.0.0";

/// What somebody wants of an upload.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Intent {
    Begin,
    Look,
    Write,
    Remove,
}

/// `OPTIONS filetransfer/upload/tus/{id}`: what can be done.
pub(in crate::sandbox) async fn options(State(sandbox): State<Arc<Sandbox>>, headers: HeaderMap) -> HandlerResult {
    caller(&sandbox, &headers, &[WRITE])?;
    Ok(Reply::empty(StatusCode::NO_CONTENT)
        .with(RESUMABLE, SPOKEN)
        .with(VERSION, SPOKEN)
        .with(EXTENSION, "creation,termination,checksum,expiration")
        .with(HeaderName::from_static("tus-checksum-algorithm"), "md5"))
}

/// `POST filetransfer/upload/tus/{id}`: begins it, or begins it anew.
pub(in crate::sandbox) async fn begin(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let (transfer, resource) = authorised(&sandbox, &headers, &id, Intent::Begin)?;
    if headers.contains_key("upload-defer-length") {
        return Err(Reply::text(StatusCode::BAD_REQUEST, "Upload-Defer-Length is not supported"));
    }
    let length =
        count(&headers, &LENGTH).ok_or_else(|| Reply::text(StatusCode::BAD_REQUEST, "Missing Upload-Length header"))?;
    if resource.and_then(|resource| resource.settings.size).is_some_and(|most| length > FileSize::bytes(most)) {
        return Err(BrokerFault::FILE_TOO_LARGE.plain());
    }
    let now = sandbox.clock.wall();
    forget(&sandbox, &transfer);
    changed(&sandbox, transfer.id, |transfer| transfer.parts = Some(PartsCome { length, parts: Vec::new(), at: now }))?;
    if transfer.status(now) == TransferStatus::Initialized {
        become_of(&sandbox, transfer.id, TransferStatus::UploadStarted, "Upload started")?;
    }
    let at = format!("/broker/api/v1/filetransfer/upload/tus/{}", transfer.id);
    Ok(told(Reply::empty(StatusCode::CREATED), &sandbox, now).with(header::LOCATION, &at))
}

/// `HEAD filetransfer/upload/tus/{id}`: how much is there.
pub(in crate::sandbox) async fn look(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let (transfer, _) = authorised(&sandbox, &headers, &id, Intent::Look)?;
    let come = transfer.parts.ok_or_else(|| Reply::empty(StatusCode::NOT_FOUND))?;
    Ok(told(Reply::empty(StatusCode::OK), &sandbox, come.at)
        .with(OFFSET, &come.there().to_string())
        .with(LENGTH, &come.length.to_string())
        .with(header::CACHE_CONTROL, "no-store"))
}

/// `PATCH filetransfer/upload/tus/{id}`: the next part. What does not come whole has not come.
pub(in crate::sandbox) async fn write(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    request: Request,
) -> HandlerResult {
    let (head, body) = request.into_parts();
    let headers = &head.headers;
    let (transfer, _) = authorised(&sandbox, headers, &id, Intent::Write)?;
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.trim().eq_ignore_ascii_case("application/offset+octet-stream") {
        return Err(Reply::empty(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    let from =
        count(headers, &OFFSET).ok_or_else(|| Reply::text(StatusCode::BAD_REQUEST, "Missing Upload-Offset header"))?;
    let come = transfer.parts.clone().ok_or_else(|| Reply::empty(StatusCode::NOT_FOUND))?;
    if from >= come.length {
        return Ok(there(&sandbox, come.length));
    }
    if from != come.there() {
        let said = format!("Offset does not match file. File offset: {}. Request offset: {from}", come.there());
        return Err(Reply::text(StatusCode::CONFLICT, said));
    }
    if headers.contains_key("upload-checksum") {
        // The service says that it can, and holds no part to be right.
        let mismatch = StatusCode::from_u16(460).unwrap_or(StatusCode::BAD_REQUEST);
        return Err(Reply::text(mismatch, "Header Upload-Checksum does not match the checksum of the file"));
    }
    let most = come.length - from;
    let came = store(&sandbox, transfer.id, (come.parts.len(), most), body).await?;
    let now = sandbox.clock.wall();
    if came > 0 {
        changed(&sandbox, transfer.id, |transfer| {
            if let Some(come) = &mut transfer.parts {
                come.parts.push(came);
                come.at = now;
            }
        })?;
    }
    if came == most {
        put_together(&sandbox, transfer.id)?;
    }
    Ok(there(&sandbox, from + came))
}

/// `DELETE filetransfer/upload/tus/{id}`: nothing of it is there any more.
pub(in crate::sandbox) async fn remove(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let (transfer, _) = authorised(&sandbox, &headers, &id, Intent::Remove)?;
    if transfer.parts.is_none() {
        return Err(Reply::empty(StatusCode::NOT_FOUND));
    }
    forget(&sandbox, &transfer);
    changed(&sandbox, transfer.id, |transfer| transfer.parts = None)?;
    Ok(Reply::empty(StatusCode::NO_CONTENT).with(RESUMABLE, SPOKEN))
}

/// The transfer, when the caller may do this with its upload. Who goes on with one is not asked for the access again, and
/// may hold a token that has expired.
fn authorised(
    sandbox: &Sandbox,
    headers: &HeaderMap,
    id: &str,
    intent: Intent,
) -> Result<(Transfer, Option<BrokerResource>), Reply> {
    let found = Uuid::parse_str(id).ok().and_then(|id| sandbox.read(|world| world.transfer(id).cloned()));
    let now = sandbox.clock.wall();
    let goes_on = |caller: &Caller| {
        found.as_ref().is_some_and(|transfer| transfer.sender == caller.org && is_going_on(transfer, now))
    };
    let caller = caller(sandbox, headers, &[WRITE]).or_else(|refused| {
        let late = expired_caller(sandbox, headers)
            .map(Caller::with_system_user)
            .filter(|late| late.has(WRITE) && goes_on(late));
        late.ok_or(refused)
    })?;
    match headers.get(RESUMABLE).map(|version| version.to_str().unwrap_or_default()) {
        // Without it, it is no call of this kind, and nothing else is there.
        None => return Err(Reply::empty(StatusCode::NOT_FOUND)),
        Some(SPOKEN) => {}
        Some(other) => {
            let said = format!("Tus version {other} is not supported. Supported versions: {SPOKEN}");
            return Err(Reply::text(StatusCode::PRECONDITION_FAILED, said).with(VERSION, SPOKEN));
        }
    }
    let goes_on = goes_on(&caller);
    let transfer = found.ok_or_else(|| BrokerFault::TRANSFER_UNKNOWN.plain())?;
    let status = transfer.status(now);
    if goes_on && matches!(intent, Intent::Look | Intent::Write) {
        let is_open = matches!(status, TransferStatus::UploadStarted | TransferStatus::UploadProcessing);
        return if is_open { Ok((transfer, None)) } else { Err(BrokerFault::ALREADY_UPLOADED.plain()) };
    }
    let resource = check_sender(sandbox, &caller, &transfer).map_err(|_| BrokerFault::NO_ACCESS.plain())?;
    if intent == Intent::Look {
        return Ok((transfer, None));
    }
    if status > TransferStatus::UploadStarted {
        return Err(BrokerFault::ALREADY_UPLOADED.plain());
    }
    owner::check_storage(sandbox, resource.owner, transfer.scan).map_err(|_| BrokerFault::STORAGE_NOT_READY.plain())?;
    Ok((transfer, Some(resource)))
}

fn is_going_on(transfer: &Transfer, now: Timestamp) -> bool {
    transfer.parts.as_ref().is_some_and(|come| now.duration_since(come.at) <= OPEN)
}

/// Writes the next part; answers how long it is.
async fn store(sandbox: &Sandbox, id: Uuid, (part, most): (usize, u64), body: Body) -> Result<u64, Reply> {
    let broke = |_| Reply::empty(StatusCode::BAD_REQUEST);
    let mut file = sandbox.begin_part(id, part).map_err(|fault| Reply::not_saved(&fault.to_string()))?;
    let (mut came, mut pieces) = (0, body.into_data_stream());
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(broke)?;
        came += piece.len() as u64;
        if came > most {
            return Err(Reply::text(
                StatusCode::BAD_REQUEST,
                format!("Upload chunk exceeds upload length for file id {id}"),
            ));
        }
        file.push(&piece).map_err(|fault: FileFault| Reply::not_saved(&fault.to_string()))?;
    }
    if came > 0 {
        sandbox.finish_file(file).map_err(|fault| Reply::not_saved(&fault.to_string()))?;
    }
    Ok(came)
}

/// All is there: a while after, the service has put it together, and looks at it.
fn put_together(sandbox: &Arc<Sandbox>, id: Uuid) -> Result<(), Reply> {
    let transfer = sandbox.read(|world| world.transfer(id).cloned());
    let transfer = transfer.ok_or_else(|| BrokerFault::TRANSFER_UNKNOWN.plain())?;
    let whole = joined(sandbox, &transfer).map_err(|reason| Reply::not_saved(&reason))?;
    let from = later(sandbox.clock.wall(), Duration::from_secs(sandbox.scenarios.pace().publish / 4));
    forget(sandbox, &transfer);
    if transfer.checksum.as_ref().is_some_and(|sum| *sum != whole.md5) {
        sandbox.forget_file(id);
        changed(sandbox, id, |transfer| transfer.comes_to(TransferStatus::Failed, from, "Checksum mismatch"))?;
    } else {
        complete(sandbox, id, &whole, from)?;
    }
    events::announce_transfer(sandbox, id);
    Ok(())
}

fn joined(sandbox: &Sandbox, transfer: &Transfer) -> Result<Transferred, String> {
    let mut whole = sandbox.begin_file(transfer.id).map_err(|fault| fault.to_string())?;
    let mut digests = FileDigest::default();
    for (part, length) in transfer.parts.iter().flat_map(|come| &come.parts).enumerate() {
        let mut file = sandbox.part(transfer.id, part, *length).map_err(|fault| fault.to_string())?;
        while let Some(piece) = file.piece().map_err(|fault| fault.to_string())? {
            digests.update(&piece);
            whole.push(&piece).map_err(|fault| fault.to_string())?;
        }
    }
    sandbox.finish_file(whole).map_err(|fault| fault.to_string())?;
    Ok(digests.finish())
}

fn forget(sandbox: &Sandbox, transfer: &Transfer) {
    for part in 0..transfer.parts.as_ref().map_or(0, |come| come.parts.len()) {
        sandbox.forget_part(transfer.id, part);
    }
}

fn count(headers: &HeaderMap, name: &HeaderName) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}

fn there(sandbox: &Sandbox, offset: u64) -> Reply {
    let now = sandbox.clock.wall();
    told(Reply::empty(StatusCode::NO_CONTENT), sandbox, now).with(OFFSET, &offset.to_string())
}

/// With what every answer about an upload says.
fn told(reply: Reply, sandbox: &Sandbox, last: Timestamp) -> Reply {
    let end = sandbox.clock.as_shown(last.saturating_add(OPEN).unwrap_or(last));
    reply.with(RESUMABLE, SPOKEN).with(EXPIRES, &end.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string())
}
