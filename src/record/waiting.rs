//! Waits: on whom, since when, which letter.

use jiff::Timestamp;

use crate::text::{Message, Phrase, roles};

/// Who must act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// The operator.
    You,
    /// The one who can sign for the organisation.
    Signatory,
    /// The organisation's main administrator in Altinn.
    MainAdministrator,
    /// The owner of the organisation in Altinn Studio.
    StudioOwner,
    /// Altinn's service desk.
    AltinnDesk,
    /// Digdir's service desk.
    #[cfg_attr(not(test), expect(dead_code, reason = "no wait is for it yet; its id is in the frozen form"))]
    DigdirDesk,
    /// Who holds the key, or runs the sending system, for the organisation.
    Supplier,
    /// Network or operations.
    Network,
    /// The test recipient, or a colleague in its place.
    TestRecipient,
    /// Whoever manages access at an organisation that is asked for a system user.
    AccessManager,
    /// Nobody: a cache, a queue, a job at Altinn.
    Machine,
}

impl Actor {
    /// All roles.
    #[cfg(test)]
    pub const ALL: [Self; 11] = [
        Self::You,
        Self::Signatory,
        Self::MainAdministrator,
        Self::StudioOwner,
        Self::AltinnDesk,
        Self::DigdirDesk,
        Self::Supplier,
        Self::Network,
        Self::TestRecipient,
        Self::AccessManager,
        Self::Machine,
    ];

    /// Whether the sandbox acts in its place. Nobody there has a supplier's key, signs, or looks at a message.
    #[must_use]
    pub const fn is_played_in_rehearsals(self) -> bool {
        matches!(self, Self::AltinnDesk | Self::DigdirDesk | Self::Network | Self::AccessManager | Self::Machine)
    }

    /// What people call it, in the middle of a sentence.
    #[must_use]
    pub const fn name(self) -> Phrase {
        match self {
            Self::You => roles::YOU,
            Self::Signatory => roles::SIGNATORY,
            Self::MainAdministrator => roles::MAIN_ADMINISTRATOR,
            Self::StudioOwner => roles::STUDIO_OWNER,
            Self::AltinnDesk => roles::ALTINN_DESK,
            Self::DigdirDesk => roles::DIGDIR_DESK,
            Self::Supplier => roles::SUPPLIER,
            Self::Network => roles::NETWORK,
            Self::TestRecipient => roles::TEST_RECIPIENT,
            Self::AccessManager => roles::ACCESS_MANAGER,
            Self::Machine => roles::MACHINE,
        }
    }
}

/// A wait, as a step sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// On whom.
    pub who: Actor,
    /// Since when; the day a letter was sent, or when the refusal was seen.
    pub since: Option<Timestamp>,
    /// The letter's key (`L1`), when one belongs to it.
    pub letter: Option<String>,
    /// What is waited for.
    pub what: Message,
    /// What will prove that it is over.
    pub proof: Message,
    /// What can be done meanwhile.
    pub meanwhile: Message,
}
