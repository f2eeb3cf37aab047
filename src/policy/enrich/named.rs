//! What a request names already: whom, on whose behalf, which resource.

use super::attribute_source::{Party, Subject};
use crate::policy::decide::{Attribute, Request};
use crate::policy::ids::{attribute, category};

/// The party that the request names by Altinn's number.
pub(super) fn party_of(request: &Request) -> Option<Party> {
    value(request, category::RESOURCE, attribute::PARTY_ID).map(|id| Party { id, uuid: None })
}

/// Whether the resource has the attribute.
pub(super) fn has(request: &Request, resource_attribute: &str) -> bool {
    request.first(category::RESOURCE, resource_attribute).is_some()
}

/// The first value of an attribute; an empty one is none.
pub(super) fn value(request: &Request, category: &str, attribute_id: &str) -> Option<String> {
    request.first(category, attribute_id).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Adds an attribute unless it is there.
pub(super) fn add_missing(request: &mut Request, category: &str, attribute_id: &str, text: &str) {
    if request.first(category, attribute_id).is_none() {
        request.add(category, Attribute::string(attribute_id, text));
    }
}

/// Older callers send the organisation number under its former id.
pub(super) fn copy_organisation_number(request: &mut Request, category: &str) {
    if let Some(number) = value(request, category, attribute::LEGACY_ORGANISATION_NUMBER) {
        add_missing(request, category, attribute::ORGANISATION_NUMBER, &number);
    }
}

/// Whose packages are looked up.
pub(super) fn who(request: &Request) -> Option<Subject<'_>> {
    let of = |id: &str| request.first(category::SUBJECT, id).filter(|text| !text.is_empty());
    let user = of(attribute::USER_ID).map(Subject::User);
    let system_user = || of(attribute::SYSTEM_USER).map(Subject::SystemUser);
    user.or_else(system_user).or_else(|| of(attribute::PARTY_UUID).map(Subject::Party))
}

/// Whether the request names a resource and nothing of whose it is, as a request for consent does.
pub(super) fn is_consent(request: &Request) -> bool {
    let others = [attribute::PARTY_ID, attribute::INSTANCE, attribute::RESOURCE_INSTANCE];
    has(request, attribute::RESOURCE) && !others.into_iter().any(|id| has(request, id))
}

/// Whether the request says which resource it is about, which is how the platform finds the policy.
pub(super) fn names_a_resource(enriched: &Request) -> bool {
    has(enriched, attribute::RESOURCE) || (has(enriched, attribute::ORG) && has(enriched, attribute::APP))
}
