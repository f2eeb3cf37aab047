//! "Who does what" in a few words, made into the request and the facts that the platform would have.

use std::collections::HashSet;

use serde::Deserialize;

use super::facts::{PartyFacts, RegisterAnswers};
use crate::catalog::{actions, packages, roles};
use crate::policy::apps::{self, App};
use crate::policy::decide::{Attribute, Request};
use crate::policy::ids::{attribute, category};
use crate::policy::readers;
use crate::policy::xacml::{Match, Policy};
use crate::text::Message;

/// Who does what, as a person says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct PlainRequest {
    /// Roles that the user has for the party: codes, short or long.
    pub role: Vec<String>,
    /// Access packages that the user or system user has for the party.
    pub package: Vec<String>,
    /// The organisation that asks: a service owner's code, or an organisation number.
    pub org: Option<String>,
    /// The system user that asks.
    pub system_user: Option<String>,
    /// The user that asks; one is taken for granted when a role or a package is told of.
    pub user: Option<String>,
    /// On whose behalf: an organisation number, a party number or a uuid.
    pub party: Option<String>,
    /// The action; `read` when nothing is said.
    pub action: Option<String>,
    /// The resource; the policy's own when nothing is said.
    pub resource: Option<String>,
    /// Further attributes of the subject, `ATTRIBUTE=VALUE`.
    pub subject: Vec<String>,
    /// Further attributes of the resource, `ATTRIBUTE=VALUE`.
    pub resource_attribute: Vec<String>,
}

/// Why no request can be made of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// Not `ATTRIBUTE=VALUE`.
    #[error("{0:?} is not ATTRIBUTE=VALUE")]
    Pair(String),
    /// The policy is about several resources, or about none.
    #[error("the policy is about several resources, or none: say which")]
    Resource(Vec<String>),
}

/// What stands for a user, a party or a system user that is taken for granted.
const SOMEBODY: &str = "1";

impl PlainRequest {
    /// The request and what the registers hold.
    ///
    /// # Errors
    /// [`RequestError`] says what must be told more clearly.
    pub fn request(&self, policy: &Policy) -> Result<(Request, RegisterAnswers), RequestError> {
        let holds = !self.role.is_empty() || !self.package.is_empty();
        let mut subject: Vec<Attribute> = Vec::new();
        if let Some(uuid) = &self.system_user {
            subject.push(Attribute::string(attribute::SYSTEM_USER, uuid));
        }
        let implied = holds && self.system_user.is_none();
        if let Some(user) = self.user.as_deref().or(implied.then_some(SOMEBODY)) {
            subject.push(Attribute::string(attribute::USER_ID, user));
        }
        let for_somebody = !subject.is_empty();
        if let Some(org) = &self.org {
            let id = if is_organisation_number(org) { attribute::ORGANISATION_NUMBER } else { attribute::ORG };
            subject.push(Attribute::string(id, org));
        }
        subject.extend(pairs(&self.subject)?);
        let mut resource = self.resource_attributes(policy)?;
        resource.extend(pairs(&self.resource_attribute)?);
        let party = self.party.as_deref().or(for_somebody.then_some(SOMEBODY));
        resource.extend(party.map(|party| Attribute::string(party_attribute(party), party)));
        let mut request = Request::default();
        request.push(category::SUBJECT, subject);
        request.push(category::RESOURCE, resource);
        request.push(category::ACTION, [Attribute::string(attribute::ACTION_ID, self.action())]);
        let party_id = party.map(|party| {
            if party_attribute(party) == attribute::PARTY_ID { party.to_owned() } else { SOMEBODY.to_owned() }
        });
        let facts = RegisterAnswers {
            roles: self.role.iter().map(|word| readers::role_code(word)).collect(),
            access_packages: self.package.iter().map(|word| readers::package_id(word)).collect(),
            resource_party: party_id.map(|id| PartyFacts { party_id: Some(id), party_uuid: None }),
            ..RegisterAnswers::default()
        };
        Ok((request, facts))
    }

    /// The action that is asked.
    #[must_use]
    pub fn action(&self) -> &str {
        self.action.as_deref().unwrap_or("read")
    }

