//! The body of an event subscription on a resource.

use serde::Serialize;
use url::Url;

use super::ResourceId;

/// The body of `POST events/api/v1/subscriptions` for a service owner: these two and nothing more
/// (Altinn/altinn-events, `Controllers/SubscriptionController.cs`, 2026-08-20).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewSubscription {
    /// Where events are sent.
    pub end_point: Url,
    /// URN of the resource.
    pub resource_filter: String,
}

impl NewSubscription {
    /// A subscription on all events of a resource.
    #[must_use]
    pub fn new(end_point: Url, resource: &ResourceId) -> Self {
        Self { end_point, resource_filter: resource.urn() }
    }
}
