//! What is shown of a transfer (Altinn/altinn-broker, `src/Altinn.Broker.API/Mappers/FileStatusOverviewExtMapper.cs`,
//! 2026-08-18).

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::data::{RecipientStatus, Transfer, TransferStatus, TransferStep};
use super::errors::BrokerFault;
use super::rate::Counted;
use super::{READ, RECEIVE, SEND, WRITE, caller, check_access, transfer_of};
use crate::sandbox::accept;
use crate::sandbox::access::Caller;
use crate::sandbox::problem::{HandlerResult, Reply};
use crate::sandbox::state::Sandbox;

/// `GET filetransfer/{id}`.
pub(in crate::sandbox) async fn overview(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let transfer = seen(&sandbox, &id, &headers, Counted::Overview)?;
    Ok(Reply::ok(&Value::Object(shown(&sandbox, &transfer))))
}

/// `GET filetransfer/{id}/details`: the same, with what has happened.
pub(in crate::sandbox) async fn details(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> HandlerResult {
    let transfer = seen(&sandbox, &id, &headers, Counted::Details)?;
    let mut shown = shown(&sandbox, &transfer);
    let history = transfer.history(sandbox.clock.wall()).map(|step| {
        json!({ "fileTransferStatus": step.status.word(), "fileTransferStatusText": step.said,
                "fileTransferStatusChanged": moment(&sandbox, step.at) })
    });
    shown.insert("fileTransferStatusHistory".into(), history.collect());
    let of_recipients = transfer.recipients.iter().flat_map(|recipient| {
        let of_one = recipient.steps.iter().map(|(status, at)| {
            json!({ "recipient": format!("0192:{}", recipient.org), "recipientFileTransferStatusCode": status.word(),
                    "recipientFileTransferStatusText": said(*status),
                    "recipientFileTransferStatusChanged": moment(&sandbox, *at) })
        });
        of_one.collect::<Vec<_>>()
    });
    shown.insert("recipientFileTransferStatusHistory".into(), of_recipients.collect());
    Ok(Reply::ok(&Value::Object(shown)))
}

/// The transfer, for its sender and its recipients.
fn seen(sandbox: &Sandbox, id: &str, headers: &HeaderMap, of: Counted) -> Result<Transfer, Reply> {
    accept::check(headers)?;
    let caller = caller(sandbox, headers, &[WRITE, READ])?;
    sandbox.broker_calls.count(&sandbox.clock, caller.org, of)?;
    let transfer = transfer_of(sandbox, id)?;
    if takes_part(&transfer, &caller) {
        check_access(sandbox, &caller, &transfer.resource, (&[SEND, RECEIVE], caller.org))?;
        return Ok(transfer);
    }
    Err(BrokerFault::NO_ACCESS.reply())
}

fn takes_part(transfer: &Transfer, caller: &Caller) -> bool {
    transfer.sender == caller.org || transfer.recipient(caller.org).is_some()
}

fn shown(sandbox: &Sandbox, transfer: &Transfer) -> Map<String, Value> {
    let now = sandbox.clock.wall();
    let (status, text, changed) = match transfer.history(now).last() {
        Some(TransferStep { status, at, said }) => (*status, said.as_str(), *at),
        None => (TransferStatus::Initialized, "Ready for upload", transfer.created),
    };
    let published = transfer.history(now).find(|step| step.status == TransferStatus::Published);
    let recipients = transfer.recipients.iter().map(|recipient| {
        let (status, at) = recipient.steps.last().copied().unwrap_or((RecipientStatus::Initialized, transfer.created));
        json!({ "recipient": format!("0192:{}", recipient.org), "currentRecipientFileTransferStatusCode": status.word(),
                "currentRecipientFileTransferStatusText": said(status),
                "currentRecipientFileTransferStatusChanged": moment(sandbox, at) })
    });
    let members = [
        ("fileTransferId", json!(transfer.id)),
        ("resourceId", json!(transfer.resource)),
        ("fileName", json!(transfer.file_name)),
        ("sendersFileTransferReference", json!(transfer.reference)),
        ("checksum", json!(transfer.checksum)),
        ("useVirusScan", json!(transfer.scan)),
        ("fileTransferSize", json!(transfer.size.unwrap_or(0))),
        ("fileTransferStatus", json!(status.word())),
        ("fileTransferStatusText", json!(text)),
        ("fileTransferStatusChanged", json!(moment(sandbox, changed))),
        ("created", json!(moment(sandbox, transfer.created))),
        ("expirationTime", json!(moment(sandbox, transfer.expires))),
        ("sender", json!(format!("0192:{}", transfer.sender))),
        ("recipients", recipients.collect()),
        ("propertyList", json!(transfer.properties)),
        ("published", published.map_or(Value::Null, |step| json!(moment(sandbox, step.at)))),
    ];
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

const fn said(status: RecipientStatus) -> &'static str {
    match status {
        RecipientStatus::Initialized => "Initialized",
        RecipientStatus::DownloadStarted => "Recipient has attempted to download fileTransfer",
        RecipientStatus::DownloadConfirmed => "Recipient has downloaded fileTransfer",
    }
}

fn moment(sandbox: &Sandbox, at: Timestamp) -> String {
    sandbox.clock.as_shown(at).to_string()
}
