//! The body of a new message, and the rules that hold before anything is looked up (Altinn/altinn-correspondence,
//! `InitializeCorrespondences/InitializeCorrespondenceValidationHelper.cs`, 2026-08-20).

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::errors::model;
use crate::domain::OrgNumber;
use crate::domain::person::{self, PersonKind};
use crate::sandbox::problem::{Reply, field, text};

const ORGANISATION: [&str; 2] = ["0192:", "urn:altinn:organization:identifier-no:"];
const PERSON: &str = "urn:altinn:person:identifier-no:";
const BY_EMAIL: [&str; 2] = ["urn:altinn:person:idporten-email:", "urn:altinn:person:legacy-selfidentified:"];

/// Templates of notifications, with their numbers (Altinn/altinn-correspondence, `Models/Enums`, 2026-08-20).
pub(super) const TEMPLATES: [(&str, u64); 2] = [("CustomMessage", 0), ("GenericAltinnMessage", 1)];

/// Channels of notifications, with their numbers.
pub(super) const CHANNELS: [(&str, u64); 5] =
    [("Email", 0), ("Sms", 1), ("EmailPreferred", 2), ("SmsPreferred", 3), ("EmailAndSms", 4)];

/// Whose messages are searched for, with their numbers.
pub(super) const ROLES: [(&str, u64); 3] = [("Recipient", 0), ("Sender", 1), ("RecipientAndSender", 2)];

/// What becomes of a message, with its numbers.
pub(super) const STATUSES: [(&str, u64); 14] = [
    ("Initialized", 0),
    ("ReadyForPublish", 1),
    ("Published", 2),
    ("Fetched", 3),
    ("Read", 4),
    ("Replied", 5),
    ("Confirmed", 6),
    ("PurgedByRecipient", 7),
    ("PurgedByAltinn", 8),
    ("Archived", 9),
    ("Reserved", 10),
    ("Failed", 11),
    ("AttachmentsDownloaded", 12),
    ("Forwarded", 13),
];

/// A body that fits the model.
pub(super) struct MessagesBody {
    /// Bare id of the resource.
    pub(super) resource: String,
    /// `correspondence`.
    pub(super) message: Map<String, Value>,
    /// To whom it goes, in the order of the body; the model wants 1 to 500.
    pub(super) recipients: Vec<ParsedRecipient>,
    /// Attachments that should exist already.
    pub(super) existing_attachments: usize,
    /// Idempotency key.
    pub(super) key: Option<Uuid>,
}

/// One of those whom a message is sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ParsedRecipient {
    /// The recipient's URN, as it was sent.
    pub(super) urn: String,
    /// Whether the test environment's register can hold it.
    pub(super) who: RecipientKind,
}

/// What kind of recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RecipientKind {
    /// An organisation, by a number that can be one.
    Organisation(OrgNumber),
    /// Nine digits that are no organisation's.
    NobodysNumber,
    /// A person, by a number that can be one.
    Person {
        /// Made for tests.
        synthetic: bool,
    },
    /// A user who registered with an e-mail address.
    SelfRegistered,
}

impl MessagesBody {
    /// Reads the body; all that does not fit is told at once.
    pub(super) fn read(body: &Map<String, Value>) -> Result<Self, Reply> {
        let mut errors = Vec::new();
        let mut wrong = |path: &str, text: String| errors.push((path.to_owned(), text));
        let empty = Map::new();
        let message = field(body, "correspondence").and_then(Value::as_object).unwrap_or(&empty);
        let id = text(message, "resourceId").unwrap_or_default();
        let id = id.strip_prefix("urn:altinn:resource:").unwrap_or(id);
        if id.is_empty() || id.len() > 255 || id.contains(':') {
            wrong("Correspondence.ResourceId", "The field ResourceId is required and must be a resource id.".into());
        }
        let reference = text(message, "sendersReference").unwrap_or_default();
        if !(1..=4096).contains(&reference.chars().count()) {
            wrong("Correspondence.SendersReference", "The SendersReference field is required.".into());
        }
        if text(message, "messageSender").is_some_and(|sender| sender.chars().count() > 255) {
            wrong("Correspondence.MessageSender", "The field MessageSender is too long.".into());
        }
        for (name, most) in [("externalReferences", 10), ("propertyList", 10)] {
            let length = match field(message, name) {
                Some(Value::Array(list)) => list.len(),
                Some(Value::Object(map)) => map.len(),
                _ => 0,
            };
            if length > most {
                wrong(&format!("Correspondence.{name}"), format!("{name} can have at most {most} entries."));
            }
        }
        for name in ["requestedPublishTime", "dueDateTime"] {
            if field(message, name).is_some() && moment(message, name).is_none() {
                wrong(&format!("Correspondence.{name}"), "The JSON value could not be converted.".into());
            }
        }
        let recipients = field(body, "recipients").and_then(Value::as_array).cloned().unwrap_or_default();
        if !(1..=500).contains(&recipients.len()) {
            wrong("Recipients", "Recipients must have between 1 and 500 entries.".into());
        }
        let read: Vec<ParsedRecipient> =
            recipients.iter().filter_map(Value::as_str).filter_map(ParsedRecipient::read).collect();
        if read.len() != recipients.len() {
            wrong("Recipients", "Recipients should be organizations or persons in URN format.".into());
        }
        let key = field(body, "idempotentKey");
        let parsed = key.and_then(Value::as_str).and_then(guid);
        if key.is_some() && parsed.is_none() {
            wrong("IdempotentKey", "The JSON value could not be converted to System.Guid.".into());
        }
        if !errors.is_empty() {
            return Err(model(&errors));
        }
        let existing = field(body, "existingAttachments").and_then(Value::as_array).map_or(0, Vec::len);
        Ok(Self {
            resource: id.to_owned(),
            message: message.clone(),
            recipients: read,
            existing_attachments: existing,
            key: parsed,
        })
    }

