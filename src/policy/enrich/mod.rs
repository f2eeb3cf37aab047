//! What the platform adds to a request before it decides: the party, the app, and what the subject holds
//! (facts: policy 4.7), and what it does with the answer afterwards (facts: policy 4.8).
//!
//! What a subject holds is looked up only when the policy asks for it. That is why a policy without any
//! `urn:altinn:rolecode` never sees a role; [`Gate`] says so.

mod directory;
mod facts;
mod gates;
mod resource;
mod service;
mod subject;
pub mod telling;
mod told;

use super::decide::{Attribute, Decision, Request};
use super::ids::{attribute, category};
use super::xacml::Policy;
pub use directory::{Directory, Instance, Listed, Party, Subject, every_form};
pub use facts::{Facts, FactsFault, InstanceFacts, PartyFacts};
pub use gates::{Gate, gates};
pub use service::{Answer, Service};
pub use told::{Told, Untold};

/// Which of the platform's two doors a request came by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Endpoint {
    /// The platform's own services. National identity numbers are not looked up here.
    #[default]
    Internal,
    /// Everybody else.
    External,
}

/// Adds what the platform adds for this policy.
#[must_use]
pub fn enrich(policy: &Policy, request: &Request, directory: &dyn Directory, endpoint: Endpoint) -> Request {
    let mut enriched = request.clone();
    resource::fill(&mut enriched, directory, endpoint);
    subject::fill(policy, &mut enriched, directory, endpoint);
    enriched
}

/// What the platform's service answers to one request: refusals, enrichment, the decision, and the access lists.
#[must_use]
pub fn answer(policy: &Policy, request: &Request, directory: &dyn Directory, endpoint: Endpoint) -> Decision {
    Service { policy, delegations: &[], endpoint }.answer(request, directory).decision
}

fn party_of(request: &Request) -> Option<Party> {
    value(request, category::RESOURCE, attribute::PARTY_ID).map(|id| Party { id, uuid: None })
}

fn has(request: &Request, resource_attribute: &str) -> bool {
    request.first(category::RESOURCE, resource_attribute).is_some()
}

fn value(request: &Request, category: &str, attribute_id: &str) -> Option<String> {
    request.first(category, attribute_id).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn add_missing(request: &mut Request, category: &str, attribute_id: &str, text: &str) {
    if request.first(category, attribute_id).is_none() {
        request.add(category, Attribute::string(attribute_id, text));
    }
}

/// Older callers send the organisation number under its former id.
fn copy_organisation_number(request: &mut Request, category: &str) {
    if let Some(number) = value(request, category, attribute::LEGACY_ORGANISATION_NUMBER) {
        add_missing(request, category, attribute::ORGANISATION_NUMBER, &number);
    }
}

#[cfg(test)]
mod tests;
