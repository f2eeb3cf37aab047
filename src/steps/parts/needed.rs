//! The scopes that services need, one list for the steps and for the letters.

use crate::catalog::products;
use crate::domain::{EnvironmentName, Scope};
use crate::record::book::Service;
use crate::record::values::{Audience, ResourceBy, ResourceChoice};
use crate::record::{Book, Handle, Place, t};
use crate::steps::Brief;

/// What one service needs: for its product, for events when they are wanted, for the registry when the program makes the
/// resource, for access lists when only selected organisations are let in then, and for system users when the service is tried by
/// them. A scope may stand there twice.
pub fn of_service(service: &Service) -> impl Iterator<Item = &'static str> + use<> {
    let facts = &service.facts;
    let scopes = products::of(service.product).scopes;
    let events = facts.get(t::EventsWanted) == Some(&true);
    let by_program = facts.get(t::ResourceChoice) == Some(&ResourceChoice::New)
        && facts.get(t::ResourceBy) == Some(&ResourceBy::Program);
    let of_events = if events { scopes.events } else { &[] };
    let of_registry = if by_program { scopes.registry } else { &[] };
    let by_list = by_program && facts.get(t::Audience) == Some(&Audience::Selected);
    let of_lists = if by_list { products::ACCESS_LISTS } else { &[] };
    let by_system_users = facts.get(t::SystemUserWanted) == Some(&true);
    let of_system_users = if by_system_users { products::SYSTEM_USERS } else { &[] };
    scopes.service.iter().chain(of_events).chain(of_registry).chain(of_lists).chain(of_system_users).copied()
}

/// What the services of this environment need together on the client of this one, in a fixed order. What another client is
/// for is no concern of its holder, who may be a supplier.
#[must_use]
pub fn needed(brief: &Brief<'_>) -> Vec<Scope> {
    let client = brief.client();
    let work_out = || on_client(brief.book, &brief.place.environment, client);
    brief.together.map_or_else(work_out, |together| together.scopes(client, work_out))
}

/// What the services that use a client of an environment need together.
#[must_use]
pub fn on_client(book: &Book, environment: &EnvironmentName, client: &str) -> Vec<Scope> {
    let uses = |(handle, _): &(&Handle, &Service)| {
        let place = Place { environment: environment.clone(), service: (*handle).clone() };
        book.client_used(&place) == client
    };
    let mut scopes: Vec<Scope> = Vec::new();
    for scope in book.services_of(environment).filter(uses).flat_map(|(_, service)| of_service(service)) {
        scopes.extend(Scope::parse(scope).ok().filter(|scope| !scopes.contains(scope)));
    }
    scopes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::scopes as catalog;
    use crate::domain::Product;
    use crate::record::key::ClientName;
    use crate::record::{Evidence, Source, TopicMarker as _, Value};
    use crate::steps::testing::Bench;

    #[test]
    fn a_suppliers_client_has_no_scopes_of_a_service_that_we_run_ourselves() {
        let mut bench = Bench::tt02();
        bench.service();
        assert!(needed(&bench.brief()).iter().any(|scope| scope.as_str() == catalog::RESOURCE_WRITE));
        let other = Place { service: Handle::parse("annen").unwrap(), ..bench.place.clone() };
        bench.book.begin(&other, Product::Correspondence);
        let told = |value: Value| Evidence { value, source: Source::Told, at: bench.now, how: "test".into() };
        let client = told(t::ClientUsed::wrap(ClientName::parse("leverandor").unwrap()));
        bench.book.put(&other, None, client).unwrap();
        let of_supplier = on_client(&bench.book, &other.environment, "leverandor");
        let of_supplier: Vec<&str> = of_supplier.iter().map(Scope::as_str).collect();
        assert_eq!(of_supplier, [catalog::SERVICE_OWNER, catalog::CORRESPONDENCE_WRITE]);
        assert!(needed(&bench.brief()).iter().any(|scope| scope.as_str() == catalog::RESOURCE_WRITE));
    }
}
