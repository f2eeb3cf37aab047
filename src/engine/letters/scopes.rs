//! Which scopes a scope request asks for, and which it need not ask for.

use std::collections::BTreeSet;

use crate::catalog::scopes as catalog;
use crate::domain::{EnvironmentName, Scope};
use crate::record::{Book, t};
use crate::steps::parts::needed;
use crate::text::Phrase;

/// The scopes of one environment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ScopeOrder {
    /// What the organisation must be granted on request.
    pub asked: Vec<Scope>,
    /// The rest, and why nobody need ask for it.
    pub not_asked: Vec<(Scope, Phrase)>,
}

/// The union of what all services need, sorted out for one environment. `earlier` is what letters that were sent asked
/// for, as `{environment} {scope}`.
pub(super) fn order(book: &Book, environment: &EnvironmentName, earlier: &BTreeSet<&str>) -> ScopeOrder {
    let needed: BTreeSet<&str> = book.services.values().flat_map(needed::of_service).collect();
    let facts = book.environments.get(environment);
    let open = facts.and_then(|facts| facts.get(t::OpenScopes));
    let mut order = ScopeOrder::default();
    for scope in needed.into_iter().filter_map(|scope| Scope::parse(scope).ok()) {
        let granted = facts.and_then(|facts| facts.at(t::ScopeGranted, Some(scope.as_str()))).copied();
        let why = match granted {
            Some(true) => Some(words::GRANTED),
            _ if earlier.contains(format!("{environment} {scope}").as_str()) => Some(words::ASKED_BEFORE),
            // Seen refused: whatever was expected of it, somebody must grant it.
            Some(false) => None,
            None if catalog::is_automatic(&scope) => Some(words::AUTOMATIC),
            None => match open {
                Some(open) => open.0.contains(&scope).then_some(words::OPEN_TO_ALL),
                // Not looked up here: the one that Altinn documents as open (Maskinporten's public list of scopes,
                // August 2026).
                None => (scope.as_str() == catalog::EVENTS_SUBSCRIBE).then_some(words::OPEN_TO_ALL),
            },
        };
        match why {
            Some(why) => order.not_asked.push((scope, why)),
            None => order.asked.push(scope),
        }
    }
    order
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        // Why a scope is not asked for.
        AUTOMATIC { nb: "følger med det å være tjenesteeier", en: "comes with being a service owner" }
        OPEN_TO_ALL { nb: "tilgjengelig for alle", en: "open to all" }
        GRANTED { nb: "allerede tildelt", en: "already granted" }
        ASKED_BEFORE { nb: "forespurt tidligere", en: "requested earlier" }
    }
}
