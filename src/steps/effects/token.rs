//! Maskinporten and the exchange: which scopes are open, which one gets, and what a token says.

use super::about::EffectAbout;
use super::credentials::ClientCredentials;
use crate::domain::Scope;

/// Something to ask Maskinporten.
#[derive(Clone, Debug, PartialEq)]
pub enum TokenEffect {
    /// Read the list of scopes that are open to all.
    ReadOpenScopes,
    /// Ask for a token with one scope: tells "not on the client" from "not granted".
    ProbeScope {
        /// With which client.
        credentials: ClientCredentials,
        /// The one scope that the token is asked for with.
        scope: Scope,
    },
    /// Get a token with all scopes, exchange it, and read its claims; the step judges them.
    ProveToken {
        /// With which client.
        credentials: ClientCredentials,
        /// All the scopes that one token shall have.
        scopes: Vec<Scope>,
    },
}

impl TokenEffect {
    /// What it asks.
    pub(super) fn about(&self) -> EffectAbout<'_> {
        match self {
            Self::ReadOpenScopes => EffectAbout::read(words::READ_OPEN_SCOPES),
            Self::ProbeScope { credentials, scope } => {
                EffectAbout::read(words::PROBE_SCOPE.with("scope", scope.as_str())).with(&credentials.key)
            }
            Self::ProveToken { credentials, scopes } => {
                EffectAbout::read(words::PROVE_TOKEN.with("scopes", Scope::listed(scopes))).with(&credentials.key)
            }
        }
    }
}

mod words {
    use crate::text::phrases;

    phrases! {
        READ_OPEN_SCOPES { nb: "Les listen over scopes som er tilgjengelige for alle", en: "Read the list of scopes that are open to all" }
        PROBE_SCOPE { nb: "Be om et token med bare {scope}", en: "Ask for a token with {scope} alone" }
        PROVE_TOKEN { nb: "Hent et token med {scopes}, veksle det, og les hva det sier", en: "Fetch a token with {scopes}, exchange it, and read what it says" }
    }
}
