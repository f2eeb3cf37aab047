//! What `events list` says to other programs. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

/// What `events list --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// The subscriptions, as the service lists them.
    subscriptions: Vec<Subscription<'a>>,
}

/// One subscription.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Subscription<'a> {
    /// Its number.
    pub id: i64,
    /// Where events are sent.
    pub end_point: &'a str,
    /// URN of the resource.
    pub resource_filter: Option<&'a str>,
    /// The one event type, when it is limited to one.
    pub type_filter: Option<&'a str>,
    /// The address has answered as it should.
    pub validated: bool,
}

/// Renders the list.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(subscriptions: Vec<Subscription<'_>>) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Document { schema: 1, subscriptions })
}
