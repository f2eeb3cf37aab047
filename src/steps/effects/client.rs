//! The client and its key: made, found or taken over here, and registered by the self-service API.

use super::about::EffectAbout;
use super::credentials::{KeyRef, KeyToRegister};
use crate::domain::{ClientId, Scope};

/// Something to do with the client or its key.
#[derive(Clone, Debug, PartialEq)]
pub enum ClientEffect {
    /// Look whether this machine holds a client's private key.
    FindKey(KeyRef),
    /// Make a key, or find the one that was made under this name.
    MakeKey {
        /// Which client, under which name.
        at: KeyRef,
        /// 2048, 3072 or 4096.
        bits: usize,
    },
    /// Take over a private key from a file, into the key store.
    TakeKey {
        /// Which client, under which name.
        at: KeyRef,
    },
    /// Register a client by the self-service API, or find the one of this name.
    RegisterClient {
        /// The local name of the client, such as `main`.
        client: String,
        /// Its display name, drawn before.
        name: String,
        /// The scopes that it shall have from the beginning.
        scopes: Vec<Scope>,
    },
    /// Add scopes to a client by the self-service API.
    AddScopes {
        /// The local name of the client, such as `main`.
        client: String,
        /// The id that Maskinporten gave it.
        id: ClientId,
        /// All scopes that it shall have besides those that it has.
        scopes: Vec<Scope>,
    },
    /// Put a public key on a client by the self-service API, beside those that it has.
    RegisterKey {
        /// The local name of the client, such as `main`.
        client: String,
        /// The id that Maskinporten gave it.
        id: ClientId,
        /// Which key.
        key: KeyToRegister,
    },
}

impl ClientEffect {
    /// What it does, and which key must be here for it.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        match self {
            // Whether the key is here is what it asks: it can do without.
            Self::FindKey(at) => EffectAbout::read(words::FIND_KEY.with("client", at.client.as_str())),
            Self::MakeKey { at, bits } => {
                EffectAbout::write(words::MAKE_KEY.with("client", at.client.as_str()).with("bits", bits.to_string()))
            }
            Self::TakeKey { at } => EffectAbout::write(words::TAKE_KEY.with("client", at.client.as_str())),
            Self::RegisterClient { name, scopes, .. } => EffectAbout::write(
                words::REGISTER_CLIENT.with("name", name.as_str()).with("scopes", Scope::listed(scopes)),
            )
            .administering()
            .shown_first(),
            Self::AddScopes { id, scopes, .. } => {
                EffectAbout::write(words::ADD_SCOPES.with("id", id.as_str()).with("scopes", Scope::listed(scopes)))
                    .administering()
                    .shown_first()
            }
            Self::RegisterKey { id, key, .. } => {
                let about = EffectAbout::write(words::REGISTER_KEY.with("id", id.as_str())).administering();
                match key {
                    KeyToRegister::Here(at) => about.with(at),
                    KeyToRegister::Pasted(_) => about,
                }
            }
        }
    }
}

mod words {
    use crate::text::phrases;

    phrases! {
        FIND_KEY { nb: "Se om nøkkelen til klienten {client} finnes her", en: "See whether the key of the client {client} is here" }
        MAKE_KEY { nb: "Lag en RSA-nøkkel på {bits} bit for klienten {client} på denne maskinen", en: "Make an RSA key of {bits} bits for the client {client} on this machine" }
        TAKE_KEY { nb: "Ta vare på den private nøkkelen til klienten {client} i nøkkellageret", en: "Keep the private key of the client {client} in the key store" }
        REGISTER_CLIENT { nb: "Registrer Maskinporten-klienten «{name}» med {scopes}", en: "Register the Maskinporten client “{name}” with {scopes}" }
        ADD_SCOPES { nb: "Legg {scopes} til på klienten {id}", en: "Add {scopes} to the client {id}" }
        REGISTER_KEY { nb: "Legg den offentlige nøkkelen på klienten {id}, ved siden av dem den har", en: "Put the public key on the client {id}, beside those that it has" }
    }
}
