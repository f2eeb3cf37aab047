//! Altinn Melding: whether we are let in, what it says of a message, the message itself, and what became of it.

use uuid::Uuid;

use super::about::{EffectAbout, ForEver};
use super::credentials::ClientCredentials;
use crate::domain::message::CorrespondenceMessage;
use crate::domain::{OrgNumber, ResourceId};

/// Something to do in Altinn Melding.
#[derive(Clone, Debug, PartialEq)]
pub enum MessageEffect {
    /// Search on the resource as sender: are we let in?
    ProbeAccess {
        /// With which client.
        credentials: ClientCredentials,
        /// Which resource.
        id: ResourceId,
    },
    /// Let the service judge a message without making one.
    DryRun {
        /// With which client.
        credentials: ClientCredentials,
        /// What is sent, apart from to whom.
        message: Box<CorrespondenceMessage>,
        /// To whom.
        recipient: OrgNumber,
    },
    /// Send a message, or find the one that was sent under this key.
    SendMessage {
        /// With which client.
        credentials: ClientCredentials,
        /// What is sent, apart from to whom.
        message: Box<CorrespondenceMessage>,
        /// To whom.
        recipient: OrgNumber,
        /// Idempotency key, drawn before.
        key: Uuid,
    },
    /// See what became of a message.
    FollowMessage {
        /// With which client.
        credentials: ClientCredentials,
        /// The id that the service gave the message.
        id: Uuid,
    },
}

impl MessageEffect {
    /// What it does; a message that was sent cannot be called back.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        match self {
            Self::ProbeAccess { credentials, id } => {
                EffectAbout::read(words::PROBE_ACCESS.with("id", id.bare())).with(&credentials.key)
            }
            Self::DryRun { credentials, recipient, .. } => {
                EffectAbout::read(words::DRY_RUN.with("orgnr", recipient.spaced())).with(&credentials.key)
            }
            Self::SendMessage { credentials, recipient, .. } => {
                let about = words::SEND_MESSAGE.with("orgnr", recipient.spaced());
                EffectAbout::for_ever(about, ForEver::Exempt).with(&credentials.key)
            }
            Self::FollowMessage { credentials, id } => {
                EffectAbout::read(words::FOLLOW_MESSAGE.with("id", id.to_string())).with(&credentials.key)
            }
        }
    }
}

mod words {
    use crate::text::phrases;

    phrases! {
        PROBE_ACCESS { nb: "Spør Altinn Melding om dere slipper til på {id}", en: "Ask Altinn Correspondence whether you are let in on {id}" }
        DRY_RUN { nb: "Prøvekjør meldingen til {orgnr}: alt kontrolleres, ingenting opprettes", en: "Dry-run the message to {orgnr}: everything is checked, nothing is created" }
        SEND_MESSAGE { nb: "Send testmeldingen til {orgnr}", en: "Send the test message to {orgnr}" }
        FOLLOW_MESSAGE { nb: "Se hva som har skjedd med meldingen {id}", en: "See what has become of the message {id}" }
    }
}
