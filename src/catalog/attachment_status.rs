//! What Altinn Melding says has become of a file that goes with a message (Altinn/altinn-correspondence,
//! `Models/Enums/AttachmentStatus.cs`, 2026-08-20), in words, with its own word for who must look it up.

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
    ("UploadProcessing", PROCESSING),
    ("Published", PUBLISHED),
    ("Purged", PURGED),
    ("Failed", FAILED),
    ("Expired", EXPIRED),
];

phrases! {
    WITH_WORD { nb: "{said} ({status})", en: "{said} ({status})" }
    INITIALIZED { nb: "ikke lastet opp ennå", en: "not uploaded yet" }
    PROCESSING { nb: "virussjekkes", en: "being scanned for viruses" }
    PUBLISHED { nb: "klart", en: "ready" }
    PURGED { nb: "slettet", en: "deleted" }
    FAILED { nb: "mislykket", en: "failed" }
    EXPIRED { nb: "utløpt", en: "expired" }
}
