//! What may be known of the test message, well and badly.

use super::Fact;
use crate::domain::message::PublishDelay;
use crate::record::values::{AccessProbe, DryRun, MessageSeen, MessageSent};
use crate::record::{Source, Value};
use crate::steps::testing::{RECIPIENT, number};

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
    ]
}
