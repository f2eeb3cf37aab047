//! What a client proves itself with at Maskinporten, without the secret itself.

use jiff::civil::Date;

use crate::domain::system_user::ActingAs;
use crate::domain::{ClientId, OrgNumber, PublicJwk};
use crate::record::values::{KeyPlace, ReplacedKey};

/// Where a client's private key is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyRef {
    /// The client's local name.
    pub client: String,
    /// The name in the key store, drawn before.
    pub name: String,
    /// Where it is, when that is known already.
    pub place: Option<KeyPlace>,
    /// Which key it is, when that is known already: another under its name is refused.
    pub known: Option<KnownKey>,
    /// The other keys of the client, of which this machine may have one instead.
    pub others: Vec<OtherKey>,
}

/// Another key of the client: by what it is known again, and its name in the key store of whoever holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherKey {
    /// The name in the key store.
    pub name: String,
    /// Which key it is.
    pub known: KnownKey,
}

impl KeyRef {
    /// The keys of the client, the newest first, each as the only one.
    pub fn each(&self) -> impl Iterator<Item = Self> + '_ {
        let newest = Self { others: Vec::new(), ..self.clone() };
        let other = |other: &OtherKey| Self {
            name: other.name.clone(),
            place: None,
            known: Some(other.known.clone()),
            others: Vec::new(),
            client: self.client.clone(),
        };
        std::iter::once(newest).chain(self.others.iter().map(other))
    }
}

/// By what a client's key is known again.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownKey {
    /// The id that it is registered under.
    pub kid: String,
    /// The RFC 7638 thumbprint; absent where an older version of the program noted the key.
    pub thumbprint: Option<String>,
    /// The day after which Maskinporten refuses it: seeing it again makes it no younger.
    pub expires: Date,
    /// Who holds it, as told.
    pub holder: Option<String>,
    /// The key whose place it takes, while a rotation is under way.
    pub replaces: Option<Box<ReplacedKey>>,
}

/// A public key that is to be put on a client.
#[derive(Clone, Debug, PartialEq)]
pub enum KeyToRegister {
    /// Of the private key that is kept here.
    Here(KeyRef),
    /// Of a private key that somebody else holds.
    Pasted(Box<PublicJwk>),
}

/// Everything that a client needs to ask Maskinporten for a token.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientCredentials {
    /// The client's id.
    pub id: ClientId,
    /// Its key id.
    pub kid: String,
    /// Its private key.
    pub key: KeyRef,
    /// For a supplier with a client of its own: the customer that has delegated the scopes to it.
    pub consumer: Option<OrgNumber>,
    /// The system user that acts, where it is not the organisation itself.
    pub acting: Option<ActingAs>,
}

impl ClientCredentials {
    /// The same as a system user.
    #[must_use]
    pub fn acting_as(self, acting: ActingAs) -> Self {
        Self { acting: Some(acting), ..self }
    }
}
