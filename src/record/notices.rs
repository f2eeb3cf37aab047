//! What is known of a notification, and of the service that notifications are about.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::NoticeResource;

/// What was read of the service that notifications are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NoticeReview {
    /// Its id.
    pub id: NoticeResource,
    /// Access rules are published.
    pub has_policy: bool,
    /// The kinds of organisations at which somebody can read by registration alone: `as`, `enk` …
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readers: Vec<String>,
}

/// What became of a notification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotificationSeen {
    /// `Order_Registered`, `Email_Delivered`, …
    pub status: String,
    /// The service says that it arrived, of an SMS that may only be simulated in its environment.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub perhaps_simulated: bool,
}

/// Whether the feed of statuses tells of a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotificationListed {
    /// Its number there; empty when it was not among the newest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<i64>,
}
