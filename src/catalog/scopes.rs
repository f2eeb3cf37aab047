//! The scopes of a service owner, what each is for, and which come by themselves (facts: altinn-apis 0.3, maskinporten 5).

use crate::domain::Scope;
use crate::text::{Phrase, scopes as text};

/// Known as a service owner: makes the exchange add `urn:altinn:org`, and lets the owner send on its own resource.
pub const SERVICE_OWNER: &str = "altinn:serviceowner";
/// Send messages.
pub const CORRESPONDENCE_WRITE: &str = "altinn:correspondence.write";
/// Send files.
pub const BROKER_WRITE: &str = "altinn:broker.write";
/// Fetch files.
pub const BROKER_READ: &str = "altinn:broker.read";
/// Send notifications.
pub const NOTIFICATIONS_CREATE: &str = "altinn:serviceowner/notifications.create";
/// Subscribe to the events of a resource.
pub const EVENTS_SUBSCRIBE: &str = "altinn:events.subscribe";
/// Create resources and upload policies by API.
pub const RESOURCE_WRITE: &str = "altinn:resourceregistry/resource.write";

/// Scopes that every service owner is given without asking.
const AUTOMATIC: [&str; 2] = [SERVICE_OWNER, NOTIFICATIONS_CREATE];

/// Whether a scope comes with being a service owner.
#[must_use]
pub fn is_automatic(scope: &Scope) -> bool {
    AUTOMATIC.contains(&scope.as_str())
}

/// What a scope is for.
#[must_use]
pub fn purpose(scope: &Scope) -> Phrase {
    match scope.as_str() {
        SERVICE_OWNER => text::SERVICE_OWNER,
        CORRESPONDENCE_WRITE => text::CORRESPONDENCE_WRITE,
        BROKER_WRITE => text::BROKER_WRITE,
        BROKER_READ => text::BROKER_READ,
        NOTIFICATIONS_CREATE => text::NOTIFICATIONS_CREATE,
        EVENTS_SUBSCRIBE => text::EVENTS_SUBSCRIBE,
        RESOURCE_WRITE => text::RESOURCE_WRITE,
        _ => text::OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scope_of_the_catalogue_is_a_scope_with_a_purpose() {
        for scope in [
            SERVICE_OWNER,
            CORRESPONDENCE_WRITE,
            BROKER_WRITE,
            BROKER_READ,
            NOTIFICATIONS_CREATE,
            EVENTS_SUBSCRIBE,
            RESOURCE_WRITE,
        ] {
            assert_ne!(purpose(&Scope::parse(scope).unwrap()), text::OTHER, "{scope}");
        }
    }

    #[test]
    fn being_a_service_owner_brings_two() {
        assert!(is_automatic(&Scope::parse(NOTIFICATIONS_CREATE).unwrap()));
        assert!(!is_automatic(&Scope::parse(CORRESPONDENCE_WRITE).unwrap()));
    }
}
