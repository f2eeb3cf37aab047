//! The body of an order to Altinn Varsling.

use jiff::Timestamp;
use serde::Serialize;
use url::Url;
use uuid::Uuid;

use super::OrgNumber;
use super::own_address::OwnAddress;
use super::synthetic_person::SyntheticPerson;

/// The body of `POST notifications/api/v1/future/orders` (Altinn/altinn-notifications,
/// `components/api/src/Altinn.Notifications/Models/NotificationOrderChainRequestExt.cs`, 2026-07-24). Without
/// `requestedSendTime` it is sent at once: a moment that is computed here is past when it arrives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewOrder {
    /// Makes the call safe to repeat; drawn and saved before.
    pub idempotency_id: Uuid,
    /// Our own reference.
    pub senders_reference: String,
    /// What is asked before it goes out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition_endpoint: Option<Url>,
    /// To whom, and what.
    pub recipient: OrderRecipient,
    /// What goes out later.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reminders: Vec<OrderReminder>,
}

/// What reminds of a notification (`NotificationReminderExt.cs` there): after so many days, or at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OrderReminder {
    /// Our own reference.
    pub senders_reference: String,
    /// Days after the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delay_days: Option<u16>,
    /// The moment; one or the other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requested_send_time: Option<Timestamp>,
    /// What is asked before it goes out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition_endpoint: Option<Url>,
    /// To whom, and what.
    pub recipient: OrderRecipient,
}

/// Whom a notification is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeRecipient {
    /// A mailbox or a phone.
    Address(OwnAddress),
    /// An organisation, about a service or none: its registered addresses.
    Organisation(OrgNumber, Option<String>),
    /// A person: the addresses of the contact register.
    Person(SyntheticPerson),
}

/// Exactly one kind of recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum OrderRecipient {
    /// A mailbox.
    #[serde(rename = "recipientEmail", rename_all = "camelCase")]
    Email {
        /// The mailbox.
        email_address: String,
        /// What it gets.
        email_settings: EmailSettings,
    },
    /// A mobile number.
    #[serde(rename = "recipientSms", rename_all = "camelCase")]
    Sms {
        /// With the code of its country.
        phone_number: String,
        /// What it gets.
        sms_settings: SmsSettings,
    },
    /// An organisation's registered addresses.
    #[serde(rename = "recipientOrganization", rename_all = "camelCase")]
    Organization {
        /// Nine digits.
        org_number: OrgNumber,
        /// `EmailPreferred`: by e-mail, and by SMS where there is no address.
        channel_schema: &'static str,
        /// URN of the service that it is about.
        #[serde(skip_serializing_if = "Option::is_none")]
        resource_id: Option<String>,
        /// What it gets by e-mail.
        email_settings: EmailSettings,
        /// What it gets by SMS.
        sms_settings: SmsSettings,
    },
    /// A person's addresses in the contact register.
    #[serde(rename = "recipientPerson", rename_all = "camelCase")]
    Person {
        /// Eleven digits.
        national_identity_number: SyntheticPerson,
        /// `EmailPreferred`.
        channel_schema: &'static str,
        /// What the person gets by e-mail.
        email_settings: EmailSettings,
        /// What the person gets by SMS.
        sms_settings: SmsSettings,
    },
}

/// By e-mail, and by SMS where there is no address.
const EMAIL_PREFERRED: &str = "EmailPreferred";

/// An e-mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EmailSettings {
    /// The own address that it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender_email_address: Option<String>,
    /// Never empty; its line breaks become spaces.
    pub subject: String,
    /// Never empty.
    pub body: String,
    /// `Plain`.
    pub content_type: &'static str,
    /// `Anytime`: the one that e-mail takes.
    pub sending_time_policy: &'static str,
}

/// An SMS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SmsSettings {
    /// The own name that it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
    /// Never empty.
    pub body: String,
    /// `Anytime`: what is left out waits for nine in the morning.
    pub sending_time_policy: &'static str,
}

/// A notification, whoever gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotificationText {
    /// Our own reference.
    pub senders_reference: String,
    /// Subject of an e-mail.
    pub subject: String,
    /// Text.
    pub body: String,
}