    /// The part `content`: title, summary and body; `None` when it is no object.
    pub(super) fn content(&self) -> Option<&Map<String, Value>> {
        field(&self.message, "content").and_then(Value::as_object)
    }

    /// The attachments that come with it, as it describes them; those that lie elsewhere already do not.
    pub(super) fn attachments(&self) -> impl Iterator<Item = &Map<String, Value>> {
        let listed = self.content().and_then(|content| field(content, "attachments")).and_then(Value::as_array);
        listed.into_iter().flatten().filter_map(Value::as_object)
    }

    /// A flag of the message.
    pub(super) fn flag(&self, name: &str) -> bool {
        field(&self.message, name).and_then(Value::as_bool).unwrap_or(false)
    }

    /// A moment of the message.
    pub(super) fn moment(&self, name: &str) -> Option<Timestamp> {
        moment(&self.message, name)
    }
}

fn moment(message: &Map<String, Value>, name: &str) -> Option<Timestamp> {
    text(message, name).and_then(instant)
}

/// A moment as .NET reads one: with its offset, or in the service's own time, which is UTC; also a day alone.
pub(super) fn instant(text: &str) -> Option<Timestamp> {
    let local = || text.parse::<DateTime>().ok().and_then(|local| TimeZone::UTC.to_timestamp(local).ok());
    text.parse().ok().or_else(local)
}

/// An id as .NET reads one: with or without hyphens, in braces or brackets.
pub(super) fn guid(text: &str) -> Option<Uuid> {
    let text = text.trim();
    let bare = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(text);
    (!bare.to_ascii_lowercase().starts_with("urn:")).then(|| Uuid::parse_str(bare).ok()).flatten()
}

impl ParsedRecipient {
    fn read(given: &str) -> Option<Self> {
        if let Some(number) = ORGANISATION.iter().find_map(|prefix| given.strip_prefix(prefix)) {
            let digits = number.len() == 9 && number.bytes().all(|b| b.is_ascii_digit());
            let who = OrgNumber::parse(number).map_or(RecipientKind::NobodysNumber, RecipientKind::Organisation);
            // Both forms mean the same party.
            let urn = format!("urn:altinn:organization:identifier-no:{number}");
            return digits.then_some(Self { urn, who });
        }
        let number = given.strip_prefix(PERSON).unwrap_or(given);
        // The date and the check digits are looked at, as by the service.
        if number.len() == 11
            && let Some(kind) = person::recognise(number)
        {
            let synthetic = kind == PersonKind::Synthetic;
            return Some(Self { urn: format!("{PERSON}{number}"), who: RecipientKind::Person { synthetic } });
        }
        let by_email = BY_EMAIL.iter().any(|prefix| given.starts_with(prefix) && given.len() > prefix.len());
        by_email.then(|| Self { urn: given.to_owned(), who: RecipientKind::SelfRegistered })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_moments_are_read_as_net_reads_them() {
        let id = "6f1d0a52-3c1b-4f0e-9d53-0a1c2b3d4e5f";
        let bare = id.replace('-', "");
        for text in [id, &id.to_uppercase(), &bare, &format!("{{{id}}}"), &format!("({id})"), &format!(" {id} ")] {
            assert_eq!(guid(text).map(|id| id.to_string()).as_deref(), Some(id), "{text}");
        }
        assert_eq!((guid("upload"), guid(&format!("urn:uuid:{id}"))), (None, None));
        let noon: Timestamp = "2026-12-01T12:00:00Z".parse().unwrap();
        for text in ["2026-12-01T13:00:00+01:00", "2026-12-01T12:00:00", "2026-12-01T12:00:00.000Z"] {
            assert_eq!(instant(text), Some(noon), "{text}");
        }
        assert_eq!(instant("2026-12-01"), Some("2026-12-01T00:00:00Z".parse().unwrap()));
        assert_eq!(instant("i morgen"), None);
    }

    #[test]
    fn recipients_are_organisations_or_persons() {
        let synthetic = "urn:altinn:organization:identifier-no:310000019";
        assert_eq!(ParsedRecipient::read("0192:310000019").unwrap().urn, synthetic);
        assert_eq!(ParsedRecipient::read(synthetic).unwrap().urn, synthetic);
        assert_eq!(ParsedRecipient::read("310000019"), None);
        assert_eq!(ParsedRecipient::read("urn:altinn:person:identifier-no:123"), None);
    }
}
