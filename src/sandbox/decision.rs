//! Whether a caller is let in: the platform's decision on the policy, and what the asking service makes of it
//! (Altinn/altinn-authorization-tmp, `Altinn.Authorization.ABAC/Xacml/XacmlRule.cs`, 2026-08-21;
//! Altinn/altinn-authorization-tmp, `Services/Implementation/ContextHandler.cs`, 2026-08-21;
//! Altinn/altinn-authorization-tmp, `Altinn.Authorization.PEP/Helpers/DecisionHelper.cs`, 2026-08-21).
//!
//! Callers here are organisations. Roles and packages, which the platform adds to a request before deciding, need a
//! user or a system user, so these callers get none (Altinn/altinn-authorization-tmp,
//! `Services/Implementation/ContextHandler.cs`, 2026-08-21).

use serde_json::{Map, Value};

use super::access::Caller;
use super::resource_registry::{cached_policy, cached_resource};
use super::state::Sandbox;
use crate::domain::OrgNumber;
use crate::policy::decide::Attribute;
use crate::policy::decide::caller::{CallerToken, check};
use crate::policy::enrich::{AttributeSource, Endpoint, Listed, Party, Subject, answer};
use crate::policy::ids::{attribute, category};
use crate::policy::{DecisionResult, Request, parse};

/// A question to the decision point.
pub(super) struct AccessQuestion<'q> {
    /// Bare id of the resource.
    pub(super) resource: &'q str,
    /// One action is enough.
    pub(super) actions: &'q [&'q str],
    /// On whose behalf.
    pub(super) party: Option<OrgNumber>,
}

/// Decides for subjects given by attribute id and value; `None` when it cannot be permitted.
pub(super) fn permit(
    sandbox: &Sandbox,
    subjects: Vec<(&str, String)>,
    question: &AccessQuestion<'_>,
) -> Option<DecisionResult> {
    // Without a policy, or with one that cannot be read, the platform finds nothing to apply.
    let policy = parse(cached_policy(sandbox, question.resource)?.as_bytes()).ok()?;
    let party = question.party.map(|party| party.to_string());
    let party = party.as_deref().map(|party| (attribute::ORGANISATION_NUMBER, party));
    let (first, others) = question.actions.split_first()?;
    let mut request = Request::new(subjects, first, question.resource, party);
    for action in others {
        request.push(category::ACTION, [Attribute::string(attribute::ACTION_ID, *action)]);
    }
    let result = answer(&policy, &request, &Holdings(sandbox), Endpoint::Internal);
    result.is_permit().then_some(result)
}

/// Who holds what in the sandbox: organisations exist, and hold neither roles nor packages nor a place on a list.
struct Holdings<'s>(&'s Sandbox);

impl AttributeSource for Holdings<'_> {
    fn party(&self, attribute_id: &str, value: &str) -> Option<Party> {
        (attribute_id == attribute::ORGANISATION_NUMBER).then(|| Party { id: format!("5{value}"), uuid: None })
    }

    fn roles(&self, _: &str, _: &Party) -> Vec<(String, String)> {
        Vec::new()
    }

    fn packages(&self, _: Subject<'_>, _: &Party) -> Vec<String> {
        Vec::new()
    }

    fn listed(&self, resource_id: &str, _: &Party, _: &str) -> Listed {
        let resource = cached_resource(self.0, resource_id);
        let limited = |body: &Map<String, Value>| body.get("accessListMode").and_then(Value::as_str) == Some("Enabled");
        if resource.is_some_and(|resource| limited(&resource.body)) { Listed::No } else { Listed::NotUsed }
    }
}

/// Whether Correspondence lets the caller do it: Permit, and logged in at the level that the policy demands.
pub(super) fn correspondence_lets(sandbox: &Sandbox, caller: &Caller, question: &AccessQuestion<'_>) -> bool {
    lets(sandbox, caller, question, 0)
}

/// The same for Broker, where a token straight from Maskinporten counts as one of level 3 (Altinn/altinn-broker,
/// `Altinn/Authorization/AltinnAuthorizationService.cs`, 2026-08-18). Such a token has no code in it, so that a rule for
/// the owner's code lets in nobody with it.
pub(super) fn broker_lets(sandbox: &Sandbox, caller: &Caller, question: &AccessQuestion<'_>) -> bool {
    lets(sandbox, caller, question, 3)
}

/// Whether the decision point permits it at the level of the token, or at `usual` where the token has none.
fn lets(sandbox: &Sandbox, caller: &Caller, question: &AccessQuestion<'_>, usual: i64) -> bool {
    let mut subjects = vec![(attribute::ORGANISATION_NUMBER, caller.org.to_string())];
    subjects.extend(caller.code.clone().map(|code| (attribute::ORG, code)));
    let Some(result) = permit(sandbox, subjects, question) else { return false };
    let level = caller.claims.get("urn:altinn:authlevel").and_then(Value::as_i64).unwrap_or(usual);
    let token = CallerToken { level: i32::try_from(level).unwrap_or(0), of_service_owner: caller.code.is_some() };
    check(&result, token).is_allowed()
}

/// Whether Events lets a consumer know of a resource, and of what happens to a party there: levels are not looked at.
pub(super) fn events_let(sandbox: &Sandbox, caller: &Caller, resource: &str, party: Option<OrgNumber>) -> bool {
    let subject = match &caller.code {
        Some(code) => (attribute::ORG, code.clone()),
        None => (attribute::ORGANISATION_NUMBER, caller.org.to_string()),
    };
    permit(sandbox, vec![subject], &AccessQuestion { resource, actions: &["subscribe"], party }).is_some()
}
