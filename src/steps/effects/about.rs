//! What can be said of an effect before it is done.

use super::credentials::KeyRef;
use crate::record::{Confirmation, Topic};
use crate::text::{Message, Phrase};

/// A flag that confirms what cannot be undone, by a word that says what is confirmed.
#[derive(Clone, Copy, Debug)]
pub struct ConfirmationFlag {
    /// Its name, without the dashes.
    pub name: &'static str,
    /// What stands for the word in the help.
    pub value: &'static str,
    /// What is confirmed.
    pub about: Phrase,
    /// What is known when it has been done; none where it is done only when somebody asks for it.
    pub done: Option<Topic>,
    /// What its word is taken from.
    pub word: Topic,
}

/// The making of a resource, whose id is used for ever.
pub(super) const CONFIRM_RESOURCE_ID: ConfirmationFlag = ConfirmationFlag {
    name: "confirm-resource-id",
    value: "ID",
    about: words::RESOURCE_ID,
    done: Some(Topic::ResourceSeen),
    word: Topic::ResourceId,
};
/// The sending of a message, by its recipient; of one that is tried with a person, by its resource.
pub const CONFIRM_MESSAGE: ConfirmationFlag = ConfirmationFlag {
    name: "confirm-message",
    value: "RECIPIENT",
    about: words::MESSAGE,
    done: Some(Topic::MessageSent),
    word: Topic::TestRecipient,
};
/// The registration of a service owner in Altinn Formidling, which stays.
pub(super) const CONFIRM_BROKER_OWNER: ConfirmationFlag = ConfirmationFlag {
    name: "confirm-broker-owner",
    value: "NUMBER",
    about: words::BROKER_OWNER,
    done: Some(Topic::BrokerOwnerSeen),
    word: Topic::OrgNumber,
};

/// The limiting of a resource to the members of its list, by the list.
pub(super) const CONFIRM_ACCESS_LIST: ConfirmationFlag = ConfirmationFlag {
    name: "confirm-access-list",
    value: "LIST",
    about: words::ACCESS_LIST,
    done: Some(Topic::ListSwitched),
    word: Topic::AccessListId,
};

/// The registration of a system, whose id is used for ever.
pub(super) const CONFIRM_SYSTEM_ID: ConfirmationFlag = ConfirmationFlag {
    name: "confirm-system-id",
    value: "SYSTEM",
    about: words::SYSTEM_ID,
    done: Some(Topic::SystemSeen),
    word: Topic::SystemId,
};

/// The taking back of a message, by its recipient.
pub(super) const CONFIRM_PURGE: ConfirmationFlag = ConfirmationFlag {
    name: "confirm-purge",
    value: "RECIPIENT",
    about: words::PURGE,
    done: None,
    word: Topic::TestRecipient,
};

/// What a step writes in production, by the ids of the steps: of all that it does there, whatever it is.
pub const CONFIRM_PRODUCTION: ProductionFlag =
    ProductionFlag { name: "confirm-production", value: "STEPS", about: words::PRODUCTION };

/// The flag that confirms what steps write in production.
#[derive(Clone, Copy, Debug)]
pub struct ProductionFlag {
    /// Its name, without the dashes.
    pub name: &'static str,
    /// What stands for its value in the help.
    pub value: &'static str,
    /// What is confirmed.
    pub about: Phrase,
}

/// All of them, one for each effect that wants one.
pub const CONFIRMATIONS: &[ConfirmationFlag] = &[
    CONFIRM_RESOURCE_ID,
    CONFIRM_MESSAGE,
    CONFIRM_PURGE,
    CONFIRM_BROKER_OWNER,
    CONFIRM_ACCESS_LIST,
    CONFIRM_SYSTEM_ID,
];

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
    /// It logs in as the administration client.
    pub administers: bool,
    /// What it touches.
    pub access: EffectAccess,
    /// What must be typed before it is done, with one of [`CONFIRMATIONS`] as its flag; its text lacks only the
    /// environment.
    pub confirmation: Option<Confirmation>,
    /// It is shown before it is done, also to who has said yes to everything.
    pub shown_first: bool,
    /// What exactly is sent, or who gets what by it, a line each.
    pub details: Vec<Message>,
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

    /// Of an effect that cannot be undone, and wants a word of its own before it.
    pub(super) fn for_ever(words: impl Into<Message>, confirmation: Confirmation) -> Self {
        Self { confirmation: Some(confirmation), ..Self::of(words, EffectAccess::Write { reversible: false }) }
    }

    fn of(words: impl Into<Message>, access: EffectAccess) -> Self {
        let words = words.into();
        let (key, confirmation, details) = (None, None, Vec::new());
        Self { words, key, administers: false, access, confirmation, shown_first: false, details }
    }

    /// The same, shown before it is done to whoever says yes.
    pub(super) fn shown_first(self) -> Self {
        Self { shown_first: true, ..self }
    }

    /// The same, shown first with these lines.
    pub(super) fn showing(self, details: Vec<Message>) -> Self {
        Self { details, ..self.shown_first() }
    }

    /// The same, wanting a word of its own before it: it can be undone, and what comes of it meanwhile cannot.
    pub(super) fn typed(self, confirmation: Confirmation) -> Self {
        Self { confirmation: Some(confirmation), ..self }
    }

    /// The same for an effect that needs a key.
    pub(super) fn with(self, key: &'e KeyRef) -> Self {
        Self { key: Some(key), ..self }
    }

    /// The same for an effect that logs in as the administration client.
    pub(super) fn administering(self) -> Self {
        Self { administers: true, ..self }
    }
}

/// What the flags say of themselves.
mod words {
    use crate::text::phrases;

    phrases! {
        RESOURCE_ID { nb: "Bekrefter at ressursen med denne id-en opprettes; id-en kan aldri brukes på nytt", en: "Confirms that the resource with this ID is to be created; the ID can never be used again" }
        ACCESS_LIST { nb: "Bekrefter at bare medlemmene av denne tilgangslisten slippes inn i tjenesten; alle andre stenges ute", en: "Confirms that only the members of this access list get in to the service; everybody else is shut out" }
        SYSTEM_ID { nb: "Bekrefter at systemet med denne id-en registreres i systemregisteret; id-en kan aldri brukes på nytt", en: "Confirms that the system with this ID is to be registered in the system register; the ID can never be used again" }
        PRODUCTION { nb: "Bekrefter det disse stegene endrer i produksjon; det som har sitt eget ord, bekreftes i tillegg", en: "Confirms what these steps change in production; what has a word of its own is confirmed besides" }
        MESSAGE { nb: "Bekrefter at meldingen sendes til dette organisasjonsnummeret; når den er publisert, kan den ikke kalles tilbake", en: "Confirms that the message is to be sent to this organisation number; once it is published it cannot be recalled" }
        PURGE { nb: "Bekrefter at testmeldingen til dette organisasjonsnummeret trekkes tilbake; den kan ikke hentes fram igjen", en: "Confirms that the test message to this organisation number is to be withdrawn; it cannot be brought back" }
        BROKER_OWNER { nb: "Bekrefter at virksomheten med dette organisasjonsnummeret registreres som tjenesteeier i Altinn Formidling; registreringen kan ikke fjernes", en: "Confirms that the organisation with this number is to be registered as a service owner in Altinn Broker; the registration cannot be removed" }
    }
}
