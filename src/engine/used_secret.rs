//! The secrets that are used in an environment, and why one is not used yet.

use crate::domain::{Secret, sha256};
use crate::finding::Finding;
use crate::record::trust::Doubt;
use crate::steps::Effect;
use crate::steps::effects::KeyRef;
use crate::world::keys::Signer;

/// What is about to be used.
#[derive(Clone, Debug, PartialEq)]
pub enum UsedSecret {
    /// The private key of a client.
    Client {
        /// The client's local name.
        client: String,
        /// The name in the key store.
        name: String,
    },
    /// The private key of the environment's administration client.
    Administration,
    /// The operator's API key of Altinn Studio.
    Studio,
}

impl UsedSecret {
    /// The key at a place: the same one whatever else is known of it.
    #[must_use]
    pub fn client(at: &KeyRef) -> Self {
        Self::Client { client: at.client.clone(), name: at.name.clone() }
    }

    /// The secrets that an effect uses.
    #[must_use]
    pub fn of(effect: &Effect) -> Vec<Self> {
        let about = effect.about();
        let client = about.key.map(Self::client);
        client.into_iter().chain(about.administers.then_some(Self::Administration)).collect()
    }
}

/// A secret and its own name: a key's thumbprint (RFC 7638), or what stands for it.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedSecret {
    /// What it is.
    pub secret: UsedSecret,
    /// The same on every machine, and tells nothing of the secret.
    pub thumbprint: String,
}

impl NamedSecret {
    /// A private key.
    #[must_use]
    pub fn key(secret: UsedSecret, signer: &Signer) -> Self {
        Self { secret, thumbprint: signer.public().thumbprint() }
    }

    /// An API key of Altinn Studio: by its digest, since it has no public part.
    #[must_use]
    pub fn studio(key: &Secret) -> Self {
        Self { secret: UsedSecret::Studio, thumbprint: format!("studio-{}", sha256::hex(key.expose())) }
    }
}

/// Why a secret is not used yet.
#[derive(Clone, Debug, PartialEq)]
pub enum Hesitation {
    /// Somebody on this machine may allow it.
    Ask(NamedSecret, Doubt),
    /// It is not used here.
    Refused(Box<Finding>),
}
