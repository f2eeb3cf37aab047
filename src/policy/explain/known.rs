//! What is known of the resource that a policy is for, from the policy and beside it.

use super::place;
use crate::catalog::roles::ALTINN2_ROLES_END;
use crate::domain::PolicyKind;
use crate::policy::ids::{attribute, category};
use crate::policy::lint::LintOptions;
use crate::policy::terms::AttributePairs;
use crate::policy::xacml::Policy;

/// What is known of the resource, from its policy and beside it.
pub struct KnownResource<'o> {
    /// What was told.
    pub options: &'o LintOptions,
    /// What the policy is for.
    pub kind: Option<PolicyKind>,
    /// The resource, bare.
    pub resource_id: Option<String>,
    /// Where services ask.
    pub asked: Vec<AttributePairs>,
    /// Access lists limit the resource.
    pub limited: bool,
    /// The roles of Altinn 2 have ended.
    pub ended: bool,
}

impl<'o> KnownResource<'o> {
    pub(in crate::policy) fn of(policy: &Policy, options: &'o LintOptions) -> Self {
        let places = place::all(policy);
        let resource_id = options.resource_id.clone().or_else(|| place::only_id(&places));
        let kind = options.kind.or_else(|| place::is_app(&places).then_some(PolicyKind::App));
        let kind = kind.or_else(|| asks_consent(policy).then_some(PolicyKind::Consent));
        let asked = place::asked(&places, kind, resource_id.as_deref());
        let ended = options.today > ALTINN2_ROLES_END;
        Self { options, kind, asked, resource_id, limited: options.access_lists == Some(true), ended }
    }
}

/// Whether the policy is about consent: its actions are asked nowhere else.
fn asks_consent(policy: &Policy) -> bool {
    named_actions(policy).iter().any(|action| matches!(action.as_str(), "requestconsent" | "consent"))
}

/// The actions that the policy names, each once.
pub(super) fn named_actions(policy: &Policy) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let terms = policy.rules.iter().flat_map(|rule| AttributePairs::alternatives(rule, category::ACTION));
    let named = terms.flat_map(|terms| terms.0).filter(|(id, _)| id == attribute::ACTION_ID).map(|(_, value)| value);
    named.filter(|action| seen.insert(action.clone())).collect()
}
