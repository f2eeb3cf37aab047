//! What `events poll` says to other programs. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::FeedPage;

/// What `events poll --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// The id of the resource.
    resource: &'a str,
    /// The events of this page, oldest first.
    events: Vec<EventJson<'a>>,
    /// The event behind which the next page begins, where any is known: what `--after` is given next time.
    last: Option<&'a str>,
}

/// One event.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Event")]
struct EventJson<'a> {
    /// Its id.
    id: &'a str,
    /// What happened, such as `no.altinn.correspondence.correspondencepublished`.
    r#type: &'a str,
    /// When, RFC 3339.
    time: Option<String>,
    /// To whom: the URN of an organisation, or of what kind a person's is, without the number.
    subject: Option<&'a str>,
    /// What it is about, such as the id of a message.
    instance: Option<&'a str>,
}

/// Renders a page.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(page: &FeedPage<'_>) -> Result<String, serde_json::Error> {
    let events = page.events.iter().map(|event| EventJson {
        id: event.id,
        r#type: event.kind,
        time: event.time.map(|time| time.to_string()),
        subject: event.subject,
        instance: event.instance,
    });
    let events = events.collect();
    serde_json::to_string(&Document { schema: 1, resource: page.resource, events, last: page.last() })
}

/// An event as Altinn wrote it, on one line; `None` where it is no JSON.
#[must_use]
pub fn as_it_came(event: &[u8]) -> Option<String> {
    serde_json::from_slice::<serde_json::Value>(event).ok().map(|event| event.to_string())
}
