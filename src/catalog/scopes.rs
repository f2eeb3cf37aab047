//! The scopes of a service owner, what each is for, and which come by themselves (the services' own
//! `AuthorizationConstants.cs`, August 2026; Maskinporten's public list of scopes, August 2026).

use crate::domain::Scope;
use crate::text::Phrase;

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

/// See one's own access lists and who is on them.
pub const ACCESS_LIST_READ: &str = "altinn:resourceregistry/accesslist.read";
/// Make one's own access lists, and put members on them.
pub const ACCESS_LIST_WRITE: &str = "altinn:resourceregistry/accesslist.write";

/// Register and change one's own systems in the system register.
pub const SYSTEM_REGISTER_WRITE: &str = "altinn:authentication/systemregister.write";
/// Ask organisations for system users, and find those that came of it.
pub const SYSTEM_REQUEST_WRITE: &str = "altinn:authentication/systemuser.request.write";
/// Read what became of such requests.
pub const SYSTEM_REQUEST_READ: &str = "altinn:authentication/systemuser.request.read";

/// How an organisation comes by a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeRoute {
    /// Every service owner has been given it.
    Automatic,
    /// Any client may have it, going by Digdir's list; the public list decides.
    Listed,
    /// Sources disagree whether it is open or must be asked for: the public list and a token decide.
    Disputed,
    /// The owner of the scope grants it on request: Altinn's service desk.
    OnRequest,
}

/// What is known of a scope before anybody has tried it.
#[derive(Clone, Copy, Debug)]
pub struct ScopeRow {
    /// The scope as it is asked for.
    pub scope: &'static str,
    /// What it is for.
    pub purpose: Phrase,
    /// How one comes by it.
    pub how: ScopeRoute,
}

/// The table (Maskinporten's public list of scopes, August 2026, read in August 2026).
pub const ROWS: [ScopeRow; 12] = [
    ScopeRow { scope: SERVICE_OWNER, purpose: words::SERVICE_OWNER, how: ScopeRoute::Automatic },
    ScopeRow { scope: NOTIFICATIONS_CREATE, purpose: words::NOTIFICATIONS_CREATE, how: ScopeRoute::Automatic },
    ScopeRow { scope: CORRESPONDENCE_WRITE, purpose: words::CORRESPONDENCE_WRITE, how: ScopeRoute::Disputed },
    ScopeRow { scope: BROKER_WRITE, purpose: words::BROKER_WRITE, how: ScopeRoute::Disputed },
    ScopeRow { scope: BROKER_READ, purpose: words::BROKER_READ, how: ScopeRoute::Disputed },
    ScopeRow { scope: EVENTS_SUBSCRIBE, purpose: words::EVENTS_SUBSCRIBE, how: ScopeRoute::Listed },
    ScopeRow { scope: RESOURCE_WRITE, purpose: words::RESOURCE_WRITE, how: ScopeRoute::OnRequest },
    ScopeRow { scope: ACCESS_LIST_READ, purpose: words::ACCESS_LIST_READ, how: ScopeRoute::OnRequest },
    ScopeRow { scope: ACCESS_LIST_WRITE, purpose: words::ACCESS_LIST_WRITE, how: ScopeRoute::OnRequest },
    ScopeRow { scope: SYSTEM_REGISTER_WRITE, purpose: words::SYSTEM_REGISTER_WRITE, how: ScopeRoute::OnRequest },
    ScopeRow { scope: SYSTEM_REQUEST_WRITE, purpose: words::SYSTEM_REQUEST_WRITE, how: ScopeRoute::OnRequest },
    ScopeRow { scope: SYSTEM_REQUEST_READ, purpose: words::SYSTEM_REQUEST_READ, how: ScopeRoute::OnRequest },
];

/// What is known of a scope.
#[must_use]
pub fn find(scope: &Scope) -> Option<&'static ScopeRow> {
    ROWS.iter().find(|row| row.scope == scope.as_str())
}

/// Whether a scope comes with being a service owner.
#[must_use]
pub fn is_automatic(scope: &Scope) -> bool {
    find(scope).is_some_and(|row| row.how == ScopeRoute::Automatic)
}

/// What a scope is for.
#[must_use]
pub fn purpose(scope: &Scope) -> Phrase {
    find(scope).map_or(words::OTHER, |row| row.purpose)
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        SERVICE_OWNER { nb: "identifisere virksomheten som tjenesteeier i tokenet", en: "be identified as a service owner in the token" }
        CORRESPONDENCE_WRITE { nb: "sende meldinger", en: "send messages" }
        BROKER_WRITE { nb: "sende filer", en: "send files" }
        BROKER_READ { nb: "hente filer", en: "fetch files" }
        NOTIFICATIONS_CREATE { nb: "sende varsler", en: "send notifications" }
        EVENTS_SUBSCRIBE { nb: "abonnere på hendelser", en: "subscribe to events" }
        RESOURCE_WRITE { nb: "opprette ressursen og laste opp tilgangsreglene", en: "create the resource and upload the access rules" }
        ACCESS_LIST_READ { nb: "lese tilgangslister", en: "read access lists" }
        ACCESS_LIST_WRITE { nb: "opprette og endre tilgangslister", en: "create and change access lists" }
        SYSTEM_REGISTER_WRITE { nb: "registrere systemet i systemregisteret", en: "register the system in the system register" }
        SYSTEM_REQUEST_WRITE { nb: "be virksomheter om systembrukere", en: "ask organisations for system users" }
        SYSTEM_REQUEST_READ { nb: "lese forespørslene om systembrukere", en: "read the requests for system users" }
        OTHER { nb: "etter avtale", en: "as agreed" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_scope_with_a_purpose() {
        for row in ROWS {
            let scope = Scope::parse(row.scope).unwrap();
            assert_ne!(purpose(&scope), words::OTHER, "{scope}");
        }
        assert_eq!(purpose(&Scope::parse("nav:x").unwrap()), words::OTHER);
    }

    #[test]
    fn being_a_service_owner_brings_two() {
        assert!(is_automatic(&Scope::parse(NOTIFICATIONS_CREATE).unwrap()));
        assert!(!is_automatic(&Scope::parse(CORRESPONDENCE_WRITE).unwrap()));
    }
}
