//! Why a text is not a state that this program can take.

use super::version::SCHEMA;
use crate::domain::Language;
use crate::text::Message;

/// Why a text is not a state that this program can take.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StateFault {
    /// Not JSON: cut short, or edited by hand.
    #[error("not valid JSON at line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// Not JSON, since Git left both sides of a merge in it.
    #[error("marks of a merge conflict at line {line}")]
    Conflict {
        /// The line of the first mark, from 1.
        line: usize,
    },
    /// JSON, but of another program.
    #[error("a JSON file of something else")]
    Foreign,
    /// Written by a newer version of this program.
    #[error("schema {found} is newer than {SCHEMA}")]
    Newer {
        /// The schema that stands there.
        found: u64,
        /// The version of the program that wrote it.
        tool: String,
    },
    /// Ours, but something in it does not hold.
    #[error("`{place}`: {}", reason.render(Language::En))]
    Broken {
        /// Where, as a path with slashes.
        place: String,
        /// What is wrong.
        reason: Message,
    },
}

impl StateFault {
    /// Something does not hold.
    pub(super) fn broken(place: impl Into<String>, reason: impl Into<Message>) -> Self {
        Self::Broken { place: place.into(), reason: reason.into() }
    }

    /// The same, seen from outside the thing that it stands in.
    pub(super) fn inside(self, outer: &str) -> Self {
        match self {
            Self::Broken { place, reason } if place.is_empty() => Self::Broken { place: outer.to_owned(), reason },
            Self::Broken { place, reason } => Self::Broken { place: format!("{outer}/{place}"), reason },
            other => other,
        }
    }
}

/// What can be wrong at a place.
pub(super) mod words {
    use crate::text::phrases;

    phrases! {
        NO_OBJECT { nb: "her skal det stå et objekt", en: "an object belongs here" }
        NO_ARRAY { nb: "her skal det stå en liste", en: "an array belongs here" }
        NO_TEXT { nb: "her skal det stå en tekst", en: "text belongs here" }
        NO_SCHEMA { nb: "her skal det stå et helt tall fra 1 og oppover", en: "a whole number from 1 upwards belongs here" }
        TWICE { nb: "det står der to ganger", en: "it appears there twice" }
        ABSENT { nb: "det mangler", en: "it is missing" }
        MEMBER_ABSENT { nb: "`{name}` mangler", en: "`{name}` is missing" }
        WRONG_TYPE { nb: "verdien er av feil type", en: "the value is of the wrong type" }
        UNKNOWN_WORD { nb: "ordet er ikke et av dem som kan stå her", en: "the word is not one of those allowed here" }
        WRONG_VALUE { nb: "verdien er ikke gyldig", en: "the value is not valid" }
        TOO_DEEP { nb: "det har for mange nivåer inni hverandre", en: "it is nested too deeply" }
        NO_KEY { nb: "dette er ikke en gyldig nøkkel for denne typen fakta", en: "this is not a key for this kind of fact" }
        NO_HANDLE { nb: "navnet på en tjeneste har små bokstaver, sifre og bindestrek", en: "the name of a service has lower-case letters, digits and hyphens" }
        NO_ENVIRONMENT_NAME { nb: "dette er ikke navnet på et miljø", en: "this is not the name of an environment" }
        ALSO_MADE { nb: "`also-made` hører til fakta som har en nøkkel eller er laget i en tjeneste", en: "`also-made` belongs to facts that have a key or were made at a service" }
        ELSEWHERE { nb: "dette hører til under `{part}`", en: "this belongs under `{part}`" }
        NOT_UNDER { nb: "`{name}` står ikke under `{part}`", en: "`{name}` does not belong under `{part}`" }
    }
}
