//! Which scopes a scope request asks for, and which it need not ask for.

use std::collections::BTreeSet;

use crate::domain::{EnvironmentName, Scope};
use crate::record::book::Service;
use crate::record::values::{Audience, ResourceBy};
use crate::record::{Book, Product, t};
use crate::text::{Phrase, letters as text};

/// The scopes of one environment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ScopeOrder {
    /// All that the client needs.
    pub needed: Vec<Scope>,
    /// What the organisation must be granted on request.
    pub asked: Vec<Scope>,
    /// The rest, and why nobody need ask for it.
    pub not_asked: Vec<(Scope, Phrase)>,
}

/// Scopes that come with being a service owner (facts: maskinporten 5.1).
const AUTOMATIC: [&str; 2] = ["altinn:serviceowner", "altinn:serviceowner/notifications.create"];

/// Whether a scope comes with being a service owner.
pub(super) fn is_automatic(scope: &str) -> bool {
    AUTOMATIC.contains(&scope)
}

/// What a scope is for.
pub(super) fn purpose(scope: &Scope) -> Phrase {
    match scope.as_str() {
        "altinn:serviceowner" => text::FOR_SERVICE_OWNER,
        "altinn:serviceowner/notifications.create" => text::FOR_NOTIFICATIONS,
        "altinn:correspondence.write" => text::FOR_CORRESPONDENCE,
        "altinn:broker.write" => text::FOR_BROKER_WRITE,
        "altinn:broker.read" => text::FOR_BROKER_READ,
        "altinn:events.subscribe" => text::FOR_EVENTS,
        "altinn:resourceregistry/accesslist.read" => text::FOR_LISTS_READ,
        "altinn:resourceregistry/accesslist.write" => text::FOR_LISTS_WRITE,
        _ => text::FOR_RESOURCES,
    }
}

/// The union of what all services need, sorted out for one environment. `earlier` is what letters that were sent asked
/// for, as `{environment} {scope}`.
pub(super) fn order(book: &Book, environment: &EnvironmentName, earlier: &BTreeSet<&str>) -> ScopeOrder {
    let needed: BTreeSet<&str> = book.services.values().flat_map(of_service).collect();
    let facts = book.environments.get(environment);
    let open = facts.and_then(|facts| facts.get(t::OpenScopes));
    let mut order = ScopeOrder::default();
    for scope in needed.into_iter().filter_map(|scope| Scope::parse(scope).ok()) {
        order.needed.push(scope.clone());
        let granted = facts.and_then(|facts| facts.at(t::ScopeGranted, Some(scope.as_str()))).copied();
        let why = match granted {
            Some(true) => Some(text::GRANTED),
            _ if earlier.contains(format!("{environment} {scope}").as_str()) => Some(text::ASKED_BEFORE),
            // Seen refused: whatever was expected of it, somebody must grant it.
            Some(false) => None,
            None if is_automatic(scope.as_str()) => Some(text::AUTOMATIC),
            None => match open {
                Some(open) => open.0.contains(&scope).then_some(text::OPEN_TO_ALL),
                // Not looked up here: the one that Altinn documents as open (facts: maskinporten 5.2).
                None => (scope.as_str() == "altinn:events.subscribe").then_some(text::OPEN_TO_ALL),
            },
        };
        match why {
            Some(why) => order.not_asked.push((scope, why)),
            None => order.asked.push(scope),
        }
    }
    order
}

fn of_service(service: &Service) -> Vec<&'static str> {
    let facts = &service.facts;
    let mut scopes = match service.product {
        Product::Correspondence => vec!["altinn:serviceowner", "altinn:correspondence.write"],
        Product::Broker => vec!["altinn:serviceowner", "altinn:broker.write", "altinn:broker.read"],
        Product::Notifications => vec!["altinn:serviceowner/notifications.create"],
    };
    if facts.get(t::EventsWanted) == Some(&true) {
        scopes.push("altinn:events.subscribe");
    }
    if facts.get(t::ResourceBy) == Some(&ResourceBy::Program) {
        scopes.push("altinn:resourceregistry/resource.write");
        if facts.get(t::Audience) == Some(&Audience::Selected) {
            scopes.extend(["altinn:resourceregistry/accesslist.read", "altinn:resourceregistry/accesslist.write"]);
        }
    }
    scopes
}
