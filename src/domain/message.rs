//! The body of a message to Altinn Melding.

use jiff::{SignedDuration, Timestamp, Unit};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::attachment::Attachment;
use super::synthetic_person::SyntheticPerson;
use super::{OrgNumber, ResourceId};

/// What stands before a person's number.
pub const PERSON: &str = "urn:altinn:person:identifier-no:";

/// The body of `POST correspondence/api/v1/correspondence` (Altinn/altinn-correspondence,
/// `InitializeCorrespondences/InitializeCorrespondenceValidationHelper.cs`, 2026-08-20).
#[derive(Clone, PartialEq, Eq, Serialize)]
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

/// How many minutes after it is sent a message is published; until then its sender can take it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "u8")]
#[schemars(extend("maximum" = PublishDelay::MOST))]
pub struct PublishDelay(u8);

impl PublishDelay {
    /// As soon as the service gets round to it.
    pub const AT_ONCE: Self = Self(0);

    /// Long enough to see what is wrong, and short enough to be waited for.
    pub const USUAL: Self = Self(5);

    /// The longest: the program does not wait for hours.
    pub const MOST: u8 = 60;

    /// So many minutes; none beyond [`Self::MOST`].
    #[must_use]
    pub const fn of_minutes(minutes: u8) -> Option<Self> {
        if minutes <= Self::MOST { Some(Self(minutes)) } else { None }
    }

    /// The minutes.
    #[must_use]
    pub const fn minutes(self) -> u8 {
        self.0
    }

    /// When a message is to be published that is sent at a moment, to the second; `None`: at once.
    #[must_use]
    pub fn after(self, sent: Timestamp) -> Option<Timestamp> {
        let then = sent.saturating_add(SignedDuration::from_mins(self.0.into())).ok()?;
        (self != Self::AT_ONCE).then(|| then.round(Unit::Second).unwrap_or(then))
    }
}

impl TryFrom<u8> for PublishDelay {
    type Error = &'static str;

    fn try_from(minutes: u8) -> Result<Self, Self::Error> {
        Self::of_minutes(minutes).ok_or("more minutes than a test message may wait")
    }
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
    /// When the recipient can see it; without one at once. Its sender can take it back until then
    /// (Altinn/altinn-correspondence, `PurgeCorrespondence/PurgeCorrespondenceHelper.cs`, 2026-08-20).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested_publish_time: Option<Timestamp>,
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
    /// The files that come with it, in a form.
    pub attachments: Vec<NewAttachment>,
}

/// A file that comes with a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewAttachment {
    /// Its name; its part of the form has the same.
    pub file_name: String,
    /// Our own reference.
    pub senders_reference: String,
    /// Its MD5 in small hexadecimal letters: another file is refused.
    pub checksum: String,
}

/// Notification with Altinn's own text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageNotification {
    /// `GenericAltinnMessage`.
    pub notification_template: &'static str,
    /// By mail or SMS.
    pub notification_channel: NotificationChannel,
    /// Remind of it, 7 days after it is published in production and a day after it elsewhere, if it is unread then.
    pub send_reminder: bool,
    /// By mail or SMS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminder_notification_channel: Option<NotificationChannel>,
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

/// Without a person's number: what is printed for whoever looks for a fault is kept in logs.
impl std::fmt::Debug for NewMessages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let nameless = |urn: &String| if urn.starts_with(PERSON) { format!("{PERSON}…") } else { urn.clone() };
        f.debug_struct("NewMessages")
            .field("correspondence", &self.correspondence)
            .field("recipients", &self.recipients.iter().map(nameless).collect::<Vec<_>>())
            .field("existing_attachments", &self.existing_attachments)
            .field("idempotent_key", &self.idempotent_key)
            .finish()
    }
}

impl CorrespondenceMessage {
    /// The sender's own reference of test messages on a resource, by which they are known for ours.
    #[must_use]
    pub fn reference_of_trials(resource: &ResourceId) -> String {
        format!("altinn-onboard/{}", resource.bare())
    }

    /// The same message with a file.
    #[must_use]
    pub fn with_file(mut self, attachment: &Attachment) -> Self {
        let file = attachment.file();
        self.content.attachments.push(NewAttachment {
            file_name: file.name.clone(),
            senders_reference: self.senders_reference.clone(),
            checksum: file.md5.clone(),
        });
        self
    }
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

    /// A message to a person who does not exist.
    #[must_use]
    pub fn to_person(message: CorrespondenceMessage, person: &SyntheticPerson, idempotent_key: Uuid) -> Self {
        Self {
            correspondence: message,
            recipients: vec![format!("{PERSON}{}", person.expose())],
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

#[cfg(test)]
impl CorrespondenceMessage {
    /// A message on a resource, for tests.
    pub fn example(resource: &str) -> Self {
        let text = || "Prøve".to_owned();
        let content = MessageContent {
            language: "nb",
            message_title: text(),
            message_summary: text(),
            message_body: text(),
            attachments: Vec::new(),
        };
        Self {
            resource_id: ResourceId::parse(resource).unwrap(),
            senders_reference: "1".into(),
            content,
            requested_publish_time: None,
            is_confidential: false,
            notification: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person;

    #[test]
    fn who_prints_a_message_sees_an_organisation_and_nobodys_number() {
        let numbers = (10_000..100_000).map(|n| format!("018190{n}"));
        let number = numbers.into_iter().find(|number| person::recognise(number).is_some()).unwrap();
        let message = CorrespondenceMessage::example("ttd-vedtak");
        let key = Uuid::from_u128(1);
        let to_person = NewMessages::to_person(message.clone(), &SyntheticPerson::parse(&number).unwrap(), key);
        assert!(serde_json::to_string(&to_person).unwrap().contains(&number), "it is sent");
        let printed = format!("{to_person:?} {to_person:#?}");
        assert!(!printed.contains(&number) && printed.contains(PERSON) && printed.contains("ttd-vedtak"), "{printed}");
        let organisation = OrgNumber::parse("991825827").unwrap();
        let printed = format!("{:?}", NewMessages::to_one(message, organisation, key));
        assert!(printed.contains(&organisation.urn()), "{printed}");
    }
}
