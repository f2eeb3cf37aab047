//! What may be known of the test message, well and badly.

use super::Fact;
use crate::domain::attachment::Attachment;
use crate::domain::message::PublishDelay;
use crate::domain::transfer::FileToSend;
use crate::record::values::{AccessProbe, AttachmentSeen, DryRun, MessageSeen, MessageSent};
use crate::record::{Source, Value};
use crate::steps::testing::{RECIPIENT, number};

fn attachment() -> Attachment {
    let file = FileToSend { name: "vedtak.pdf".into(), bytes: 12, md5: "0".repeat(32) };
    Attachment::try_from(file).unwrap_or_else(|fault| panic!("{fault}"))
}

fn file_seen(status: &str, reason: Option<&str>) -> AttachmentSeen {
    let (message, reason) = (uuid::Uuid::from_u128(2), reason.map(str::to_owned));
    AttachmentSeen { message, status: status.into(), reason }
}

/// In every state that a step may meet.
pub(super) fn other() -> Vec<Fact> {
    let told = |value: Value| (None, value, Source::Told);
    let seen = |value: Value| (None, value, Source::Seen);
    vec![
        seen(Value::AccessProbe(AccessProbe { allowed: false })),
        seen(Value::AccessProbe(AccessProbe { allowed: true })),
        seen(Value::DryRun(DryRun { passed: false, code: "4002".into() })),
        seen(Value::DryRun(DryRun { passed: true, code: "1006".into() })),
        told(Value::PublishDelay(PublishDelay::USUAL)),
        told(Value::MessageReminder(true)),
        seen(Value::MessageKey(uuid::Uuid::from_u128(1))),
        seen(Value::MessageSent(MessageSent { id: uuid::Uuid::from_u128(2), recipient: number(RECIPIENT) })),
        seen(Value::MessageSeen(MessageSeen { status: "Published".into(), delivered: true, publish: None })),
        seen(Value::MessageSeen(MessageSeen { status: "Failed".into(), delivered: false, publish: None })),
        seen(Value::MessageAttachment(attachment())),
        seen(Value::AttachmentSeen(file_seen("UploadProcessing", None))),
        seen(Value::AttachmentSeen(file_seen("Failed", Some("Malware scan failed: Malicious")))),
    ]
}