    /// What is told of that does not exist, and what is probably meant. Actions that the policy names exist.
    #[must_use]
    pub fn doubts(&self, policy: Option<&Policy>) -> Vec<Message> {
        let doubt = |kind: Message, word: &str, meant: Option<&str>| {
            let unknown = words::UNKNOWN.with("kind", kind).with("word", word);
            match meant {
                Some(meant) => words::UNKNOWN_MEANT.with("unknown", unknown).with("meant", meant),
                None => unknown,
            }
        };
        let mut doubts = Vec::new();
        for role in &self.role {
            if readers::role_named(role).is_none() {
                let code = readers::role_code(role).to_lowercase();
                let meant = roles::did_you_mean(&code).map(roles::Role::short_code);
                doubts.push(doubt(words::KIND_ROLE.into(), role, meant));
            }
        }
        for package in &self.package {
            let id = readers::package_id(package).to_lowercase();
            if packages::by_id(&id).is_none() {
                let meant =
                    packages::did_you_mean(&id).or_else(|| packages::begins_like(&id)).map(|package| package.id);
                doubts.push(doubt(words::KIND_PACKAGE.into(), package, meant));
            }
        }
        if let Some(found) = &self.system_user {
            if !is_uuid(found) {
                doubts.push(words::SYSTEM_USER_UUID.with("found", found.as_str()));
            }
            if !self.role.is_empty() {
                doubts.push(words::SYSTEM_USER_ROLE.into());
            }
        }
        let action = self.action();
        let in_policy = policy.is_some_and(|policy| {
            policy.matches().any(|one| one.value.text.eq_ignore_ascii_case(action) && is_of(one, attribute::ACTION_ID))
        });
        if actions::by_id(action).is_none() && !in_policy {
            let meant = actions::did_you_mean(action).map(|action| action.id);
            doubts.push(doubt(words::KIND_ACTION.into(), action, meant));
        }
        doubts
    }

    fn resource_attributes(&self, policy: &Policy) -> Result<Vec<Attribute>, RequestError> {
        if let Some(id) = &self.resource {
            return Ok(vec![Attribute::string(attribute::RESOURCE, bare(id, attribute::RESOURCE))]);
        }
        let of = |id: &str| {
            let mut values: Vec<&str> = policy
                .matches()
                .filter(|one| one.urn_in(category::RESOURCE).is_some() && is_of(one, id))
                .map(|one| one.value.text.as_str())
                .collect();
            values.sort_unstable();
            values.dedup();
            values
        };
        let mut known: Vec<String> = of(attribute::RESOURCE).into_iter().map(str::to_owned).collect();
        let apps = apps::named(policy).iter().map(App::resource_id).collect::<Vec<_>>();
        known.extend(apps);
        let mut seen = HashSet::new();
        known.retain(|id| seen.insert(id.clone()));
        let one_each = in_resource(policy, attribute::ORG).zip(in_resource(policy, attribute::APP));
        match (known.as_slice(), one_each) {
            ([] | [_], Some((org, app))) if of(attribute::RESOURCE).is_empty() => {
                Ok(vec![Attribute::string(attribute::ORG, org), Attribute::string(attribute::APP, app)])
            }
            ([one], _) => Ok(vec![Attribute::string(attribute::RESOURCE, one.as_str())]),
            _ => Err(RequestError::Resource(known)),
        }
    }
}

/// The only value of an attribute of the resource that the policy names.
fn in_resource<'p>(policy: &'p Policy, id: &str) -> Option<&'p str> {
    let mut values: Vec<&str> = policy
        .matches()
        .filter(|one| one.urn_in(category::RESOURCE).is_some() && is_of(one, id))
        .map(|one| one.value.text.as_str())
        .collect();
    values.sort_unstable();
    values.dedup();
    match values.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

fn is_of(one: &Match, attribute_id: &str) -> bool {
    one.designator().is_some_and(|designator| designator.attribute_id == attribute_id)
}

fn pairs(texts: &[String]) -> Result<Vec<Attribute>, RequestError> {
    let pair = |text: &String| match text.split_once('=') {
        Some((id, value)) if !id.trim().is_empty() => Ok(Attribute::string(id.trim(), value)),
        _ => Err(RequestError::Pair(text.clone())),
    };
    texts.iter().map(pair).collect()
}

fn bare(told: &str, attribute_id: &str) -> String {
    told.strip_prefix(attribute_id).and_then(|rest| rest.strip_prefix(':')).unwrap_or(told).to_owned()
}

fn is_organisation_number(text: &str) -> bool {
    text.len() == 9 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// In the form with hyphens, which is the only one that the platform writes.
fn is_uuid(text: &str) -> bool {
    text.parse::<uuid::fmt::Hyphenated>().is_ok()
}

fn party_attribute(party: &str) -> &'static str {
    if is_organisation_number(party) {
        attribute::ORGANISATION_NUMBER
    } else if party.contains('-') {
        attribute::PARTY_UUID
    } else {
        attribute::PARTY_ID
    }
}

/// What this file alone says.
mod words {
    crate::text::phrases! {
        UNKNOWN { nb: "Det finnes ingen {kind} «{word}», så den treffer aldri.", en: "There is no {kind} “{word}”, so it never matches." }
        UNKNOWN_MEANT { nb: "{unknown} Mente du «{meant}»?", en: "{unknown} Did you mean “{meant}”?" }
        SYSTEM_USER_ROLE { nb: "Plattformen gir ikke systembrukere roller, så --role treffer aldri sammen med --system-user. Bruk --package.", en: "The platform gives system users no roles, so --role never matches together with --system-user. Use --package." }
        SYSTEM_USER_UUID { nb: "«{found}» er ikke en uuid, og systembrukere oppgis bare med uuid.", en: "“{found}” is not a uuid, and system users have no other ID." }
        KIND_ROLE { nb: "rolle", en: "role" }
        KIND_PACKAGE { nb: "tilgangspakke", en: "access package" }
        KIND_ACTION { nb: "kjent handling", en: "known action" }
    }
}

