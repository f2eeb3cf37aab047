//! What Altinn Varsling says has become of a notification (Altinn/altinn-notifications,
//! `components/api/src/Altinn.Notifications/Models/Status/ProcessingLifecycleExt.cs`, 2026-07-24), in words, with its own
//! word for who must look it up, and whether it is the end.

use crate::text::{Message, Phrase, phrases};

/// How a notification can end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusEnd {
    /// It has arrived.
    Delivered,
    /// It was taken by who carries it; more may never be known.
    HandedOver,
    /// It was not sent: its condition said no, or it was cancelled.
    NotSent,
    /// It did not arrive.
    Failed,
}

/// A status as it is said: in words, and as the service writes it.
#[must_use]
pub fn said(status: &str) -> Message {
    match ALL_STATUSES.iter().find(|(word, ..)| *word == status) {
        Some((_, phrase, _)) => WITH_WORD.with("said", *phrase).with("status", status),
        None => Message::verbatim(status),
    }
}

/// Whether it is the status of an SMS: those of each channel begin alike.
#[must_use]
pub fn is_of_sms(status: &str) -> bool {
    status.starts_with("SMS_")
}

/// Whether its condition held it back.
#[must_use]
pub fn is_held_back(status: &str) -> bool {
    status == "Order_SendConditionNotMet"
}

/// How it has ended by a status; `None` while it is under way. One that is not known and says that it failed has failed.
#[must_use]
pub fn end(status: &str) -> Option<StatusEnd> {
    match ALL_STATUSES.iter().find(|(word, ..)| *word == status) {
        Some((.., end)) => *end,
        None => status.contains("_Failed").then_some(StatusEnd::Failed),
    }
}

const ALL_STATUSES: &[(&str, Phrase, Option<StatusEnd>)] = &[
    ("Order_Registered", REGISTERED, None),
    ("Order_Processing", PROCESSING, None),
    ("Order_Processed", PROCESSED, None),
    // How it went stands at each recipient.
    ("Order_Completed", COMPLETED, None),
    ("Order_SendConditionNotMet", CONDITION_NOT_MET, Some(StatusEnd::NotSent)),
    ("Order_Cancelled", CANCELLED, Some(StatusEnd::NotSent)),
    ("Email_New", NEW, None),
    ("Email_Sending", SENDING, None),
    ("Email_Succeeded", HANDED_OVER, Some(StatusEnd::HandedOver)),
    ("Email_Delivered", DELIVERED, Some(StatusEnd::Delivered)),
    ("Email_Failed", FAILED, Some(StatusEnd::Failed)),
    ("Email_Failed_RecipientReserved", RESERVED, Some(StatusEnd::Failed)),
    ("Email_Failed_RecipientNotIdentified", NOT_IDENTIFIED, Some(StatusEnd::Failed)),
    ("Email_Failed_InvalidFormat", INVALID_FORMAT, Some(StatusEnd::Failed)),
    ("Email_Failed_SuppressedRecipient", SUPPRESSED, Some(StatusEnd::Failed)),
    ("Email_Failed_TransientError", TRANSIENT, Some(StatusEnd::Failed)),
    ("Email_Failed_Bounced", BOUNCED, Some(StatusEnd::Failed)),
    ("Email_Failed_FilteredSpam", SPAM, Some(StatusEnd::Failed)),
    ("Email_Failed_Quarantined", QUARANTINED, Some(StatusEnd::Failed)),
    ("Email_Failed_TTL", GIVEN_UP, Some(StatusEnd::Failed)),
    ("Email_Failed_InvalidSasUrl", FAILED, Some(StatusEnd::Failed)),
    ("Email_Failed_PayloadTooLarge", TOO_LARGE, Some(StatusEnd::Failed)),
    ("SMS_New", NEW, None),
    ("SMS_Sending", SENDING, None),
    ("SMS_Accepted", HANDED_OVER, Some(StatusEnd::HandedOver)),
    ("SMS_Delivered", DELIVERED, Some(StatusEnd::Delivered)),
    ("SMS_Failed", FAILED, Some(StatusEnd::Failed)),
    ("SMS_Failed_InvalidRecipient", INVALID_FORMAT, Some(StatusEnd::Failed)),
    ("SMS_Failed_RecipientReserved", RESERVED, Some(StatusEnd::Failed)),
    ("SMS_Failed_BarredReceiver", BARRED, Some(StatusEnd::Failed)),
    ("SMS_Failed_Deleted", FAILED, Some(StatusEnd::Failed)),
    ("SMS_Failed_Expired", GIVEN_UP, Some(StatusEnd::Failed)),
    ("SMS_Failed_Undelivered", UNDELIVERED, Some(StatusEnd::Failed)),
    ("SMS_Failed_RecipientNotIdentified", NOT_IDENTIFIED, Some(StatusEnd::Failed)),
    ("SMS_Failed_Rejected", REJECTED, Some(StatusEnd::Failed)),
    ("SMS_Failed_TTL", GIVEN_UP, Some(StatusEnd::Failed)),
];

