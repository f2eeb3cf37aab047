//! The body of a message to Altinn Melding.

use serde::Serialize;
use uuid::Uuid;

use super::{OrgNumber, ResourceId};

/// The body of `POST correspondence/api/v1/correspondence` (Altinn/altinn-correspondence,
/// `InitializeCorrespondences/InitializeCorrespondenceValidationHelper.cs`, 2026-08-20).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewMessages {
    /// What every recipient gets.
    pub correspondence: CorrespondenceMessage,
    /// One to 500 recipients as URNs.
    pub recipients: Vec<String>,
    /// Attachments uploaded before.
    pub existing_attachments: Vec<Uuid>,
    /// Makes the call safe to repeat; only with one recipient.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idempotent_key: Option<Uuid>,
}

/// What is sent through Altinn Melding, whoever receives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CorrespondenceMessage {
    /// Bare id of the resource.
    pub resource_id: ResourceId,
    /// Our own reference.
    pub senders_reference: String,
    /// Text.
    pub content: MessageContent,
    /// The resource is for confidential mail.
    pub is_confidential: bool,
    /// Notification of the recipient, if wanted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notification: Option<MessageNotification>,
}

/// Title, summary and body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageContent {
    /// `nb`, `nn` or `en`.
    pub language: &'static str,
    /// Plain text, 1–255 characters.
    pub message_title: String,
    /// Plain text, always sent (Altinn/altinn-correspondence,
    /// `InitializeCorrespondences/InitializeCorrespondenceValidationHelper.cs`, 2026-08-20).
    pub message_summary: String,
    /// Markdown, 1–30000 characters.
    pub message_body: String,
    /// No attachments in a test message.
    pub attachments: [(); 0],
}

/// Notification with Altinn's own text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageNotification {
    /// `GenericAltinnMessage`.
    pub notification_template: &'static str,
    /// By mail or SMS.
    pub notification_channel: NotificationChannel,
    /// No reminder for a test message.
    pub send_reminder: bool,
}

/// How a recipient is notified, as the service calls it (Altinn/altinn-correspondence, `NotificationChannelExt.cs`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum NotificationChannel {
    /// E-mail, and SMS where there is no address.
    EmailPreferred,
    /// SMS, and e-mail where there is no number.
    SmsPreferred,
    /// E-mail or nothing.
    Email,
    /// SMS or nothing.
    Sms,
}

impl NewMessages {
    /// A message to one organisation.
    #[must_use]
    pub fn to_one(message: CorrespondenceMessage, recipient: OrgNumber, idempotent_key: Uuid) -> Self {
        Self {
            correspondence: message,
            recipients: vec![recipient.urn()],
            existing_attachments: Vec::new(),
            idempotent_key: Some(idempotent_key),
        }
    }

    /// The same message to the same recipient twice: the service checks all up to the recipients and then refuses with
    /// 1006, so that nothing is made (Altinn/altinn-correspondence,
    /// `InitializeCorrespondences/InitializeCorrespondenceValidationHelper.cs`, 2026-08-20, inferred there from the
    /// order of the checks).
    #[must_use]
    pub fn dry_run(message: CorrespondenceMessage, recipient: OrgNumber) -> Self {
        Self {
            correspondence: message,
            recipients: vec![recipient.urn(), recipient.urn()],
            existing_attachments: Vec::new(),
            idempotent_key: None,
        }
    }
}
