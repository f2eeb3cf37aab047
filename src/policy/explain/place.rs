//! What a policy's resources are, and where services ask for them.

use crate::domain::PolicyKind;
use crate::policy::ids::{attribute, category};
use crate::policy::naming::joined;
use crate::policy::terms::AttributePairs;
use crate::policy::xacml::Policy;
use crate::text::{Message, policy as policy_text};

/// More places than this are not asked one by one.
const MOST: usize = 40;

/// The resources of a policy, each once, in file order.
#[must_use]
pub fn all(policy: &Policy) -> Vec<AttributePairs> {
    let mut seen = std::collections::HashSet::new();
    let places = policy.rules.iter().flat_map(|rule| AttributePairs::alternatives(rule, category::RESOURCE));
    places.filter(|terms| seen.insert(terms.clone())).collect()
}

/// The only resource id that the policy names; that of an app is made of its two parts.
#[must_use]
pub fn only_id(places: &[AttributePairs]) -> Option<String> {
    let id = |terms: &AttributePairs| match (terms.value(attribute::RESOURCE), app(terms)) {
        (Some(id), _) => Some(id.to_owned()),
        (None, Some((org, app))) => Some(format!("app_{org}_{app}")),
        (None, None) => None,
    };
    let mut ids: Vec<String> = places.iter().filter_map(id).collect();
    ids.sort();
    ids.dedup();
    match ids.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// Whether the policy is about an app.
#[must_use]
pub fn is_app(places: &[AttributePairs]) -> bool {
    !places.is_empty() && places.iter().all(|terms| app(terms).is_some())
}

/// Where services ask: about the resource itself; about an app in each of its states.
#[must_use]
pub fn asked(places: &[AttributePairs], kind: Option<PolicyKind>, resource_id: Option<&str>) -> Vec<AttributePairs> {
    let data = |terms: &&AttributePairs| terms.value(attribute::APP_RESOURCE).is_none() && !terms.0.is_empty();
    match (kind, resource_id) {
        (Some(PolicyKind::App), _) | (_, None) => places.iter().filter(data).take(MOST).cloned().collect(),
        (_, Some(id)) => vec![AttributePairs(vec![(attribute::RESOURCE.to_owned(), id.to_owned())])],
    }
}

fn app(terms: &AttributePairs) -> Option<(&str, &str)> {
    terms.value(attribute::ORG).zip(terms.value(attribute::APP))
}

/// Its name. Parts that say the same as the resource that the policy is for are left out, where more is said.
#[must_use]
pub fn name(terms: &AttributePairs, resource_id: Option<&str>) -> Message {
    let own = |id: &str, value: &str| match id {
        attribute::RESOURCE => Some(value) == resource_id,
        attribute::ORG | attribute::APP => resource_id.is_some_and(|id| id.starts_with("app_")),
        _ => false,
    };
    let parts = terms.0.iter().filter(|(id, value)| !own(id, value)).map(|(id, value)| match id.as_str() {
        attribute::TASK => words::PLACE_TASK.with("id", value.as_str()),
        attribute::END_EVENT => words::PLACE_END.with("id", value.as_str()),
        attribute::APP_RESOURCE if value == "events" => words::PLACE_EVENTS.into(),
        attribute::RESOURCE | attribute::APP => Message::verbatim(value.as_str()),
        attribute::ORG => words::PLACE_ORG.with("code", value.as_str()),
        _ => Message::verbatim(format!("{id}:{value}")),
    });
    let whole = || match (terms.0.is_empty(), app(terms), resource_id) {
        (true, ..) => policy_text::NAME_ANY_RESOURCE.into(),
        (false, Some((org, app)), _) => words::PLACE_APP.with("app", format!("{org}/{app}")),
        (false, None, id) => words::PLACE_WHOLE.with("id", id.unwrap_or_default()),
    };
    joined(parts).unwrap_or_else(whole)
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        PLACE_WHOLE { nb: "hele ressursen {id}", en: "the whole resource {id}" }
        PLACE_APP { nb: "hele appen {app}", en: "the whole app {app}" }
        PLACE_TASK { nb: "prosessteget {id}", en: "the process task {id}" }
        PLACE_END { nb: "sluttilstanden {id}", en: "the end state {id}" }
        PLACE_EVENTS { nb: "appens hendelser", en: "the app's events" }
        PLACE_ORG { nb: "tjenesteeieren {code}", en: "the service owner {code}" }
    }
}
