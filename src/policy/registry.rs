//! What the Resource Registry answers when a policy is uploaded (Altinn/altinn-resource-registry,
//! `Helpers/PolicyHelper.cs`, 2026-08-10).

use std::collections::BTreeSet;

use super::ids::{attribute, category};
use super::placeholders;
use super::read::{ParseRefusal, RefusalKind, parse};
use super::uri;
use super::xacml::{Match, Policy, Rule};

/// The prefix of resources that are apps.
const APP_PREFIX: &str = "app_";

/// What the registry says of a rule about another resource.
pub const OTHER_RESOURCE: &str = "Policy not accepted: Contains rules for a different registry resource";

/// What the registry says of a rule that names no resource.
pub const NO_RESOURCE: &str = "Policy not accepted: Contains rule without reference to registry resource id";

/// The registry's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// HTTP status: 201, 400 or 500.
    pub http: u16,
    /// The body; a 500 has none.
    pub message: Option<String>,
}

impl Verdict {
    /// Whether the policy is stored.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.http == 201
    }

    pub(super) fn refused(message: impl Into<String>) -> Self {
        Self { http: 400, message: Some(message.into()) }
    }
}

/// What the registry answers when `bytes` are uploaded as the policy of the resource with the bare id `resource_id`.
///
/// The checks before these (file there, resource known, caller its owner) are not made here.
#[must_use]
pub fn upload_verdict(bytes: &[u8], resource_id: &str) -> Verdict {
    match parse(bytes) {
        Ok(policy) => policy_verdict(&policy, resource_id),
        Err(refusal) => refusal_verdict(&refusal),
    }
}

/// What the registry answers to a file that its parser refuses.
#[must_use]
pub fn refusal_verdict(refusal: &ParseRefusal) -> Verdict {
    if refusal.kind == RefusalKind::Argument {
        Verdict::refused(refusal.message.as_str())
    } else {
        Verdict { http: 500, message: None }
    }
}

/// The checks that come after parsing.
#[must_use]
pub fn policy_verdict(policy: &Policy, resource_id: &str) -> Verdict {
    for rule in &policy.rules {
        let Some(references) = resource_matches(rule) else { return Verdict { http: 500, message: None } };
        if references.iter().any(|(name, value)| *name == attribute::RESOURCE && *value != resource_id) {
            return Verdict::refused(OTHER_RESOURCE);
        }
        if !is_named(&references, resource_id) {
            return Verdict::refused(NO_RESOURCE);
        }
    }
    Verdict { http: 201, message: None }
}

/// The first match of each resource that the policy is about, when there are several: whichever of them the file is
/// uploaded to, the registry refuses it. What somebody was given is never uploaded, and a placeholder may become any.
#[must_use]
pub fn several_resources(policy: &Policy) -> Option<Vec<&Match>> {
    if policy.is_delegation() {
        return None;
    }
    let mut seen = BTreeSet::new();
    let named = policy.matches_in(category::RESOURCE).filter(|(_, of)| of.attribute_id == attribute::RESOURCE);
    let whole = named.map(|(one, _)| one).filter(|one| !placeholders::stands_in(&one.value.text));
    let each: Vec<&Match> = whole.filter(|one| seen.insert(one.value.text.as_str())).collect();
    (each.len() > 1).then_some(each)
}

/// Whether a rule names the resource as the registry wants it; for an app, service owner and app are enough.
#[must_use]
pub fn names_resource(rule: &Rule, resource_id: &str) -> bool {
    resource_matches(rule).is_some_and(|references| is_named(&references, resource_id))
}

fn is_named(references: &[(&str, &str)], resource_id: &str) -> bool {
    let any = |id: &str, fits: &dyn Fn(&str) -> bool| references.iter().any(|(name, value)| *name == id && fits(value));
    any(attribute::RESOURCE, &|value| value == resource_id)
        || app_parts(resource_id).is_some_and(|(org, app)| {
            let same = |wanted: &str, value: &str| value.to_lowercase() == wanted.to_lowercase();
            any(attribute::ORG, &|value| same(org, value)) && any(attribute::APP, &|value| same(app, value))
        })
}

