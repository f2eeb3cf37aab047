//! What Altinn Melding says has become of a message (Altinn/altinn-correspondence, `CorrespondenceStatusExt.cs`,
//! 2026-08-20), in words, with its own word for who must look it up.

use crate::text::{Message, Phrase, phrases};

/// A status as it is said: in words, and as the service writes it.
#[must_use]
pub fn said(status: &str) -> Message {
    let known: Option<&(&str, Phrase)> = ALL_STATUSES.iter().find(|(word, _)| *word == status);
    match known {
        Some((_, phrase)) => WITH_WORD.with("said", *phrase).with("status", status),
        None => Message::verbatim(status),
    }
}

const ALL_STATUSES: &[(&str, Phrase)] = &[
    ("Initialized", INITIALIZED),
    ("ReadyForPublish", READY),
    ("Published", PUBLISHED),
    ("Fetched", FETCHED),
    ("Read", READ),
    ("Replied", REPLIED),
    ("Confirmed", CONFIRMED),
    ("PurgedByRecipient", PURGED_BY_RECIPIENT),
    ("PurgedByAltinn", PURGED_BY_ALTINN),
    ("Archived", ARCHIVED),
    ("Reserved", RESERVED),
    ("Failed", FAILED),
    ("AttachmentsDownloaded", DOWNLOADED),
    ("Forwarded", FORWARDED),
];

phrases! {
    WITH_WORD { nb: "{said} ({status})", en: "{said} ({status})" }
    INITIALIZED { nb: "opprettet", en: "initialised" }
    READY { nb: "klar til publisering", en: "ready to be published" }
    PUBLISHED { nb: "publisert", en: "published" }
    FETCHED { nb: "hentet", en: "fetched" }
    READ { nb: "lest", en: "read" }
    REPLIED { nb: "besvart", en: "replied to" }
    CONFIRMED { nb: "bekreftet", en: "confirmed" }
    PURGED_BY_RECIPIENT { nb: "slettet av mottakeren", en: "deleted by the recipient" }
    PURGED_BY_ALTINN { nb: "trukket tilbake av avsenderen, eller slettet av Altinn", en: "withdrawn by the sender, or deleted by Altinn" }
    ARCHIVED { nb: "arkivert", en: "archived" }
    RESERVED { nb: "reservert: mottakeren vil ikke ha digital post", en: "reserved: the recipient has opted out of digital mail" }
    FAILED { nb: "feilet", en: "failed" }
    DOWNLOADED { nb: "vedleggene er lastet ned", en: "attachments downloaded" }
    FORWARDED { nb: "videresendt", en: "forwarded" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn a_status_is_said_in_words_with_the_services_own_word() {
        for (status, nb, en) in [
            ("ReadyForPublish", "klar til publisering (ReadyForPublish)", "ready to be published (ReadyForPublish)"),
            ("Published", "publisert (Published)", "published (Published)"),
            ("Novel", "Novel", "Novel"),
        ] {
            assert_eq!(said(status).render(Language::Nb), nb);
            assert_eq!(said(status).render(Language::En), en);
        }
    }
}
