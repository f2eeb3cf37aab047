//! What can be said of an effect before it is done.

use super::credentials::KeyRef;
use crate::text::Message;

/// What an effect touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffectAccess {
    /// Only what is known: it draws, derives or takes back facts.
    Local,
    /// It looks, and changes nothing.
    Read,
    /// It changes something: a service, a key store, a file.
    Write {
        /// What it does can be undone.
        reversible: bool,
    },
}

/// What can be said of an effect before it is done.
#[derive(Clone, Debug, PartialEq)]
pub struct EffectAbout<'e> {
    /// What it does, in one sentence.
    pub words: Message,
    /// The private key that it cannot do without.
    pub key: Option<&'e KeyRef>,
    /// What it touches.
    pub access: EffectAccess,
}

impl<'e> EffectAbout<'e> {
    /// Of an effect that touches only what is known.
    pub(super) fn local(words: impl Into<Message>) -> Self {
        Self { words: words.into(), key: None, access: EffectAccess::Local }
    }

    /// Of an effect that looks.
    pub(super) fn read(words: impl Into<Message>) -> Self {
        Self { words: words.into(), key: None, access: EffectAccess::Read }
    }

    /// Of an effect that can be undone.
    pub(super) fn write(words: impl Into<Message>) -> Self {
        Self { words: words.into(), key: None, access: EffectAccess::Write { reversible: true } }
    }

    /// Of an effect that cannot be undone.
    pub(super) fn for_ever(words: impl Into<Message>) -> Self {
        Self { words: words.into(), key: None, access: EffectAccess::Write { reversible: false } }
    }

    /// The same for an effect that needs a key.
    pub(super) fn with(self, key: &'e KeyRef) -> Self {
        Self { key: Some(key), ..self }
    }
}
