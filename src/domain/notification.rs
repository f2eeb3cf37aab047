//! The body of an order to Altinn Varsling.

use serde::Serialize;
use uuid::Uuid;

use super::own_address::OwnAddress;

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
    /// To whom, and what.
    pub recipient: OrderRecipient,
}

/// Exactly one kind of recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum OrderRecipient {
    /// A mailbox.
    #[serde(rename_all = "camelCase")]
    RecipientEmail {
        /// The mailbox.
        email_address: String,
        /// What it gets.
        email_settings: EmailSettings,
    },
    /// A mobile number.
    #[serde(rename_all = "camelCase")]
    RecipientSms {
        /// With the code of its country.
        phone_number: String,
        /// What it gets.
        sms_settings: SmsSettings,
    },
}

/// An e-mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EmailSettings {
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
        let body = text.body.clone();
        let recipient = match to {
            OwnAddress::Email(address) => OrderRecipient::RecipientEmail {
                email_address: address.clone(),
                email_settings: EmailSettings {
                    subject: text.subject.clone(),
                    body,
                    content_type: "Plain",
                    sending_time_policy: "Anytime",
                },
            },
            OwnAddress::Phone(number) => OrderRecipient::RecipientSms {
                phone_number: number.clone(),
                sms_settings: SmsSettings { body, sending_time_policy: "Anytime" },
            },
        };
        Self { idempotency_id, senders_reference: text.senders_reference.clone(), recipient }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{json, to_value};

    #[test]
    fn the_smallest_bodies_are_those_of_the_service() {
        let text = NotificationText { senders_reference: "1".into(), subject: "Test".into(), body: "Hei".into() };
        let key = Uuid::from_u128(1);
        let by_mail = NewOrder::to_one(&text, &OwnAddress::email("a@ttd.no").unwrap(), key);
        let expected = json!({
            "idempotencyId": key, "sendersReference": "1",
            "recipient": { "recipientEmail": { "emailAddress": "a@ttd.no", "emailSettings": {
                "subject": "Test", "body": "Hei", "contentType": "Plain", "sendingTimePolicy": "Anytime" } } },
        });
        assert_eq!(to_value(by_mail).unwrap(), expected);
        let by_sms = NewOrder::to_one(&text, &OwnAddress::phone("+4799999999").unwrap(), key);
        let expected = json!({
            "idempotencyId": key, "sendersReference": "1",
            "recipient": { "recipientSms": { "phoneNumber": "+4799999999",
                "smsSettings": { "body": "Hei", "sendingTimePolicy": "Anytime" } } },
        });
        assert_eq!(to_value(by_sms).unwrap(), expected);
    }
}
