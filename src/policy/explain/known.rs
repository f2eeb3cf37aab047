//! What is known of the resource that a policy is for, from the policy and beside it.

use super::place;
use crate::catalog::roles::ALTINN2_ROLES_END;
use crate::domain::PolicyKind;
use crate::policy::apps::{self, App};
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
    /// The apps that the policy is about; none where it is about no app.
    pub apps: Vec<App>,
    /// Where the policy says something.
    places: Vec<AttributePairs>,
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
        let of_id = resource_id.as_deref().and_then(App::parse);
        let apps = match kind {
            Some(PolicyKind::App) => of_id.map_or_else(|| apps::named(policy), |app| vec![app]),
            _ => Vec::new(),
        };
        let ended = options.today > ALTINN2_ROLES_END;
        Self { options, kind, apps, places, resource_id, limited: options.access_lists == Some(true), ended }
    }
}

impl KnownResource<'_> {
    /// What one gets in for.
    pub(super) fn main_action(&self) -> &'static str {
        if self.kind == Some(PolicyKind::Consent) { "consent" } else { "read" }
    }

    /// Where services ask: about the resource, or about one of the apps.
    pub(super) fn asked(&self, app: Option<&App>) -> Vec<AttributePairs> {
        match app {
            Some(app) => place::asked_of_app(&self.places, app),
            None if self.kind == Some(PolicyKind::App) => place::asked(&self.places, None),
            None => place::asked(&self.places, self.resource_id.as_deref()),
        }
    }

    /// Where services ask about everything that the policy is about.
    pub(in crate::policy) fn asked_at_all(&self) -> Vec<AttributePairs> {
        if self.apps.is_empty() {
            return self.asked(None);
        }
        self.apps.iter().flat_map(|app| self.asked(Some(app))).collect()
    }
}

/// Whether the policy is about consent: its actions are asked nowhere else.
fn asks_consent(policy: &Policy) -> bool {
    named_actions(policy).iter().any(|action| matches!(action.as_str(), "requestconsent" | "consent"))
}

/// The actions that the policy names, each once.
pub(in crate::policy) fn named_actions(policy: &Policy) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let terms = policy.rules.iter().flat_map(|rule| AttributePairs::alternatives(rule, category::ACTION));
    let named = terms.flat_map(|terms| terms.0).filter(|(id, _)| id == attribute::ACTION_ID).map(|(_, value)| value);
    named.filter(|action| seen.insert(action.clone())).collect()
}
