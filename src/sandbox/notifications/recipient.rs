//! The recipient of a notification: of which kind, by which channels, with which texts (Altinn/altinn-notifications,
//! `components/api/src/Altinn.Notifications/Validators/Recipient`, 2026-07-24).

use serde_json::{Map, Value};

use super::problems::Errors;
use crate::sandbox::problem::{field, text, word_of};

/// Which addresses a recipient is notified at, with the numbers of the words.
const CHANNELS: [(&str, u64); 5] =
    [("Email", 0), ("Sms", 1), ("EmailPreferred", 2), ("SmsPreferred", 3), ("EmailAndSms", 4)];

/// When it may be sent, with the numbers of the words.
const POLICIES: [(&str, u64); 2] = [("Anytime", 1), ("Daytime", 2)];

const CONTENT: [(&str, u64); 2] = [("Plain", 0), ("Html", 1)];

/// To whom a notification goes.
pub(super) struct Recipient {
    /// One of the kinds.
    pub(super) kind: &'static str,
    /// Address, number or name.
    pub(super) whom: String,
    /// By which channels; an address is its own.
    pub(super) channel: &'static str,
    /// An SMS waits for the day.
    pub(super) daytime: bool,
    /// A reservation is of no consequence.
    pub(super) ignores_reservation: bool,
}

/// Reads one recipient of a kind, and holds it to the rules.
pub(super) fn read(of: &Map<String, Value>, kind: &'static str, path: &str, errors: &mut Errors) -> Option<Recipient> {
    let said = |name: &str| text(of, name).unwrap_or_default().to_owned();
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    let (whom, name, holds, what) = match kind {
        "recipientEmail" => {
            let address = said("emailAddress");
            let holds = is_mailbox(&address);
            (address, "emailAddress", holds, "Invalid email address format.")
        }
        "recipientSms" => {
            let number = said("phoneNumber");
            let holds = is_mobile(&number);
            (number, "phoneNumber", holds, "Recipient phone number is not a valid mobile number.")
        }
        "recipientPerson" => {
            let number = said("nationalIdentityNumber");
            let holds = digits(&number, 11);
            (number, "nationalIdentityNumber", holds, "National identity number must be 11 digits long.")
        }
        "recipientOrganization" => {
            let number = said("orgNumber");
            let holds = digits(&number, 9);
            (number, "orgNumber", holds, "Organization number must be 9 digits long.")
        }
        _ => {
            let urn = said("externalIdentity");
            let holds = urn.starts_with("urn:altinn:") && urn.split(':').count() > 3;
            (urn, "externalIdentity", holds, "Invalid external identity URN format.")
        }
    };
    if !holds {
        errors.add(&format!("{path}.{name}"), what);
    }
    let channel = match kind {
        "recipientEmail" => Some("Email"),
        "recipientSms" => Some("Sms"),
        _ => field(of, "channelSchema").and_then(|value| word_of(value, &CHANNELS)),
    };
    if channel.is_none() {
        errors.add(&format!("{path}.channelSchema"), "The JSON value could not be converted.");
    }
    resource(of, path, errors);
    let daytime = settings(of, channel.unwrap_or("Email"), path, errors);
    let ignores_reservation = field(of, "ignoreReservation").and_then(Value::as_bool).unwrap_or(false);
    Some(Recipient { kind, whom, channel: channel?, daytime, ignores_reservation })
}

fn resource(of: &Map<String, Value>, path: &str, errors: &mut Errors) {
    let id = text(of, "resourceId");
    if id.is_some_and(|id| id.strip_prefix("urn:altinn:resource:").is_none_or(str::is_empty)) {
        errors.add(&format!("{path}.resourceId"), "ResourceId must have a valid syntax.");
    }
    if id.is_none() && text(of, "resourceAction").is_some() {
        errors.add(&format!("{path}.resourceAction"), "ResourceAction cannot be specified without a ResourceId.");
    }
}

/// Holds the texts to their rules; answers whether an SMS waits for the day.
fn settings(of: &Map<String, Value>, channel: &str, path: &str, errors: &mut Errors) -> bool {
    let part = |name: &str| field(of, name).and_then(Value::as_object);
    let (by_email, by_sms) = (channel != "Sms", channel != "Email");
    match part("emailSettings") {
        None if by_email => errors.add(&format!("{path}.emailSettings"), "EmailSettings must be set."),
        None => {}
        Some(email) => {
            for name in ["subject", "body"] {
                if text(email, name).is_none_or(|text| text.trim().is_empty()) {
                    errors
                        .add(&format!("{path}.emailSettings.{name}"), &format!("The email {name} must not be empty."));
                }
            }
            if field(email, "contentType").is_some_and(|value| word_of(value, &CONTENT).is_none()) {
                errors.add(&format!("{path}.emailSettings.contentType"), "The JSON value could not be converted.");
            }
            if text(email, "senderEmailAddress").is_some_and(|address| !is_mailbox(address)) {
                errors
                    .add(&format!("{path}.emailSettings.senderEmailAddress"), "The sender email address is not valid.");
            }
            let policy = field(email, "sendingTimePolicy").map(|value| word_of(value, &POLICIES));
            if policy.is_some_and(|policy| policy != Some("Anytime")) {
                errors.add(&format!("{path}.emailSettings.sendingTimePolicy"), "Email only supports send time anytime");
            }
        }
    }
    match part("smsSettings") {
        None if by_sms => {
            errors.add(&format!("{path}.smsSettings"), "SmsSettings must be set.");
            true
        }
        None => true,
        Some(sms) => {
            if text(sms, "body").is_none_or(|text| text.trim().is_empty()) {
                errors.add(&format!("{path}.smsSettings.body"), "The sms body must not be empty.");
            }
            let policy = field(sms, "sendingTimePolicy").map(|value| word_of(value, &POLICIES));
            if policy == Some(None) {
                errors.add(&format!("{path}.smsSettings.sendingTimePolicy"), "The JSON value could not be converted.");
            }
            policy.flatten() != Some("Anytime")
        }
    }
}

fn is_mailbox(text: &str) -> bool {
    let parts = text.split_once('@').filter(|(name, host)| !name.is_empty() && !host.contains('@'));
    parts.is_some_and(|(_, host)| host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty()))
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// With the code of its country; of Norwegian numbers the mobile ones are known, of others only how long they may be.
fn is_mobile(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('+').or_else(|| text.strip_prefix("00")) else { return false };
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    match digits.strip_prefix("47") {
        Some(national) => national.len() == 8 && national.starts_with(['4', '9']),
        None => (7..=15).contains(&digits.len()) && !digits.starts_with('0'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_mailboxes_are_told_from_what_is_none() {
        for good in ["+4799999999", "004741234567", "+46701234567"] {
            assert!(is_mobile(good), "{good}");
        }
        for bad in ["99999999", "+4722000000", "+47 99999999", "+479999999", "+0123456789", ""] {
            assert!(!is_mobile(bad), "{bad}");
        }
        assert!(is_mailbox("kari@ttd.no") && is_mailbox("ovelse@example.invalid"));
        for bad in ["kari", "@ttd.no", "kari@ttd", "kari@ttd..no", "ka ri@ttd.no", "a@b@c.no"] {
            assert!(!is_mailbox(bad), "{bad}");
        }
    }
}
