//! Maskinporten and the exchange: which scopes are open, which one gets, and what a token says.

use super::about::EffectAbout;
use super::credentials::ClientCredentials;
use super::result::{EffectBrought, EffectResult};
use crate::domain::Scope;
use crate::record::t;

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

    /// What Maskinporten gave, or how it refused a scope.
    pub(super) fn result(&self, brought: &EffectBrought<'_>) -> EffectResult {
        match self {
            Self::ReadOpenScopes => {
                let count = brought.get(t::OpenScopes).map_or(0, |open| open.0.len());
                EffectResult::good(words::OPEN_SCOPES_READ.with("count", count.to_string()))
            }
            Self::ProbeScope { scope, .. } => {
                let say = |phrase: crate::text::Phrase| phrase.with("scope", scope.as_str());
                match (brought.get(t::ScopeOnClient), brought.get(t::ScopeGranted)) {
                    (_, Some(true)) => EffectResult::good(say(words::SCOPE_GRANTED)),
                    (Some(false), _) => {
                        EffectResult::awaited(say(words::SCOPE_NOT_ADDED).with("code", brought.code("MP-200")))
                    }
                    _ => EffectResult::awaited(say(words::SCOPE_NOT_GRANTED).with("code", brought.code("MP-250"))),
                }
            }
            Self::ProveToken { .. } => match brought.get(t::Token) {
                Some(token) => {
                    let orgnr = token.consumer.spaced();
                    match &token.org {
                        Some(code) => {
                            EffectResult::good(words::TOKEN_PROVEN.with("orgnr", orgnr).with("code", code.as_str()))
                        }
                        None => EffectResult::awaited(words::TOKEN_WITHOUT_ORG.with("orgnr", orgnr)),
                    }
                }
                None => EffectResult::absent(words::NO_TOKEN),
            },
        }
    }
}

mod words {
    use crate::text::phrases;

    phrases! {
        READ_OPEN_SCOPES { nb: "Les listen over scopes som er tilgjengelige for alle", en: "Read the list of scopes that are open to all" }
        OPEN_SCOPES_READ { nb: "Listen over scopes som er tilgjengelige for alle, er lest (antall: {count})", en: "Read the list of scopes that are open to all (number: {count})" }
        SCOPE_GRANTED { nb: "{scope} er tildelt, og klienten fikk et token", en: "{scope} is granted, and the client got a token" }
        SCOPE_NOT_GRANTED { nb: "{scope} er ikke tildelt ennå ({code})", en: "{scope} is not granted yet ({code})" }
        SCOPE_NOT_ADDED { nb: "{scope} er ikke lagt til på klienten ennå ({code})", en: "{scope} is not added to the client yet ({code})" }
        TOKEN_PROVEN { nb: "Tokenet er hentet og vekslet: det gjelder {orgnr}, med koden {code}", en: "The token has been fetched and exchanged: it acts for {orgnr}, with the code {code}" }
        TOKEN_WITHOUT_ORG { nb: "Tokenet er hentet og vekslet for {orgnr}, men uten organisasjonskoden (`urn:altinn:org`)", en: "The token has been fetched and exchanged for {orgnr}, but without the organisation code (`urn:altinn:org`)" }
        NO_TOKEN { nb: "Fikk ikke noe token", en: "Got no token" }
        PROBE_SCOPE { nb: "Be om et token med bare {scope}", en: "Ask for a token with only {scope}" }
        PROVE_TOKEN { nb: "Hent et token med {scopes}, veksle det, og les hva det sier", en: "Fetch a token with {scopes}, exchange it, and read what it says" }
    }
}
