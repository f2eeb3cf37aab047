//! What `events list` says to other programs. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::Subscription;

/// What `events list --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// The subscriptions, as the service lists them.
    subscriptions: Vec<SubscriptionJson<'a>>,
}

/// One subscription.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "Subscription")]
struct SubscriptionJson<'a> {
    /// Its number.
    id: i64,
    /// Where events are sent.
    end_point: &'a str,
    /// URN of the resource.
    resource_filter: Option<&'a str>,
    /// The one event type, when it is limited to one.
    type_filter: Option<&'a str>,
    /// The address has answered as it should.
    validated: bool,
}

/// Renders the list.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render<'a>(subscriptions: &[Subscription<'a>]) -> Result<String, serde_json::Error> {
    let one = |subscription: &Subscription<'a>| {
        let Subscription { id, end_point, resource_filter, type_filter, validated } = *subscription;
        SubscriptionJson { id, end_point, resource_filter, type_filter, validated }
    };
    let subscriptions = subscriptions.iter().map(one).collect();
    serde_json::to_string(&Document { schema: 1, subscriptions })
}