#[cfg(test)]
mod tests {
    use super::super::preconditions::Precondition;
    use super::super::{DecisionPoint, Endpoint};
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::domain::Language;
    use crate::policy::build::{Choices, Holders, built};
    use crate::policy::{parse, write::to_xml};

    fn policy(roles: &[&str], packages: &[&str]) -> Policy {
        let texts = |of: &[&str]| of.iter().map(|text| (*text).to_owned()).collect();
        let readers = Holders { roles: texts(roles), packages: texts(packages) };
        parse(&to_xml(&built(
            &CORRESPONDENCE.policy_rules,
            &Choices { readers, events: false, ..Choices::new("ttd", "ttd-x") },
        )))
        .unwrap()
    }

    fn told(role: &[&str], package: &[&str]) -> PlainRequest {
        let texts = |of: &[&str]| of.iter().map(|text| (*text).to_owned()).collect();
        PlainRequest { role: texts(role), package: texts(package), ..PlainRequest::default() }
    }

    fn ask(policy: &Policy, told: &PlainRequest) -> (bool, Option<Precondition>) {
        let (request, facts) = told.request(policy).unwrap();
        let answer = DecisionPoint { policy, delegations: &[], endpoint: Endpoint::Internal }.answer(&request, &facts);
        (answer.result.is_permit(), answer.unmet)
    }

    #[test]
    fn a_role_alone_is_enough_to_ask_and_every_name_of_it_serves() {
        for name in ["dagl", "DAGL", "role:dagl", "daglig-leder", "urn:altinn:external-role:ccr:daglig-leder"] {
            assert_eq!(ask(&policy(&["dagl"], &[]), &told(&[name], &[])), (true, None), "{name}");
        }
        let by_new_name = policy(&["urn:altinn:external-role:ccr:daglig-leder"], &[]);
        assert_eq!(ask(&by_new_name, &told(&["dagl"], &[])), (false, Some(Precondition::NoRoleCode)));
        let system_user =
            PlainRequest { system_user: Some("s".into()), ..told(&[], &["ordinaer-post-til-virksomheten"]) };
        assert_eq!(ask(&policy(&["dagl"], &[]), &system_user), (false, Some(Precondition::NoUser)));
        assert_eq!(ask(&policy(&[], &["ordinaer-post-til-virksomheten"]), &system_user), (true, None));
    }

    #[test]
    fn an_organisation_asks_by_code_or_number() {
        let first = |told: &PlainRequest| {
            let (request, _) = told.request(&policy(&["dagl"], &[])).unwrap();
            request.bag(category::SUBJECT).map(|attribute| attribute.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(first(&PlainRequest { org: Some("ttd".into()), ..PlainRequest::default() }), [attribute::ORG]);
        let numbered = PlainRequest { org: Some("991825827".into()), ..PlainRequest::default() };
        assert_eq!(first(&numbered), [attribute::ORGANISATION_NUMBER]);
        let wrong = PlainRequest { subject: vec!["urn:altinn:org".into()], ..PlainRequest::default() };
        assert_eq!(wrong.request(&policy(&[], &[])), Err(RequestError::Pair("urn:altinn:org".into())));
    }

    #[test]
    fn what_does_not_exist_is_told_with_what_is_meant() {
        let slips = PlainRequest { action: Some("raed".into()), ..told(&["dalg"], &["a-ordningn"]) };
        let doubts = slips.doubts(Some(&policy(&["dagl"], &[])));
        let said: Vec<String> = doubts.iter().map(|doubt| doubt.render(Language::En)).collect();
        for (said, meant) in said.iter().zip(["dagl", "a-ordning", "read"]) {
            assert!(said.contains(&format!("“{meant}”")), "{said}");
        }
        assert_eq!(said.len(), 3);
        assert!(told(&["dagl"], &[]).doubts(None).is_empty());
        let begun = told(&[], &["ordinar-post"]).doubts(None);
        assert!(begun[0].render(Language::En).contains("“ordinaer-post-til-virksomheten”"), "{begun:?}");
    }

    #[test]
    fn a_system_user_is_a_uuid_and_has_no_roles() {
        let doubts = |uuid: &str, role: &[&str]| {
            let told = PlainRequest { system_user: Some(uuid.into()), ..told(role, &[]) };
            told.doubts(None).len()
        };
        let uuid = "a0b1c2d3-0000-4000-8000-0123456789ab";
        assert_eq!((doubts(uuid, &[]), doubts(uuid, &["dagl"]), doubts("x", &["dagl"])), (0, 1, 2));
    }
}