impl NewOrder {
    /// An order to one address, under a key.
    #[must_use]
    pub fn to_one(text: &NotificationText, to: &OwnAddress, idempotency_id: Uuid) -> Self {
        Self::to(text, &NoticeRecipient::Address(to.clone()), idempotency_id)
    }

    /// An order to somebody, under a key.
    #[must_use]
    pub fn to(text: &NotificationText, to: &NoticeRecipient, idempotency_id: Uuid) -> Self {
        let senders_reference = text.senders_reference.clone();
        let recipient = OrderRecipient::of(text, to);
        Self { idempotency_id, senders_reference, condition_endpoint: None, recipient, reminders: Vec::new() }
    }

    /// The same order with a reminder to the same recipient at a moment.
    #[must_use]
    pub fn reminding(mut self, text: &NotificationText, at: Timestamp, to: &NoticeRecipient) -> Self {
        self.reminders.push(OrderReminder {
            senders_reference: text.senders_reference.clone(),
            delay_days: None,
            requested_send_time: Some(at),
            condition_endpoint: None,
            recipient: OrderRecipient::of(text, to),
        });
        self
    }

    /// The same order, which goes out unless an address says no.
    #[must_use]
    pub fn unless_needless(self, condition_endpoint: Option<Url>) -> Self {
        Self { condition_endpoint, ..self }
    }
}

impl OrderRecipient {
    fn of(text: &NotificationText, to: &NoticeRecipient) -> Self {
        let email_settings = EmailSettings {
            sender_email_address: None,
            subject: text.subject.clone(),
            body: text.body.clone(),
            content_type: "Plain",
            sending_time_policy: "Anytime",
        };
        let sms_settings = SmsSettings { sender: None, body: text.body.clone(), sending_time_policy: "Anytime" };
        let channel_schema = EMAIL_PREFERRED;
        match to {
            NoticeRecipient::Address(OwnAddress::Email(address)) => {
                Self::Email { email_address: address.clone(), email_settings }
            }
            NoticeRecipient::Address(OwnAddress::Phone(number)) => {
                Self::Sms { phone_number: number.clone(), sms_settings }
            }
            NoticeRecipient::Organisation(number, resource) => Self::Organization {
                org_number: *number,
                channel_schema,
                resource_id: resource.clone(),
                email_settings,
                sms_settings,
            },
            NoticeRecipient::Person(person) => {
                Self::Person { national_identity_number: person.clone(), channel_schema, email_settings, sms_settings }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{json, to_value};

    fn by_mail_of(text: &NotificationText, key: Uuid) -> NewOrder {
        NewOrder::to_one(text, &OwnAddress::email("a@ttd.no").unwrap(), key)
    }

    #[test]
    fn the_smallest_bodies_are_those_of_the_service() {
        let text = NotificationText { senders_reference: "1".into(), subject: "Test".into(), body: "Hei".into() };
        let key = Uuid::from_u128(1);
        let by_mail = by_mail_of(&text, key);
        let expected = json!({
            "idempotencyId": key, "sendersReference": "1",
            "recipient": { "recipientEmail": { "emailAddress": "a@ttd.no", "emailSettings": {
                "subject": "Test", "body": "Hei", "contentType": "Plain", "sendingTimePolicy": "Anytime" } } },
        });
        assert_eq!(to_value(by_mail).unwrap(), expected);
        let held_back = by_mail_of(&text, key).unless_needless(Url::parse("https://ttd.no/sak/1").ok());
        assert_eq!(to_value(held_back).unwrap()["conditionEndpoint"], "https://ttd.no/sak/1");
        let by_sms = NewOrder::to_one(&text, &OwnAddress::phone("+4799999999").unwrap(), key);
        let expected = json!({
            "idempotencyId": key, "sendersReference": "1",
            "recipient": { "recipientSms": { "phoneNumber": "+4799999999",
                "smsSettings": { "body": "Hei", "sendingTimePolicy": "Anytime" } } },
        });
        assert_eq!(to_value(by_sms).unwrap(), expected);
    }
}
