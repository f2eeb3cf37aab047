//! What a policy's resources are, and where services ask for them.

use crate::policy::apps::App;
use crate::policy::ids::{attribute, category};
use crate::policy::naming::joined;
use crate::policy::terms::AttributePairs;
use crate::policy::xacml::Policy;
use crate::text::{Message, policy as policy_text};

/// More places than this are not asked one by one.
const MOST: usize = 200;

/// A resource that no policy names, for rules that hold for every resource: services always ask about one.
const ANY: &str = "any";

/// The part of an app that subscribers to its events need.
const EVENTS: &str = "events";

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
    let id = |terms: &AttributePairs| match (terms.value(attribute::RESOURCE), App::of(terms)) {
        (Some(id), _) => Some(id.to_owned()),
        (None, app) => app.map(|app| app.resource_id()),
    };
    let mut ids: Vec<String> = places.iter().filter_map(id).collect();
    ids.sort();
    ids.dedup();
    match ids.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// Whether the policy is about apps, as far as it names what it is about.
#[must_use]
pub fn is_app(places: &[AttributePairs]) -> bool {
    let mut named = places.iter().filter(|terms| !terms.0.is_empty()).peekable();
    named.peek().is_some() && named.all(|terms| App::of(terms).is_some())
}

/// Where services ask about an app: about itself, and in each of the states that the policy knows.
#[must_use]
pub fn asked_of_app(places: &[AttributePairs], app: &App) -> Vec<AttributePairs> {
    let parts = [attribute::ORG, attribute::APP, attribute::RESOURCE];
    let state = |terms: &AttributePairs| {
        let further = terms.0.iter().filter(|(id, _)| !parts.contains(&id.as_str())).cloned();
        AttributePairs(app.terms().0.into_iter().chain(further).collect())
    };
    let mine = places.iter().filter(|terms| is_data(terms) && App::of(terms).is_none_or(|other| other == *app));
    let mut seen = std::collections::HashSet::new();
    let all = [app.terms()].into_iter().chain(mine.map(state));
    all.filter(|terms| seen.insert(terms.clone())).take(MOST).collect()
}

/// Where whoever subscribes to the events of an app is asked for.
#[must_use]
pub fn events_of_app(app: &App) -> AttributePairs {
    let events = (attribute::APP_RESOURCE.to_owned(), EVENTS.to_owned());
    AttributePairs(app.terms().0.into_iter().chain([events]).collect())
}

/// Where services ask about a resource in the registry; with no one id, wherever the policy says, or about any.
#[must_use]
pub fn asked(places: &[AttributePairs], resource_id: Option<&str>) -> Vec<AttributePairs> {
    match resource_id {
        None => {
            let named: Vec<_> = places.iter().filter(|terms| is_data(terms)).take(MOST).cloned().collect();
            // Rules that name no resource hold for whichever is asked about.
            let any = named.is_empty() && places.iter().any(|terms| terms.0.is_empty());
            if any { vec![AttributePairs(vec![(attribute::RESOURCE.to_owned(), ANY.to_owned())])] } else { named }
        }
        Some(id) => vec![AttributePairs(vec![(attribute::RESOURCE.to_owned(), id.to_owned())])],
    }
}

/// Whether a place is the resource or a part of it that holds data.
fn is_data(terms: &AttributePairs) -> bool {
    terms.value(attribute::APP_RESOURCE).is_none() && !terms.0.is_empty()
}

/// Its name. Parts that say the same as the resource that the policy is for are left out, where more is said.
#[must_use]
pub fn name(terms: &AttributePairs, resource_id: Option<&str>) -> Message {
    let app = App::of(terms);
    let own = |id: &str, value: &str| match id {
        attribute::RESOURCE => Some(value) == resource_id || app.is_some(),
        attribute::ORG | attribute::APP => app.is_some(),
        _ => false,
    };
    let parts = terms.0.iter().filter(|(id, value)| !own(id, value)).map(|(id, value)| match id.as_str() {
        attribute::TASK => words::PLACE_TASK.with("id", value.as_str()),
        attribute::END_EVENT => words::PLACE_END.with("id", value.as_str()),
        attribute::APP_RESOURCE if value == EVENTS => words::PLACE_EVENTS.into(),
        attribute::RESOURCE | attribute::APP => Message::verbatim(value.as_str()),
        attribute::ORG => words::PLACE_ORG.with("code", value.as_str()),
        _ => Message::verbatim(format!("{id}:{value}")),
    });
    let other = app.as_ref().filter(|app| resource_id != Some(app.resource_id().as_str()));
    match (joined(parts), other, &app) {
        (Some(part), Some(app), _) => words::PLACE_IN_APP.with("place", part).with("app", app.said()),
        (Some(part), None, _) => part,
        (None, _, Some(app)) => words::PLACE_APP.with("app", app.said()),
        (None, _, None) if terms.0.is_empty() => policy_text::NAME_ANY_RESOURCE.into(),
        (None, _, None) => words::PLACE_WHOLE.with("id", resource_id.unwrap_or_default()),
    }
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        PLACE_WHOLE { nb: "hele ressursen {id}", en: "the whole resource {id}" }
        PLACE_APP { nb: "hele appen {app}", en: "the whole app {app}" }
        PLACE_IN_APP { nb: "{place} i appen {app}", en: "{place} of the app {app}" }
        PLACE_TASK { nb: "prosessteget {id}", en: "the process task {id}" }
        PLACE_END { nb: "sluttilstanden {id}", en: "the end state {id}" }
        PLACE_EVENTS { nb: "appens hendelser", en: "the app's events" }
        PLACE_ORG { nb: "tjenesteeieren {code}", en: "the service owner {code}" }
    }
}