phrases! {
    WITH_WORD { nb: "{said} ({status})", en: "{said} ({status})" }
    REGISTERED { nb: "bestilt", en: "ordered" }
    PROCESSING { nb: "under behandling", en: "being processed" }
    PROCESSED { nb: "sendt videre, venter på svar", en: "passed on, waiting for the outcome" }
    COMPLETED { nb: "ferdig behandlet", en: "processed to the end" }
    CONDITION_NOT_MET { nb: "ikke sendt: sendebetingelsen sa nei", en: "not sent: the send condition said no" }
    CANCELLED { nb: "avbestilt", en: "cancelled" }
    NEW { nb: "venter på å bli sendt", en: "waiting to be sent" }
    SENDING { nb: "sendes", en: "being sent" }
    HANDED_OVER { nb: "overlatt til den som leverer", en: "handed over to the carrier" }
    DELIVERED { nb: "levert", en: "delivered" }
    FAILED { nb: "feilet", en: "failed" }
    RESERVED { nb: "reservert: mottakeren vil ikke ha digital post", en: "reserved: the recipient has opted out of digital mail" }
    NOT_IDENTIFIED { nb: "mottakeren finnes ikke i kontaktregisteret", en: "the recipient is not in the contact register" }
    INVALID_FORMAT { nb: "adressen har feil form", en: "the address has the wrong form" }
    SUPPRESSED { nb: "adressen er sperret etter tidligere feil", en: "the address is blocked after earlier failures" }
    TRANSIENT { nb: "midlertidig feil hos den som leverer", en: "a passing failure at the carrier" }
    BOUNCED { nb: "avvist av mottakerens e-posttjener", en: "bounced by the recipient's mail server" }
    SPAM { nb: "stoppet som søppelpost", en: "stopped as spam" }
    QUARANTINED { nb: "satt i karantene", en: "put in quarantine" }
    GIVEN_UP { nb: "oppgitt: tiden gikk ut", en: "given up: the time ran out" }
    TOO_LARGE { nb: "for stor", en: "too large" }
    BARRED { nb: "nummeret er sperret", en: "the number is barred" }
    UNDELIVERED { nb: "kunne ikke leveres", en: "could not be delivered" }
    REJECTED { nb: "avvist av den som leverer", en: "rejected by the carrier" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn a_status_is_said_in_words_and_known_to_be_the_end_or_not() {
        assert_eq!(said("Email_Delivered").render(Language::Nb), "levert (Email_Delivered)");
        assert_eq!(said("Novel").render(Language::En), "Novel");
        for (status, ended) in [
            ("Order_Processing", None),
            ("Order_Completed", None),
            ("Order_SendConditionNotMet", Some(StatusEnd::NotSent)),
            ("SMS_Accepted", Some(StatusEnd::HandedOver)),
            ("Email_Failed_Novel", Some(StatusEnd::Failed)),
            ("Novel", None),
        ] {
            assert_eq!(end(status), ended, "{status}");
        }
    }
}
