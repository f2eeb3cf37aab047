//! The events of a transfer: of which of its steps whom (Altinn/altinn-broker,
//! `src/Altinn.Broker.Integrations/Altinn/Events/AltinnEventBus.cs`, 2026-08-18).

use jiff::Timestamp;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::data::{RecipientStatus, Transfer, TransferStatus};
use crate::domain::OrgNumber;
use crate::sandbox::clock::SandboxClock;

/// Who a subject is in a transfer.
#[derive(Clone, Copy)]
enum Role {
    Sender,
    Recipient,
}

/// The events of what has happened by now, oldest first.
pub(in crate::sandbox) fn events(
    transfer: &Transfer,
    (clock, base): (&SandboxClock, &str),
    now: Timestamp,
) -> Vec<Map<String, Value>> {
    let mut told: Vec<(Timestamp, &str, OrgNumber, Role)> = Vec::new();
    let recipients = || transfer.recipients.iter().map(|recipient| recipient.org);
    for step in transfer.history(now) {
        let Some(kind) = kind(step.status) else { continue };
        told.push((step.at, kind, transfer.sender, Role::Sender));
        if step.status == TransferStatus::Published {
            told.extend(recipients().map(|org| (step.at, kind, org, Role::Recipient)));
        }
    }
    for recipient in &transfer.recipients {
        let confirmed = recipient.steps.iter().filter(|(status, _)| *status == RecipientStatus::DownloadConfirmed);
        for (_, at) in confirmed {
            told.push((*at, "downloadconfirmed", recipient.org, Role::Recipient));
            told.push((*at, "downloadconfirmed", transfer.sender, Role::Sender));
        }
    }
    told.sort_by_key(|(at, ..)| *at);
    let event = |(at, kind, subject, role): (Timestamp, &str, OrgNumber, Role)| {
        let role = match role {
            Role::Sender => "Sender",
            Role::Recipient => "Recipient",
        };
        let members = [
            ("specversion", json!("1.0")),
            ("id", json!(Uuid::new_v4())),
            ("type", json!(format!("no.altinn.broker.{kind}"))),
            ("source", json!(format!("{base}/broker/api/v1/filetransfer"))),
            ("subject", json!(subject.urn())),
            ("resource", json!(format!("urn:altinn:resource:{}", transfer.resource))),
            ("resourceinstance", json!(transfer.id)),
            ("time", json!(clock.as_shown(at).to_string())),
            ("data", json!({ "Role": role })),
        ];
        members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    };
    told.into_iter().map(event).collect()
}

/// The end of the type of a status's event; none is told of an upload that has only begun.
const fn kind(status: TransferStatus) -> Option<&'static str> {
    match status {
        TransferStatus::Initialized => Some("filetransferinitialized"),
        TransferStatus::UploadProcessing => Some("uploadprocessing"),
        TransferStatus::Published => Some("published"),
        TransferStatus::Failed => Some("uploadfailed"),
        TransferStatus::AllConfirmedDownloaded => Some("allconfirmeddownloaded"),
        TransferStatus::Purged => Some("filepurged"),
        TransferStatus::UploadStarted | TransferStatus::Cancelled => None,
    }
}
