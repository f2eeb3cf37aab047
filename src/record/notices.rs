//! What is known of a notification, and of the service that notifications are about.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::NoticeResource;
use crate::domain::sender_record::{DnsTrouble, SenderRecord};

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
}

/// How the address that says whether a notification is still needed answered a stranger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ConditionProbe {
    /// What that means.
    pub verdict: ConditionVerdict,
    /// Status, or what went wrong: its code, and what is known of the cause (`NET-TLS: …`).
    pub answer: String,
}

/// What the answer to a stranger means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConditionVerdict {
    /// It refuses who is not Altinn.
    Guarded,
    /// It answers anybody.
    Open,
    /// It gives no answer that Altinn could use.
    Failed,
}

/// Whether the feed of statuses tells of a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotificationListed {
    /// Its number there; empty when it was not among the newest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<i64>,
}

/// What the DNS says of the domains that e-mails come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SenderDns(pub Vec<DomainDns>);

/// What the DNS says of one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DomainDns {
    /// The domain.
    pub domain: String,
    /// What it lacks; where it could not be read, nothing is known to be missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<SenderRecord>,
    /// It says what becomes of e-mails that fail; a domain above it may say it for it.
    #[serde(default)]
    pub dmarc: bool,
    /// Why it could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<DnsTrouble>,
}
