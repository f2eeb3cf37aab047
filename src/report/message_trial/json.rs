//! What a message that was tried says to other programs. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::{MessageEnd, MessageTrial};
use crate::report::frozen::frozen;

/// What `try message --to-person --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// The id under which the service knows it.
    correspondence_id: Uuid,
    /// What the service says, in its own word.
    status: &'a str,
    /// What that means.
    end: EndJson,
}

frozen! {
    /// How it ended.
    EndJson of MessageEnd {
        "under-way" UnderWay = MessageEnd::UnderWay,
        "arrived" Arrived = MessageEnd::Arrived,
        "not-arrived" NotArrived = MessageEnd::NotArrived,
    }
}

/// Renders what became of a trial.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(trial: &MessageTrial) -> Result<String, serde_json::Error> {
    let (correspondence_id, status, end) = (trial.id, trial.status.as_str(), trial.end().into());
    serde_json::to_string(&Document { schema: 1, correspondence_id, status, end })
}
