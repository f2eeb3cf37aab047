//! What the platform adds to the subject, each only where its precondition is met (Altinn/altinn-authorization-tmp,
//! `Services/Implementation/ContextHandler.cs`, 2026-08-21).

use super::attribute_source::AttributeSource;
use super::endpoint::Endpoint;
use super::named::{add_missing, copy_organisation_number, is_consent, party_of, value, who};
use crate::policy::decide::{Attribute, Request};
use crate::policy::ids::{attribute, category};
use crate::policy::xacml::Policy;

/// Adds what the subject holds, as far as the policy asks for it.
pub(super) fn fill(policy: &Policy, request: &mut Request, directory: &dyn AttributeSource, endpoint: Endpoint) {
    copy_organisation_number(request, category::SUBJECT);
    if endpoint == Endpoint::External {
        let person = value(request, category::SUBJECT, attribute::PERSON_NUMBER);
        if let Some(user) = person.and_then(|number| directory.user_id(&number)) {
            add_missing(request, category::SUBJECT, attribute::USER_ID, &user);
        }
        // Rights that an organisation was given by delegation stand on its party.
        let organisation = value(request, category::SUBJECT, attribute::ORGANISATION_NUMBER);
        let party = organisation.and_then(|number| directory.asking_party(&number));
        if let Some(party) = party {
            add_missing(request, category::SUBJECT, attribute::PARTY_ID, &party.id);
        }
    }
    let party = party_of(request).map(|party| directory.party(attribute::PARTY_ID, &party.id).unwrap_or(party));
    let user = value(request, category::SUBJECT, attribute::USER_ID);
    let packages = match (policy.asks_subject_for(attribute::ACCESS_PACKAGE), &party, who(request)) {
        (true, Some(party), Some(who)) => directory.packages(who, party),
        _ => Vec::new(),
    };
    add_all(request, attribute::ACCESS_PACKAGE, packages);
    let consent = party.is_none() && is_consent(request);
    if consent && policy.asks_subject_for(attribute::PARTY_TYPE) {
        add_all(request, attribute::PARTY_TYPE, directory.party_type(request).into_iter().collect());
    }
    if consent && policy.asks_subject_for(attribute::ACCESS_LIST) {
        add_all(request, attribute::ACCESS_LIST, directory.access_lists(request));
    }
    let (Some(party), Some(user)) = (party, user) else { return };
    if policy.asks_subject_for(attribute::ESTATE_ROLE) {
        add_all(request, attribute::ESTATE_ROLE, directory.estate_roles(&user, &party));
    }
    if policy.asks_subject_for(attribute::ROLE_CODE) {
        let held = directory.roles(&user, &party);
        let mut ids: Vec<&String> = held.iter().map(|(id, _)| id).collect();
        ids.dedup();
        let mut done: Vec<&String> = Vec::new();
        for id in ids {
            if !done.contains(&id) {
                done.push(id);
                let values = held.iter().filter(|(other, _)| other == id).map(|(_, value)| value.clone());
                add_all(request, id, values.collect());
            }
        }
    }
}

fn add_all(request: &mut Request, attribute_id: &str, values: Vec<String>) {
    if !values.is_empty() {
        request.add(category::SUBJECT, Attribute::strings(attribute_id, values));
    }
}
