//! The client and its key: made, found or taken over here, and registered by the self-service API.

use super::about::EffectAbout;
use super::credentials::{KeyRef, KeyToRegister};
use super::result::{EffectBrought, EffectResult};
use crate::domain::{ClientId, Scope};
use crate::record::t;
use crate::steps::parts::display_name::client_said;

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
            Self::FindKey(at) => EffectAbout::read(words::FIND_KEY.with("client", client_said(&at.client))),
            Self::MakeKey { at, bits } => EffectAbout::write(
                words::MAKE_KEY.with("client", client_said(&at.client)).with("bits", bits.to_string()),
            ),
            Self::TakeKey { at } => EffectAbout::write(words::TAKE_KEY.with("client", client_said(&at.client))),
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

    /// What is there now, made by it or before.
    pub(super) fn result(&self, brought: &EffectBrought<'_>) -> EffectResult {
        match self {
            Self::FindKey(at) => EffectResult::good(words::KEY_FOUND.with("client", client_said(&at.client))),
            Self::MakeKey { at, bits } => {
                let made = words::KEY_MADE.with("client", client_said(&at.client)).with("bits", bits.to_string());
                brought.made(made, words::KEY_WAS_THERE.with("client", client_said(&at.client)))
            }
            Self::TakeKey { at } => EffectResult::good(words::KEY_TAKEN.with("client", client_said(&at.client))),
            _ if brought.get(t::TermsRefused).is_some() => EffectResult::bad(words::TERMS_NOT_SIGNED),
            Self::RegisterClient { name, scopes, .. } => {
                let made = words::CLIENT_REGISTERED.with("name", name.as_str()).with("scopes", Scope::listed(scopes));
                brought.made(made, words::CLIENT_WAS_THERE.with("name", name.as_str()))
            }
            Self::AddScopes { id, scopes, .. } => {
                let say =
                    |phrase: crate::text::Phrase| phrase.with("id", id.as_str()).with("scopes", Scope::listed(scopes));
                brought.made(say(words::SCOPES_ADDED), say(words::SCOPES_WERE_THERE))
            }
            Self::RegisterKey { id, .. } => {
                let say = |phrase: crate::text::Phrase| phrase.with("id", id.as_str());
                brought.made(say(words::KEY_REGISTERED), say(words::KEY_WAS_ON_CLIENT))
            }
        }
    }
}

mod words {
    use crate::text::phrases;

    phrases! {
        FIND_KEY { nb: "Se om nøkkelen til {client} finnes her", en: "See whether the key of {client} is here" }
        KEY_FOUND { nb: "Nøkkelen til {client} er på denne maskinen", en: "The key of {client} is on this machine" }
        KEY_MADE { nb: "En RSA-nøkkel på {bits} bit er laget for {client} på denne maskinen", en: "A {bits}-bit RSA key has been made for {client} on this machine" }
        KEY_WAS_THERE { nb: "Nøkkelen til {client} var på denne maskinen fra før", en: "The key of {client} was already on this machine" }
        KEY_TAKEN { nb: "Den private nøkkelen til {client} er lagret i nøkkellageret", en: "The private key of {client} is in the key store" }
        TERMS_NOT_SIGNED { nb: "Selvbetjeningen svarte at virksomheten ikke har signert bruksvilkårene; ingenting ble registrert", en: "Self-service answered that the organisation has not signed the terms of use; nothing was registered" }
        CLIENT_REGISTERED { nb: "Maskinporten-klienten «{name}» er registrert med {scopes}", en: "The Maskinporten client “{name}” has been registered with {scopes}" }
        CLIENT_WAS_THERE { nb: "Maskinporten-klienten «{name}» var registrert fra før", en: "The Maskinporten client “{name}” was already registered" }
        SCOPES_ADDED { nb: "{scopes} er lagt til på klienten {id}", en: "Added to the client {id}: {scopes}" }
        SCOPES_WERE_THERE { nb: "{scopes} var på klienten {id} fra før", en: "{scopes} were already on the client {id}" }
        KEY_REGISTERED { nb: "Den offentlige nøkkelen er lagt til på klienten {id}", en: "The public key has been added to the client {id}" }
        KEY_WAS_ON_CLIENT { nb: "Den offentlige nøkkelen var på klienten {id} fra før", en: "The public key was already on the client {id}" }
        MAKE_KEY { nb: "Lag en RSA-nøkkel på {bits} bit for {client} på denne maskinen", en: "Make a {bits}-bit RSA key for {client} on this machine" }
        TAKE_KEY { nb: "Lagre den private nøkkelen til {client} i nøkkellageret", en: "Keep the private key of {client} in the key store" }
        REGISTER_CLIENT { nb: "Registrer Maskinporten-klienten «{name}» med {scopes}", en: "Register the Maskinporten client “{name}” with {scopes}" }
        ADD_SCOPES { nb: "Legg {scopes} til på klienten {id}", en: "Add {scopes} to the client {id}" }
        REGISTER_KEY { nb: "Legg den offentlige nøkkelen til på klienten {id} (ingen nøkkel fjernes)", en: "Add the public key to the client {id} (no key is removed)" }
    }
}
