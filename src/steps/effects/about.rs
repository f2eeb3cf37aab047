//! What can be said of an effect before it is done.

use super::credentials::KeyRef;
use crate::record::Confirmation;
use crate::text::Message;

/// The flag that confirms the making of a resource, whose id is used for ever.
pub(super) const CONFIRM_RESOURCE_ID: &str = "confirm-resource-id";

/// The flags that confirm what cannot be undone, one for each effect that wants one.
pub const CONFIRMATIONS: &[&str] = &[CONFIRM_RESOURCE_ID];

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
    /// What must be typed before it is done; its text lacks only the environment.
    pub confirmation: Option<Confirmation>,
}

/// What stands before an effect that cannot be undone, besides the yes that every effect wants that writes.
pub(super) enum ForEver {
    /// A word of its own, which is typed or comes from a flag of its own, one of
    /// [`CONFIRMATIONS`].
    Typed(Confirmation),
    /// Nothing: it is done in test environments only, and reaches nobody there but synthetic recipients.
    Exempt,
}

impl<'e> EffectAbout<'e> {
    /// Of an effect that touches only what is known.
    pub(super) fn local(words: impl Into<Message>) -> Self {
        Self::of(words, EffectAccess::Local)
    }

    /// Of an effect that looks.
    pub(super) fn read(words: impl Into<Message>) -> Self {
        Self::of(words, EffectAccess::Read)
    }

    /// Of an effect that can be undone.
    pub(super) fn write(words: impl Into<Message>) -> Self {
        Self::of(words, EffectAccess::Write { reversible: true })
    }

    /// Of an effect that cannot be undone.
    pub(super) fn for_ever(words: impl Into<Message>, stands_before: ForEver) -> Self {
        let confirmation = match stands_before {
            ForEver::Typed(confirmation) => Some(confirmation),
            ForEver::Exempt => None,
        };
        Self { confirmation, ..Self::of(words, EffectAccess::Write { reversible: false }) }
    }

    fn of(words: impl Into<Message>, access: EffectAccess) -> Self {
        Self { words: words.into(), key: None, access, confirmation: None }
    }

    /// The same for an effect that needs a key.
    pub(super) fn with(self, key: &'e KeyRef) -> Self {
        Self { key: Some(key), ..self }
    }
}
