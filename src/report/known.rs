//! How a fact is known, in the middle of a sentence.

use crate::record::{Evidence, Source};
use crate::text::{Message, Phrase, dates};

/// How it is known.
#[must_use]
pub const fn of(source: Source) -> Phrase {
    match source {
        Source::Told => words::TOLD,
        Source::Seen => words::SEEN,
        Source::Made => words::MADE,
    }
}

/// How it is known, and since when.
#[must_use]
pub fn since(evidence: &Evidence) -> Message {
    words::SINCE.with("how", of(evidence.source)).with("at", dates::said_moment(evidence.at))
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        SINCE { nb: "{how} {at}", en: "{how} {at}" }
        TOLD { nb: "oppgitt", en: "told" }
        SEEN { nb: "sett hos tjenesten", en: "seen at the service" }
        MADE { nb: "laget av programmet", en: "made by the program" }
    }
}
