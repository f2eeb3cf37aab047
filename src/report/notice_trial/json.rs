//! What a notification that was tried says to other programs. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::{NoticeTrial, TriedEnd, TriedNotice, TriedWith};
use crate::report::frozen::frozen;

/// What `try notification --format json` prints where it is tried with somebody, or with a reminder.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// Whom it was tried with.
    with: WithJson,
    /// The notification, then its reminder.
    notices: Vec<NoticeJson<'a>>,
}

/// A notification, or a reminder.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "Notice")]
struct NoticeJson<'a> {
    /// The id under which the service knows it.
    shipment_id: Uuid,
    /// It reminds of the other.
    is_reminder: bool,
    /// What the service says, in its own word.
    status: &'a str,
    /// What that means.
    end: EndJson,
}

frozen! {
    /// Whom it was tried with.
    WithJson of TriedWith {
        "own-address" Own = TriedWith::Own,
        "organisation" Organisation = TriedWith::Organisation,
        "person" Person = TriedWith::Person,
    }
}

frozen! {
    /// How it ended.
    EndJson of TriedEnd {
        "under-way" UnderWay = TriedEnd::UnderWay,
        "arrived" Arrived = TriedEnd::Arrived,
        "handed-over" HandedOver = TriedEnd::HandedOver,
        "perhaps-simulated" PerhapsSimulated = TriedEnd::PerhapsSimulated,
        "not-arrived" NotArrived = TriedEnd::NotArrived,
    }
}

/// Renders what became of a trial.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(trial: &NoticeTrial) -> Result<String, serde_json::Error> {
    let notices = trial.notices.iter().map(|one: &TriedNotice| NoticeJson {
        shipment_id: one.id,
        is_reminder: one.is_reminder,
        status: &one.status,
        end: trial.end(one).into(),
    });
    serde_json::to_string(&Document { schema: 1, with: trial.with.into(), notices: notices.collect() })
}
