//! What `events list` and `events delete` say to other programs. Frozen: schema 1.

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

/// What `events delete --format json` prints. Frozen: schema 1.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeletedDocument<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// Whether it is gone; false where nobody confirmed.
    deleted: bool,
    /// The subscription as it was.
    subscription: SubscriptionJson<'a>,
}

impl<'a> SubscriptionJson<'a> {
    const fn of(subscription: &Subscription<'a>) -> Self {
        let Subscription { id, end_point, resource_filter, type_filter, validated } = *subscription;
        Self { id, end_point, resource_filter, type_filter, validated }
    }
}

/// Renders what became of one that was to be deleted.
///
/// # Errors
/// As [`render`].
pub fn render_deleted(subscription: &Subscription<'_>, deleted: bool) -> Result<String, serde_json::Error> {
    let subscription = SubscriptionJson::of(subscription);
    serde_json::to_string(&DeletedDocument { schema: 1, deleted, subscription })
}

/// Renders the list.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(subscriptions: &[Subscription<'_>]) -> Result<String, serde_json::Error> {
    let subscriptions = subscriptions.iter().map(SubscriptionJson::of).collect();
    serde_json::to_string(&Document { schema: 1, subscriptions })
}
