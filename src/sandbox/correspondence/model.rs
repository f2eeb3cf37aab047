//! The body of a new message, and the rules that hold before anything is looked up (Altinn/altinn-correspondence,
//! `InitializeCorrespondences/InitializeCorrespondenceValidationHelper.cs`, 2026-08-20).

use jiff::Timestamp;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::errors::model;
use crate::domain::OrgNumber;
use crate::sandbox::problem::{Reply, field, text};

const ORGANISATION: [&str; 2] = ["0192:", "urn:altinn:organization:identifier-no:"];
const PERSON: &str = "urn:altinn:person:identifier-no:";
const BY_EMAIL: [&str; 2] = ["urn:altinn:person:idporten-email:", "urn:altinn:person:legacy-selfidentified:"];

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
    /// A person; synthetic ones have a month over 80.
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
        let parsed = key.and_then(Value::as_str).and_then(|key| Uuid::parse_str(key).ok());
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
    text(message, name).and_then(|text| text.parse().ok())
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
        if number.len() == 11 && number.bytes().all(|b| b.is_ascii_digit()) {
            let synthetic = number.get(2..3).is_some_and(|digit| digit >= "8");
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
    fn recipients_are_organisations_or_persons() {
        let synthetic = "urn:altinn:organization:identifier-no:310000019";
        assert_eq!(ParsedRecipient::read("0192:310000019").unwrap().urn, synthetic);
        assert_eq!(ParsedRecipient::read(synthetic).unwrap().urn, synthetic);
        assert_eq!(ParsedRecipient::read("310000019"), None);
        assert_eq!(ParsedRecipient::read("urn:altinn:person:identifier-no:123"), None);
    }
}
