//! The scopes that services need, one list for the steps and for the letters.

use crate::catalog::products;
use crate::domain::Scope;
use crate::record::book::Service;
use crate::record::t;
use crate::record::values::{ResourceBy, ResourceChoice};
use crate::steps::Brief;

/// What one service needs: for its product, for events when they are wanted, and for the registry when the program makes
/// the resource. A scope may stand there twice.
pub fn of_service(service: &Service) -> impl Iterator<Item = &'static str> + use<> {
    let facts = &service.facts;
    let scopes = products::of(service.product).scopes;
    let events = facts.get(t::EventsWanted) == Some(&true);
    let by_program = facts.get(t::ResourceChoice) == Some(&ResourceChoice::New)
        && facts.get(t::ResourceBy) == Some(&ResourceBy::Program);
    let of_events = if events { scopes.events } else { &[] };
    let of_registry = if by_program { scopes.registry } else { &[] };
    scopes.service.iter().chain(of_events).chain(of_registry).copied()
}

/// What the services of this environment need together, in a fixed order.
#[must_use]
pub fn needed(brief: &Brief<'_>) -> Vec<Scope> {
    brief.together.map_or_else(|| of_services(brief), |together| together.scopes(|| of_services(brief)))
}

fn of_services(brief: &Brief<'_>) -> Vec<Scope> {
    let mut scopes: Vec<Scope> = Vec::new();
    for scope in brief.services().flat_map(|(_, service)| of_service(service)) {
        scopes.extend(Scope::parse(scope).ok().filter(|scope| !scopes.contains(scope)));
    }
    scopes
}
