//! What the platform adds to a request before it decides: XACML calls this part the context handler.

use super::attribute_source::AttributeSource;
use super::endpoint::Endpoint;
use super::{resource, subject};
use crate::policy::decide::Request;
use crate::policy::xacml::Policy;

/// Adds what the platform adds for this policy.
#[must_use]
pub fn enrich(policy: &Policy, request: &Request, directory: &dyn AttributeSource, endpoint: Endpoint) -> Request {
    let mut enriched = request.clone();
    resource::fill(&mut enriched, directory, endpoint);
    subject::fill(policy, &mut enriched, directory, endpoint);
    enriched
}
