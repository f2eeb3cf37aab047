//! The scopes that the sandbox's Maskinporten knows, and who grants them (Maskinporten's public list of scopes, August
//! 2026).

use jiff::Timestamp;
use serde_json::{Value, json};

use super::scenario::Scenarios;
use super::world_data::World;
use super::{admin, clock::SandboxClock};
use crate::domain::OrgNumber;

/// How an organisation comes by a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScopeGrant {
    /// Every organisation may use it.
    Open,
    /// Every service owner has it.
    Automatic,
    /// The service desk grants it when asked.
    Desk,
}

/// The catalogue: what the products of a service owner need.
pub(super) const CATALOGUE: [(&str, ScopeGrant); 17] = [
    ("altinn:serviceowner", ScopeGrant::Automatic),
    ("altinn:serviceowner/instances.read", ScopeGrant::Automatic),
    ("altinn:serviceowner/instances.write", ScopeGrant::Automatic),
    ("altinn:serviceowner/notifications.create", ScopeGrant::Automatic),
    ("altinn:events.publish", ScopeGrant::Automatic),
    ("altinn:events.subscribe", ScopeGrant::Open),
    ("altinn:correspondence.write", ScopeGrant::Desk),
    ("altinn:correspondence.read", ScopeGrant::Desk),
    ("altinn:broker.write", ScopeGrant::Desk),
    ("altinn:broker.read", ScopeGrant::Desk),
    ("altinn:resourceregistry/resource.read", ScopeGrant::Desk),
    ("altinn:resourceregistry/resource.write", ScopeGrant::Desk),
    ("altinn:resourceregistry/accesslist.read", ScopeGrant::Desk),
    ("altinn:resourceregistry/accesslist.write", ScopeGrant::Desk),
    ("altinn:authentication/systemregister.write", ScopeGrant::Desk),
    ("altinn:authentication/systemuser.request.read", ScopeGrant::Desk),
    ("altinn:authentication/systemuser.request.write", ScopeGrant::Desk),
];

/// Who grants a scope; `None` when there is no such scope.
pub(super) fn grant(scope: &str) -> Option<ScopeGrant> {
    CATALOGUE.iter().find(|(name, _)| *name == scope).map(|(_, grant)| *grant)
}

/// Whether an organisation has been granted a scope by now.
pub(super) fn is_granted(
    world: &World,
    scenarios: &Scenarios,
    clock: &SandboxClock,
    org: OrgNumber,
    scope: &str,
) -> bool {
    match grant(scope) {
        Some(ScopeGrant::Open | ScopeGrant::Automatic) => true,
        None => admin::SCOPES.contains(&scope),
        Some(ScopeGrant::Desk) => match (scenarios.desk(), first_refused(world, org, scope)) {
            (None, _) => false,
            (Some(pace), _) if pace.is_zero() => true,
            (Some(pace), Some(asked)) => clock.has_passed(asked, pace),
            (Some(_), None) => false,
        },
    }
}

/// When the organisation was first refused the scope: then the service desk is taken to have been asked.
pub(super) fn first_refused(world: &World, org: OrgNumber, scope: &str) -> Option<Timestamp> {
    world.refused.get(&org).and_then(|scopes| scopes.get(scope)).copied()
}

/// A scope as the self-service API shows it (Altinn/altinn-studio, `src/Runtime/operator/schemas/spec.json`,
/// 2026-08-22).
pub(super) fn describe(scope: &str, grant: ScopeGrant) -> Value {
    let (prefix, subscope) = scope.split_once(':').unwrap_or((scope, ""));
    json!({
        "name": scope,
        "prefix": prefix,
        "subscope": subscope,
        "description": scope,
        "active": true,
        "allowed_integration_types": ["maskinporten"],
        "owner_orgno": "991825827",
        "token_type": "SELF_CONTAINED",
        "visibility": "PUBLIC",
        "requires_user_consent": false,
        "requires_user_authentication": false,
        "requires_pseudonymous_tokens": false,
        "at_max_age": 3600,
        "accessible_for_all": grant == ScopeGrant::Open,
        "created": "2024-01-01T00:00:00Z",
        "last_updated": "2024-01-01T00:00:00Z",
    })
}
