//! What a client proves itself with at Maskinporten, without the secret itself.

use jiff::civil::Date;

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
    /// Which key it is, when that is known already: another under its name is refused.
    pub known: Option<KnownKey>,
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
