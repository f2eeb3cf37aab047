//! Cases of what a policy answers now, so that a later change shows what it changes: for `policy test`.

use serde::Serialize;

use super::decide::{Decision, caller};
use super::enrich::{DecisionPoint, Endpoint, PlainRequest, RequestError};
use super::explain::named_actions;
use super::ids::{attribute, category};
use super::naming::KnownSubject;
use super::terms::AttributePairs;
use super::xacml::Policy;
use crate::catalog::roles;

/// Roles that are asked for whether a policy names them or not: those of whoever stands at the head of an organisation, its
/// accountant and auditor, and a person.
const ALWAYS: [&str; 11] = ["dagl", "lede", "innh", "dtso", "dtpr", "best", "bobe", "komk", "regn", "revi", "priv"];

/// A file of cases (TOML).
#[derive(Debug, Serialize)]
struct Book {
    policy: String,
    case: Vec<Entry>,
}

#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Entry {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    package: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    org: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    action: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    resource: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    resource_attribute: Vec<String>,
    expect: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
}

/// Why nothing can be recorded.
#[derive(Debug, thiserror::Error)]
pub enum NotRecorded {
    /// The policy names no action, or nobody.
    #[error("there is nothing to ask")]
    Nothing,
    /// It cannot be written.
    #[error("the cases cannot be written")]
    Form(#[from] toml::ser::Error),
}

/// Records the cases of a policy; `file` is how they name it.
///
/// # Errors
/// There is nothing to ask, or it cannot be written.
pub fn record(policy: &Policy, file: &str) -> Result<String, NotRecorded> {
    let actions = named_actions(policy);
    let (subjects, resources, places) = (subjects(policy), resources(policy), places(policy));
    let mut case = Vec::new();
    for resource in &resources {
        for place in &places {
            for action in &actions {
                for subject in &subjects {
                    case.extend(entry(policy, subject, action, resource.as_deref(), place));
                }
            }
        }
    }
    if case.is_empty() {
        return Err(NotRecorded::Nothing);
    }
    Ok(toml::to_string(&Book { policy: file.to_owned(), case })?)
}

/// Who is asked for: whoever the rules name, and some roles always.
fn subjects(policy: &Policy) -> Vec<(String, String)> {
    let named = policy.rules.iter().flat_map(AttributePairs::subjects).filter_map(|terms| match terms.0.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    });
    let always = ALWAYS.iter().filter_map(|code| roles::by_code(code));
    let always = always.map(|role| (attribute::ROLE_CODE.to_owned(), role.short_code().to_owned()));
    distinct(named.chain(always))
}

/// The resources that must be named; one that goes without saying is not.
fn resources(policy: &Policy) -> Vec<Option<String>> {
    match PlainRequest::default().request(policy) {
        Err(RequestError::Resource(several)) if !several.is_empty() => several.into_iter().map(Some).collect(),
        _ => vec![None],
    }
}

/// Parts of a resource that rules name, such as tasks; the whole comes first.
fn places(policy: &Policy) -> Vec<Vec<String>> {
    let is_part = |id: &str| !matches!(id, attribute::RESOURCE | attribute::ORG | attribute::APP);
    let all = policy.rules.iter().flat_map(|rule| AttributePairs::alternatives(rule, category::RESOURCE));
    let parts = all.map(|terms| {
        terms.0.into_iter().filter(|(id, _)| is_part(id)).map(|(id, value)| format!("{id}={value}")).collect()
    });
    distinct(std::iter::once(Vec::new()).chain(parts))
}

fn entry(
    policy: &Policy,
    (id, value): &(String, String),
    action: &str,
    resource: Option<&str>,
    place: &[String],
) -> Option<Entry> {
    let known = KnownSubject::of(id, value);
    let mut entry = Entry {
        action: action.to_owned(),
        resource: resource.map(str::to_owned),
        resource_attribute: place.to_vec(),
        ..Entry::default()
    };
    match (known.role(), known.package()) {
        (Some(role), _) => entry.role = Some(role.short_code().to_owned()),
        (_, Some(package)) => entry.package = Some(package.id.to_owned()),
        _ if id == attribute::ORG => entry.org = Some(value.clone()),
        _ => entry.subject = Some(format!("{id}={value}")),
    }
    let told = PlainRequest {
        role: entry.role.iter().cloned().collect(),
        package: entry.package.iter().cloned().collect(),
        org: entry.org.clone(),
        subject: entry.subject.iter().cloned().collect(),
        action: Some(entry.action.clone()),
        resource: entry.resource.clone(),
        resource_attribute: entry.resource_attribute.clone(),
        ..PlainRequest::default()
    };
    let (request, facts) = told.request(policy).ok()?;
    let answer = DecisionPoint { policy, delegations: &[], endpoint: Endpoint::Internal }.answer(&request, &facts);
    let who = [&entry.role, &entry.package, &entry.org, &entry.subject].into_iter().flatten().next()?.clone();
    let at = place.iter().filter_map(|part| part.rsplit_once('=')).map(|(_, value)| format!(", {value}"));
    entry.name = format!("{who}: {action}{}", at.collect::<String>());
    entry.expect = word(answer.result.decision);
    // A level is demanded of whoever is let in.
    let level = caller::required_level(&answer.result).filter(|_| answer.result.is_permit());
    entry.level = level.and_then(|level| u8::try_from(level).ok());
    Some(entry)
}

/// A decision as cases name it.
const fn word(decision: Decision) -> &'static str {
    match decision {
        Decision::Permit => "permit",
        Decision::Deny => "deny",
        Decision::NotApplicable => "not-applicable",
        Decision::Indeterminate => "indeterminate",
    }
}

/// Each once, in order.
fn distinct<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    for one in all {
        if !seen.contains(&one) {
            seen.push(one);
        }
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::build::{Choices, built};
    use crate::policy::decide::Prepared;
    use crate::policy::write::to_xml;
    use crate::policy::{cases, parse};

    fn policy(change: impl Fn(String) -> String) -> Policy {
        let text =
            String::from_utf8(to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-x")))).unwrap();
        parse(change(text).as_bytes()).unwrap()
    }

    fn failing(text: &str, policy: &Policy) -> usize {
        let prepared = Prepared::new(policy);
        let cases = cases::read(text).unwrap();
        assert!(cases.len() > 20, "{}", cases.len());
        cases.iter().filter(|case| case.run(Some((policy, &prepared))).is_some()).count()
    }

    #[test]
    fn what_is_recorded_holds_now_and_shows_a_change() {
        let now = policy(|text| text);
        let recorded = record(&now, "policy.xml").unwrap();
        assert!(recorded.starts_with("policy = \"policy.xml\"\n"), "{recorded}");
        assert!(
            recorded.contains("expect = \"permit\"\nlevel = 3\n") && recorded.contains("expect = \"not-applicable\"")
        );
        assert_eq!(failing(&recorded, &now), 0);
        let without = policy(|text| text.replacen(">dagl<", ">regn<", 1));
        assert!(failing(&recorded, &without) >= 1);
        let lower = policy(|text| text.replacen(">3<", ">4<", 1));
        assert!(failing(&recorded, &lower) > 5);
    }
}
