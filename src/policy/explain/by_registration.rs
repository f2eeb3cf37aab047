//! Somebody who has roles in a register, what comes with them, and nothing else.

use crate::catalog::packages::{self, Package};
use crate::catalog::roles::Role;
use crate::policy::decide::{Attribute, Request};
use crate::policy::enrich::{AttributeSource, Endpoint, Listed, Party, Subject, answer, every_form};
use crate::policy::ids::{attribute, category};
use crate::policy::terms::AttributePairs;
use crate::policy::xacml::Policy;

/// Somebody who has roles, what comes with them, and nothing else.
pub(super) struct ByRegistration {
    roles: Vec<(String, String)>,
    packages: Vec<String>,
    listed: Listed,
}

impl ByRegistration {
    /// Who has these roles in an organisation of this form; roles of Altinn 2 come with others until they have `ended`.
    pub(super) fn new(roles: &[&'static Role], form: Option<&str>, listed: Listed, ended: bool) -> Self {
        let given = roles.iter().flat_map(|role| role.gives()).filter(|role| !(ended && role.is_ending()));
        let all = roles.iter().copied().chain(given).flat_map(|role| every_form(role.short_code()));
        let held = packages::ALL.iter().filter(|package| roles.iter().any(|role| brings(role, package, form)));
        Self { roles: all.collect(), packages: held.map(|package| package.id.to_owned()).collect(), listed }
    }

    /// Who was given one package.
    pub(super) fn given(package: &Package, listed: Listed) -> Self {
        Self { roles: Vec::new(), packages: vec![package.id.to_owned()], listed }
    }

    /// Whether that is enough for the action, at one of the places at least.
    pub(super) fn may(&self, policy: &Policy, places: &[AttributePairs], action: &str) -> bool {
        places.iter().any(|place| answer(policy, &request(place, action), self, Endpoint::Internal).is_permit())
    }
}

/// Whether who has the role in an organisation of this form may use the package.
fn brings(role: &Role, package: &Package, form: Option<&str>) -> bool {
    package.held_by.iter().any(|holding| {
        holding.access
            && (holding.form.is_none() || holding.form == form)
            && holding.provider == role.provider
            && holding.role == role.code
    })
}

/// What a service asks when somebody who has logged in wants to do something there for a party.
pub(super) fn request(place: &AttributePairs, action: &str) -> Request {
    let mut request = Request::default();
    request.push(category::SUBJECT, [Attribute::string(attribute::USER_ID, "1")]);
    let resource = place.0.iter().map(|(id, value)| Attribute::string(id.as_str(), value.as_str()));
    request.push(category::RESOURCE, resource.chain([Attribute::string(attribute::PARTY_ID, "2")]));
    request.push(category::ACTION, [Attribute::string(attribute::ACTION_ID, action)]);
    request
}

impl AttributeSource for ByRegistration {
    fn party(&self, _: &str, _: &str) -> Option<Party> {
        None
    }

    fn roles(&self, _: &str, _: &Party) -> Vec<(String, String)> {
        self.roles.clone()
    }

    fn packages(&self, _: Subject<'_>, _: &Party) -> Vec<String> {
        self.packages.clone()
    }

    fn listed(&self, _: &str, _: &Party, _: &str) -> Listed {
        self.listed
    }
}
