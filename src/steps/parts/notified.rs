//! How the recipient of a message is notified: what was answered, in the terms of the service and in words for people.

use crate::domain::message::NotificationChannel;
use crate::record::values::Notify;
use crate::text::Phrase;

/// What the service is told for an answer; `None`: nothing.
#[must_use]
pub const fn channel(notify: Notify) -> Option<NotificationChannel> {
    match notify {
        Notify::EmailPreferred => Some(NotificationChannel::EmailPreferred),
        Notify::SmsPreferred => Some(NotificationChannel::SmsPreferred),
        Notify::Email => Some(NotificationChannel::Email),
        Notify::Sms => Some(NotificationChannel::Sms),
        Notify::None => None,
    }
}

/// The words for it, in the question and where the message is shown before it is sent.
#[must_use]
pub const fn phrase(channel: Option<NotificationChannel>) -> Phrase {
    match channel {
        Some(NotificationChannel::EmailPreferred) => words::EMAIL_PREFERRED,
        Some(NotificationChannel::SmsPreferred) => words::SMS_PREFERRED,
        Some(NotificationChannel::Email) => words::EMAIL,
        Some(NotificationChannel::Sms) => words::SMS,
        None => words::NONE,
    }
}

/// What this file alone says.
mod words {
    crate::text::phrases! {
        EMAIL_PREFERRED { nb: "e-post, ellers SMS", en: "e-mail, otherwise SMS" }
        SMS_PREFERRED { nb: "SMS, ellers e-post", en: "SMS, otherwise e-mail" }
        EMAIL { nb: "bare e-post", en: "e-mail only" }
        SMS { nb: "bare SMS", en: "SMS only" }
        NONE { nb: "ikke noe varsel", en: "no notification" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_is_a_word_of_the_service_or_nothing() {
        let sent: Vec<_> = Notify::ALL.iter().map(|notify| channel(*notify)).collect();
        let expected = serde_json::json!(["EmailPreferred", "SmsPreferred", "Email", "Sms", null]);
        assert_eq!(serde_json::to_value(sent).unwrap(), expected);
    }
}
