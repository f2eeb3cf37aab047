//! The registry's newer list of rights, which delegations by access package refer to (Altinn/altinn-resource-registry,
//! `Helpers/PolicyHelper.cs`, 2026-08-10).
//!
//! Its keys are digests, it knows an app by its resource id, and it counts only subjects that stand alone and that people
//! can hold: roles by code or from the registers, and packages.

use std::collections::{HashMap, HashSet};

use super::collation;
use super::ids::{attribute, category};
use super::terms::AttributePairs;
use super::xacml::{Policy, Rule};
use crate::domain::sha256;

/// What stands before each digest: the version of the key.
const VERSION: &str = "01";

/// What a subject must begin with to be counted.
const COUNTED: [&str; 4] = [attribute::ROLE_CODE, attribute::ROLE_CCR, attribute::ROLE_CRA, attribute::ACCESS_PACKAGE];

/// One action on one resource, and who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RightV2 {
    /// A digest of the URNs of resource and action: rules that give the same right share it.
    pub key: String,
    /// What may be done, such as `read`.
    pub action: String,
    /// The resource, as URNs in order.
    pub resource: Vec<String>,
    /// Who, each once.
    pub subjects: Vec<String>,
}

/// Lists the rights of a resource by its bare id.
#[must_use]
pub fn listing(policy: &Policy, resource_id: &str) -> Vec<RightV2> {
    let mut rights: Vec<RightV2> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for rule in &policy.rules {
        let subjects = counted(rule);
        if subjects.is_empty() {
            continue;
        }
        let actions = AttributePairs::alternatives(rule, category::ACTION);
        for place in AttributePairs::alternatives(rule, category::RESOURCE) {
            let Some(resource) = resource(place, resource_id) else { continue };
            for action in actions.iter().filter(|action| !action.0.is_empty()) {
                let key = key(&resource, action);
                let at = *known.entry(key.clone()).or_insert(rights.len());
                if let Some(right) = rights.get_mut(at) {
                    right.subjects.extend(subjects.iter().cloned());
                    continue;
                }
                rights.push(RightV2 {
                    key,
                    action: action.value(attribute::ACTION_ID).unwrap_or_default().to_owned(),
                    resource: resource.urns(),
                    subjects: subjects.clone(),
                });
            }
        }
    }
    for right in &mut rights {
        let mut seen = HashSet::new();
        right.subjects.retain(|urn| seen.insert(urn.clone()));
    }
    rights
}

fn counted(rule: &Rule) -> Vec<String> {
    let alone = AttributePairs::subjects(rule).into_iter().filter(|who| who.0.len() == 1).flat_map(|who| who.urns());
    alone.filter(|urn| COUNTED.iter().any(|start| urn.starts_with(start))).collect()
}

/// The resource with its parts in order, where it belongs to the id; an app's two parts become its id.
fn resource(place: AttributePairs, resource_id: &str) -> Option<AttributePairs> {
    let app = place.value(attribute::ORG).zip(place.value(attribute::APP)).map(|(org, app)| format!("app_{org}_{app}"));
    let AttributePairs(mut parts) = place;
    if let Some(id) = app {
        parts.retain(|(name, _)| name != attribute::ORG && name != attribute::APP);
        parts.push((attribute::RESOURCE.to_owned(), id));
    }
    parts.sort_by(|(left, _), (right, _)| collation::compare(&left.to_lowercase(), &right.to_lowercase()));
    let own = parts.iter().any(|(name, value)| name == attribute::RESOURCE && value.eq_ignore_ascii_case(resource_id));
    own.then_some(AttributePairs(parts))
}

fn key(resource: &AttributePairs, action: &AttributePairs) -> String {
    let parts: Vec<String> = resource.urns().into_iter().chain(action.urns()).collect();
    format!("{VERSION}{}", sha256::hex(parts.join(":").to_lowercase().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::build::{Choices, built};
    use crate::policy::{parse, write::to_xml};

    #[test]
    fn keys_are_digests_of_the_long_key_and_service_owners_do_not_count() {
        let policy = parse(&to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding")))).unwrap();
        let rights = listing(&policy, "ttd-melding");
        assert_eq!(rights.iter().map(|right| right.action.as_str()).collect::<Vec<_>>(), ["read"]);
        let long = "urn:altinn:resource:ttd-melding:urn:oasis:names:tc:xacml:1.0:action:action-id:read";
        assert_eq!(rights[0].key, format!("01{}", sha256::hex(long.as_bytes())));
        assert!(rights[0].subjects.iter().all(|urn| !urn.starts_with("urn:altinn:org:")));
        assert!(listing(&policy, "ttd-annet").is_empty());
    }

    #[test]
    fn an_app_is_known_by_its_resource_id() {
        let pair = |id: &str, value: &str| (id.to_owned(), value.to_owned());
        let place = AttributePairs(vec![
            pair("urn:altinn:org", "ttd"),
            pair("urn:altinn:app", "x"),
            pair("urn:altinn:task", "T"),
        ]);
        let resource = resource(place, "app_TTD_x").unwrap();
        assert_eq!(resource.urns(), ["urn:altinn:resource:app_ttd_x", "urn:altinn:task:T"]);
    }
}
