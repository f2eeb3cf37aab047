//! Whether a caller is let in: the platform's decision on the policy, and what the asking service makes of it
//! (Altinn/altinn-authorization-tmp, `Altinn.Authorization.ABAC/Xacml/XacmlRule.cs`, 2026-08-21;
//! Altinn/altinn-authorization-tmp, `Services/Implementation/ContextHandler.cs`, 2026-08-21;
//! Altinn/altinn-authorization-tmp, `Altinn.Authorization.PEP/Helpers/DecisionHelper.cs`, 2026-08-21).
//!
//! Callers here are organisations, or system users. Roles and packages, which the platform adds to a request before deciding,
//! need a user or a system user, so organisations get none (Altinn/altinn-authorization-tmp,
//! `Services/Implementation/ContextHandler.cs`, 2026-08-21). A system user was given a right by a person who held whatever the
//! access rules name: it may do what they let any holder of a role or package do, at its customer and nowhere else.

use serde_json::Value;
use uuid::Uuid;

use super::access::Caller;
use super::resource_registry::{cached_memberships, cached_policy, cached_resource};
use super::state::Sandbox;
use crate::catalog::{packages, roles};
use crate::domain::OrgNumber;
use crate::policy::decide::Attribute;
use crate::policy::decide::caller::{CallerToken, check};
use crate::policy::enrich::{AttributeSource, Endpoint, Listed, Party, Subject, answer, every_form};
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
    decided(sandbox, subjects, question, false)
}

/// The same for a system user that was given a right to the resource at the party.
fn permit_system_user(sandbox: &Sandbox, user: Uuid, question: &AccessQuestion<'_>) -> Option<DecisionResult> {
    let customer = sandbox.system_user_right(user, question.resource)?;
    (question.party == Some(customer)).then_some(())?;
    decided(sandbox, vec![(attribute::USER_ID, "1".to_owned())], question, true)
}

fn decided(
    sandbox: &Sandbox,
    subjects: Vec<(&str, String)>,
    question: &AccessQuestion<'_>,
    holds_all: bool,
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
    let result = answer(&policy, &request, &Holdings { sandbox, all: holds_all }, Endpoint::Internal);
    result.is_permit().then_some(result)
}

/// Who holds what in the sandbox: organisations exist, and hold neither roles nor packages.
struct Holdings<'s> {
    sandbox: &'s Sandbox,
    /// Who asks was given what a holder of all roles and packages may give.
    all: bool,
}

impl AttributeSource for Holdings<'_> {
    fn party(&self, attribute_id: &str, value: &str) -> Option<Party> {
        (attribute_id == attribute::ORGANISATION_NUMBER).then(|| Party { id: format!("5{value}"), uuid: None })
    }

    fn roles(&self, _: &str, _: &Party) -> Vec<(String, String)> {
        if self.all { roles::all().flat_map(|role| every_form(role.short_code())).collect() } else { Vec::new() }
    }

    fn packages(&self, _: Subject<'_>, _: &Party) -> Vec<String> {
        if self.all { packages::ALL.iter().map(|package| package.id.to_owned()).collect() } else { Vec::new() }
    }

    fn listed(&self, resource_id: &str, party: &Party, action: &str) -> Listed {
        if !cached_resource(self.sandbox, resource_id).is_some_and(|resource| resource.is_limited()) {
            return Listed::NotUsed;
        }
        let number = party.id.strip_prefix('5').and_then(|number| OrgNumber::parse(number).ok());
        let filters =
            number.and_then(|number| cached_memberships(self.sandbox, resource_id, number)).unwrap_or_default();
        let lets = filters.iter().any(|actions| actions.is_empty() || actions.contains(action));
        if lets { Listed::Yes } else { Listed::No }
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
    let result = match caller.system_user {
        Some(user) => permit_system_user(sandbox, user, question),
        None => permit(sandbox, subjects, question),
    };
    let Some(result) = result else { return false };
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
    subscribes(sandbox, subject, resource, party)
}

/// The same for the consumer of a subscription, when something has happened to a party.
pub(super) fn may_be_told(sandbox: &Sandbox, consumer: &str, resource: &str, party: Option<OrgNumber>) -> bool {
    let subject = match consumer.strip_prefix("/org/") {
        Some(code) => (attribute::ORG, code.to_owned()),
        None => (attribute::ORGANISATION_NUMBER, consumer.trim_start_matches("/organisation/").to_owned()),
    };
    subscribes(sandbox, subject, resource, party)
}

fn subscribes(sandbox: &Sandbox, subject: (&str, String), resource: &str, party: Option<OrgNumber>) -> bool {
    permit(sandbox, vec![subject], &AccessQuestion { resource, actions: &["subscribe"], party }).is_some()
}
