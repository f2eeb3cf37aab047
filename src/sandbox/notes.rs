//! The sandbox's log: what was taken although the documentation forbids it. The real services take it today; one day they
//! may not (felleslosninger/docs, `maskinporten_protocol_jwtgrant.md`, 2024-10-17).

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};

use crate::text::Message;

/// Notes that are kept for looking at; older ones are only counted.
const KEPT: usize = 100;

/// Something that was taken although the documentation forbids it, or advises against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A claim that is not documented.
    Claim(String),
    /// An `aud` that is not the issuer.
    Audience(String),
    /// A life of more seconds than is documented.
    LongLife(i64),
    /// No `jti`.
    NoTokenId,
    /// A form field that nobody asks for.
    FormField(String),
    /// The number of a system user's organisation without `0192:`.
    BareSystemUserOrg,
}

impl Note {
    /// What it says.
    #[must_use]
    pub fn said(&self) -> Message {
        match self {
            Self::Claim(name) => words::CLAIM.with("name", name.as_str()),
            Self::Audience(found) => words::AUDIENCE.with("found", found.as_str()),
            Self::LongLife(seconds) => words::LONG_LIFE.with("seconds", seconds.to_string()),
            Self::NoTokenId => words::NO_TOKEN_ID.into(),
            Self::FormField(name) => words::FORM_FIELD.with("name", name.as_str()),
            Self::BareSystemUserOrg => words::BARE_ORG.into(),
        }
    }

    /// Stable name and what it is about, for programs.
    fn told(&self) -> Value {
        match self {
            Self::Claim(name) => json!({ "note": "undocumented-claim", "value": name }),
            Self::Audience(found) => json!({ "note": "audience-not-issuer", "value": found }),
            Self::LongLife(seconds) => json!({ "note": "long-life", "value": seconds }),
            Self::NoTokenId => json!({ "note": "no-jti" }),
            Self::FormField(name) => json!({ "note": "unknown-form-field", "value": name }),
            Self::BareSystemUserOrg => json!({ "note": "bare-systemuser-org" }),
        }
    }
}

/// Who is told of each note as it is made.
#[derive(Clone)]
pub struct NoteHook(Arc<dyn Fn(&Note) + Send + Sync>);

impl NoteHook {
    /// Tells `told` of each note.
    pub fn new(told: impl Fn(&Note) + Send + Sync + 'static) -> Self {
        Self(Arc::new(told))
    }
}

impl std::fmt::Debug for NoteHook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NoteHook")
    }
}

/// The notes since the start. They are no part of the world.
#[derive(Default)]
pub(super) struct Notes {
    kept: Mutex<Kept>,
    hook: Option<NoteHook>,
}

#[derive(Default)]
struct Kept {
    count: usize,
    notes: VecDeque<Note>,
}

impl Notes {
    pub(super) fn new(hook: Option<NoteHook>) -> Self {
        Self { hook, ..Self::default() }
    }

    /// Keeps a note, and tells whoever listens. What was said last is not said twice.
    pub(super) fn add(&self, note: Note) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.count += 1;
        if kept.notes.contains(&note) {
            return;
        }
        if let Some(NoteHook(told)) = &self.hook {
            told(&note);
        }
        kept.notes.push_back(note);
        if kept.notes.len() > KEPT {
            kept.notes.pop_front();
        }
    }

    /// How many notes there were, and the latest, each once.
    pub(super) fn describe(&self) -> Value {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        json!({ "count": kept.count, "notes": kept.notes.iter().map(Note::told).collect::<Vec<_>>() })
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        CLAIM { nb: "Tatt imot, men ikke dokumentert: opplysningen {name} i JWT-en til Maskinporten.", en: "Accepted, but not documented: the claim {name} in the assertion to Maskinporten." }
        AUDIENCE { nb: "Tatt imot, men ikke slik dokumentasjonen sier: aud er {found}, ikke utstederen.", en: "Accepted, but not as the documentation says: aud is {found}, not the issuer." }
        LONG_LIFE { nb: "Tatt imot, men ikke slik dokumentasjonen sier: JWT-en til Maskinporten gjelder i {seconds} sekunder, og det lengste som er tillatt, er 120.", en: "Accepted, but not as the documentation says: the assertion to Maskinporten is valid for {seconds} seconds, and 120 is the maximum." }
        NO_TOKEN_ID { nb: "Tatt imot, men ikke slik dokumentasjonen anbefaler: JWT-en til Maskinporten har ingen jti.", en: "Accepted, but not as the documentation recommends: the assertion to Maskinporten has no jti." }
        FORM_FIELD { nb: "Tatt imot, men ikke dokumentert: skjemafeltet {name} til Maskinporten.", en: "Accepted, but not documented: the form field {name} to Maskinporten." }
        BARE_ORG { nb: "Tatt imot, men ikke slik dokumentasjonen sier: systemuser_org.ID mangler 0192: foran nummeret.", en: "Accepted, but not as the documentation says: systemuser_org.ID lacks 0192: before the number." }
    }
}
