//! What a client proves itself with at Maskinporten, without the secret itself.

use crate::domain::{ClientId, PublicJwk};
use crate::record::values::KeyPlace;

/// Where a client's private key is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyRef {
    /// The client's local name.
    pub client: String,
    /// The name in the key store, drawn before.
    pub name: String,
    /// Where it is, when that is known already.
    pub place: Option<KeyPlace>,
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
}
