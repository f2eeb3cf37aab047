//! An environment as letters name it: label, addresses, hosts, scopes.

use std::collections::BTreeSet;

use super::needed::{client, facts, operated_by};
use super::request::{LetterRequest, LetterStanding};
use super::scopes::{ScopeOrder, order};
use crate::catalog::scopes::purpose;
use crate::catalog::{environments, network, products};
use crate::domain::{Address, Environment, Language};
use crate::record::values::OperatedBy;
use crate::record::{Facts, Place, Topic, t};
use crate::report::letter::data::{EnvironmentLines, ScopeLine};
use crate::report::letter::layout::NO_BREAK;
use crate::steps::parts::proof_line::ProofLine;
use crate::steps::parts::{display_name, needed, owner};
use crate::text::Message;
use crate::text::dates;

/// `TT02`, `produksjon`, `øvingsmiljøet`, or the name of another environment.
pub(super) fn label(environment: &Environment, language: Language) -> String {
    environments::said(environment.name.as_str()).render(language)
}

/// `a`, `a og b`, `a, b og c`.
pub(super) fn joined(parts: &[String], language: Language) -> String {
    let (last, before) = match parts.split_last() {
        None => return String::new(),
        Some((last, [])) => return last.clone(),
        Some((last, before)) => (last, before),
    };
    let before = before.join(", ");
    let message: Message = words::AND.with("before", before).with("last", last.as_str());
    message.render(language)
}

/// The lines of one environment, and its scopes as a whole.
pub(super) fn environment(
    environment: &Environment,
    request: &LetterRequest<'_>,
    standing: &LetterStanding<'_>,
) -> (EnvironmentLines, ScopeOrder) {
    let language = request.language;
    let scopes = order(request.book, &environment.name, &standing.asked());
    let facts = facts(environment, request);
    let with_text = |scope: &crate::domain::Scope, text: String| ScopeLine { scope: scope.to_string(), text };
    let refused = scopes.asked.iter().filter_map(|scope| {
        let evidence = facts?.evidence(Topic::ScopeGranted, Some(scope.as_str()))?;
        let at = dates::long(dates::day(evidence.at), language);
        (facts?.at(t::ScopeGranted, Some(scope.as_str())) == Some(&false)).then(|| with_text(scope, at))
    });
    let client_id = facts.and_then(|facts| facts.at(t::ClientId, Some(client(environment, request))));
    // What is ordered of a supplier is for its client alone.
    let needed = needed::on_client(request.book, &environment.name, client(environment, request));
    let line = ProofLine {
        environment: &environment.name,
        organisation: request.book.organisation.get(t::OrgNumber).copied(),
        delegated: operated_by(request) == Some(OperatedBy::SupplierClient),
        client_id,
        key: facts.and_then(|facts| facts.at(t::PublicKey, Some(client(environment, request)))),
        scopes: &needed,
    };
    let lines = EnvironmentLines {
        label: label(environment, language),
        scopes: scopes.asked.iter().map(|scope| with_text(scope, purpose(scope).raw(language).to_owned())).collect(),
        needed: needed.iter().map(ToString::to_string).collect(),
        refused: refused.collect(),
        client_name: client_name(environment, request),
        client_id: client_id.map(ToString::to_string),
        proof_line: line.said().render(language).replace(' ', NO_BREAK),
        issuer: environment.issuer.clone(),
        token: environment.maskinporten.below(&["token"]).to_string(),
        exchange: environment.authentication.below(&["exchange", "maskinporten"]).to_string(),
        platform: origin(&environment.authentication),
        service_address: service_address(environment, request),
        portal: environment.self_service_portal.to_string(),
        hosts: system_hosts(environment, request),
        source_address: network::events_source(&environment.name).map(str::to_owned),
    };
    (lines, scopes)
}

/// Where the product of the service one works on has its API.
fn service_address(environment: &Environment, request: &LetterRequest<'_>) -> String {
    let service = request.book.services.get(&request.place.service);
    let address = service.map(|service| owner::base((products::of(service.product).address)(environment)));
    address.unwrap_or_default()
}

/// What the portal calls the client: as it was registered, or as whoever registers it by hand is told to call it.
fn client_name(environment: &Environment, request: &LetterRequest<'_>) -> Option<String> {
    let client = client(environment, request);
    let of_client = |facts: &Facts| facts.at(t::ClientName, Some(client)).map(|name| name.0.clone());
    let registered = facts(environment, request).is_some_and(|facts| facts.at(t::ClientId, Some(client)).is_some());
    let by_hand = environment.admin_client.is_none() && operated_by(request) != Some(OperatedBy::SupplierClient);
    let place = Place { environment: environment.name.clone(), service: request.place.service.clone() };
    let proposed = || display_name::proposed(request.book, environment, &place);
    facts(environment, request).and_then(of_client).or_else(|| (by_hand && !registered).then(proposed))
}

fn origin(address: &Address) -> String {
    address.url().origin().ascii_serialization()
}

fn host(address: &Address) -> String {
    let url = address.url();
    let name = url.host_str().unwrap_or_default();
    let name = match url.port() {
        Some(port) => format!("{name}:{port}"),
        None => name.to_owned(),
    };
    match network::published_addresses(&name) {
        Some(addresses) => format!("{name} ({addresses})"),
        None => name,
    }
}

/// Hosts that the sending system calls.
fn system_hosts(environment: &Environment, request: &LetterRequest<'_>) -> Vec<String> {
    let mut hosts = vec![host(&environment.maskinporten)];
    let services = request.book.services.values();
    let products = services.map(|service| (products::of(service.product).address)(environment));
    for address in [&environment.authentication, &environment.events].into_iter().chain(products) {
        let host = host(address);
        if !hosts.contains(&host) {
            hosts.push(host);
        }
    }
    hosts
}

/// Hosts that only the one who does the onboarding calls, over all environments.
pub(super) fn workplace_hosts(request: &LetterRequest<'_>) -> Vec<String> {
    let system: BTreeSet<String> =
        request.environments.iter().flat_map(|environment| system_hosts(environment, request)).collect();
    let mut hosts: Vec<String> = system.iter().cloned().collect();
    for environment in request.environments {
        // The same that `network` names, so that nothing is forgotten.
        for (_, address) in environment.addresses() {
            let host = host(address);
            if !hosts.contains(&host) {
                hosts.push(host);
            }
        }
    }
    hosts
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        AND { nb: "{before} og {last}", en: "{before} and {last}" }
    }
}