/// The subjects of the resource as the registry keeps them for searches: lower-cased URNs, each once, sorted.
#[must_use]
pub fn subjects(policy: &Policy) -> BTreeSet<String> {
    policy.matches().filter_map(|one| one.urn_in(category::SUBJECT)).map(|urn| urn.to_lowercase()).collect()
}

/// The same in the order in which the registry answers: attribute by attribute, each where it first stands in the file.
#[must_use]
pub fn subjects_in_order(policy: &Policy) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for one in policy.matches() {
        let (Some(designator), Some(urn)) = (one.designator(), one.urn_in(category::SUBJECT)) else { continue };
        let urn = urn.to_lowercase();
        if !seen.insert(urn.clone()) {
            continue;
        }
        match groups.iter_mut().find(|(id, _)| *id == designator.attribute_id) {
            Some((_, urns)) => urns.push(urn),
            None => groups.push((&designator.attribute_id, vec![urn])),
        }
    }
    groups.into_iter().flat_map(|(_, urns)| urns).collect()
}

/// Attribute id and value of each match in the resource category; `None` when an `AttributeSelector` stands anywhere.
fn resource_matches(rule: &Rule) -> Option<Vec<(&str, &str)>> {
    let mut references = Vec::new();
    for one in rule.matches() {
        let designator = one.designator()?;
        if uri::equal(&designator.category, category::RESOURCE) {
            references.push((designator.attribute_id.as_str(), one.value.text.as_str()));
        }
    }
    Some(references)
}

/// Organisation and app of `app_<org>_<app>`; an underscore more and the registry does not see it as an app.
fn app_parts(resource_id: &str) -> Option<(&str, &str)> {
    let (org, app) = resource_id.strip_prefix(APP_PREFIX)?.split_once('_')?;
    (!app.contains('_')).then_some((org, app))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::build::{Choices, built};
    use crate::policy::model::EditorPolicy;
    use crate::policy::write::to_xml;

    #[test]
    fn the_resource_id_must_be_the_same_in_every_letter() {
        let file = to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding")));
        assert!(upload_verdict(&file, "ttd-melding").is_accepted());
        for other in ["ttd-Melding", "ttd-melding-2"] {
            let verdict = upload_verdict(&file, other);
            assert_eq!(verdict.http, 400);
            assert!(verdict.message.unwrap().contains("different registry resource"), "{other}");
        }
    }

    #[test]
    fn the_placeholder_rule_has_no_resource_and_is_refused() {
        let verdict = upload_verdict(&to_xml(&EditorPolicy::default()), "ttd-melding");
        assert!(verdict.message.unwrap().contains("without reference"));
    }

    #[test]
    fn what_cannot_be_parsed_is_an_empty_500_and_a_bad_version_a_400() {
        assert_eq!(upload_verdict(b"<x/>", "a"), Verdict { http: 500, message: None });
        let policy = EditorPolicy { version: Some("draft".into()), ..EditorPolicy::default() };
        let verdict = upload_verdict(&to_xml(&policy), "a");
        assert_eq!(verdict, Verdict::refused("Wrong VersionType format (Parameter 'value')"));
    }

    #[test]
    fn subjects_are_lower_cased() {
        let mut policy =
            built(&CORRESPONDENCE.policy_rules, &Choices { events: false, ..Choices::new("ttd", "ttd-melding") });
        policy.rules[0].subject = vec!["urn:altinn:rolecode:DAGL".into(), "urn:altinn:rolecode:dagl".into()];
        let subjects = subjects(&parse(&to_xml(&policy)).unwrap());
        let expected = ["urn:altinn:accesspackage:ordinaer-post-til-virksomheten", "urn:altinn:rolecode:dagl"];
        assert_eq!(subjects.into_iter().collect::<Vec<_>>(), expected);
    }
}
