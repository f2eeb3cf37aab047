//! What Altinn Formidling says has become of a file transfer (Altinn/altinn-broker,
//! `src/Altinn.Broker.API/Enums/FileTransferStatusExt.cs`, 2026-08-18), in words, with its own word for who must look it up.

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
    ("UploadStarted", UPLOAD_STARTED),
    ("UploadProcessing", PROCESSING),
    ("Published", PUBLISHED),
    ("Cancelled", CANCELLED),
    ("AllConfirmedDownloaded", CONFIRMED),
    ("Purged", PURGED),
    ("Failed", FAILED),
];

phrases! {
    WITH_WORD { nb: "{said} ({status})", en: "{said} ({status})" }
    INITIALIZED { nb: "klar til opplasting", en: "ready for upload" }
    UPLOAD_STARTED { nb: "opplastingen er begynt", en: "upload started" }
    PROCESSING { nb: "virussjekkes", en: "being scanned for viruses" }
    PUBLISHED { nb: "klar til nedlasting", en: "ready for download" }
    CANCELLED { nb: "avbrutt", en: "cancelled" }
    CONFIRMED { nb: "bekreftet av alle mottakerne", en: "confirmed by all recipients" }
    PURGED { nb: "slettet", en: "purged" }
    FAILED { nb: "mislykket", en: "failed" }
}
