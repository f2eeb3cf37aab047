//! What the platform adds to a request before it decides: the party, the app, and what the subject holds
//! (facts: policy 4.7), and what it does with the answer afterwards (facts: policy 4.8).
//!
//! What a subject holds is looked up only when the policy asks for it. That is why a policy without any
//! `urn:altinn:rolecode` never sees a role; [`Gate`] says so.

use super::decide::{Attribute, Decision, Outcome, Request, Status, decide};
use super::ids::{attribute, category};
use super::uri;
use super::xacml::{Match, Policy};
use crate::catalog::roles::{self, Provider};

/// The party that a request is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// Altinn's number.
    pub id: String,
    /// Uuid, when known.
    pub uuid: Option<String>,
}

/// An instance of an app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// Service owner of the app.
    pub org: String,
    /// The app's name within the service owner.
    pub app: String,
    /// Current task, unless the process has ended.
    pub task: Option<String>,
    /// End event, when the process has ended.
    pub end_event: Option<String>,
    /// The party's number.
    pub party_id: String,
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'r> {
    /// A user, by Altinn's number.
    User(&'r str),
    /// A system user, by uuid.
    SystemUser(&'r str),
    /// A person or organisation, by uuid.
    Party(&'r str),
}

/// Whether the resource's access lists let a party in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Listed {
    /// The resource does not use access lists.
    #[default]
    NotUsed,
    /// The party is on a list for the action.
    Yes,
    /// The party is on none, or is a person.
    No,
}

/// Who holds what. Every look-up may come back empty.
pub trait Directory {
    /// The party with this attribute: `urn:altinn:partyid`, `…:party:uuid`, `…:organization:identifier-no` or
    /// `…:person:identifier-no`.
    fn party(&self, attribute_id: &str, value: &str) -> Option<Party>;
    /// Number of the user with this national identity number.
    fn user_id(&self, person_number: &str) -> Option<String> {
        let _ = person_number;
        None
    }
    /// The instance of an app with this id, `party/guid`.
    fn instance(&self, id: &str) -> Option<Instance> {
        let _ = id;
        None
    }
    /// Roles of the user for the party, as attribute id and value; [`every_form`] makes them of a code.
    fn roles(&self, user_id: &str, party: &Party) -> Vec<(String, String)>;
    /// Ids of the access packages of the subject for the party.
    fn packages(&self, subject: Subject<'_>, party: &Party) -> Vec<String>;
    /// Roles in the settlement of an estate, when both are persons: values of `urn:digitaltdodsbo:rolecode`.
    fn estate_roles(&self, user_id: &str, party: &Party) -> Vec<String> {
        let _ = (user_id, party);
        Vec::new()
    }
    /// The kind of party that asks for consent, such as `organization`.
    fn party_type(&self, request: &Request) -> Option<String> {
        let _ = request;
        None
    }
    /// Access lists, `org:list`, that the party who asks for consent is on.
    fn access_lists(&self, request: &Request) -> Vec<String> {
        let _ = request;
        Vec::new()
    }
    /// Whether the access lists of the resource let the party do the action.
    fn listed(&self, resource_id: &str, party: &Party, action: &str) -> Listed {
        let _ = (resource_id, party, action);
        Listed::NotUsed
    }
}

/// Which of the platform's two doors a request came by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Endpoint {
    /// The platform's own services. National identity numbers are not looked up here.
    #[default]
    Internal,
    /// Everybody else.
    External,
}

/// What kept something from being looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// No subject of the policy uses `urn:altinn:rolecode`, so no roles are looked up.
    NoRoleCode,
    /// No subject of the policy uses `urn:altinn:accesspackage`, so no packages are looked up.
    NoAccessPackage,
    /// The request names no party that is known.
    NoParty,
    /// The request names no user: organisations and system users have no roles.
    NoUser,
}

/// Adds what the platform adds for this policy.
#[must_use]
pub fn enrich(policy: &Policy, request: &Request, directory: &dyn Directory, endpoint: Endpoint) -> Request {
    let mut enriched = request.clone();
    resource(&mut enriched, directory, endpoint);
    subject(policy, &mut enriched, directory, endpoint);
    enriched
}

/// The gates that stay shut for this policy and an enriched request.
#[must_use]
pub fn gates(policy: &Policy, enriched: &Request) -> Vec<Gate> {
    let has = |category: &str, id: &str| enriched.first(category, id).is_some();
    let user = has(category::SUBJECT, attribute::USER_ID);
    let checks = [
        (!uses(policy, attribute::ROLE_CODE), Gate::NoRoleCode),
        (!uses(policy, attribute::ACCESS_PACKAGE), Gate::NoAccessPackage),
        (!has(category::RESOURCE, attribute::PARTY_ID), Gate::NoParty),
        (!user, Gate::NoUser),
    ];
    checks.into_iter().filter_map(|(shut, gate)| shut.then_some(gate)).collect()
}

/// What the platform's service answers: refusals, enrichment, the decision, and the access lists.
#[must_use]
pub fn answer(policy: &Policy, request: &Request, directory: &dyn Directory, endpoint: Endpoint) -> Decision {
    let refused = Decision::without_rules(
        Outcome::Indeterminate,
        if endpoint == Endpoint::External { Status::ProcessingError } else { Status::SyntaxError },
    );
    if is_refused(request) {
        return refused;
    }
    let enriched = enrich(policy, request, directory, endpoint);
    let decision = decide(policy, &enriched);
    if !decision.is_permit() {
        return decision;
    }
    let Some(id) = enriched.first(category::RESOURCE, attribute::RESOURCE) else { return decision };
    let action = enriched.first(category::ACTION, attribute::ACTION_ID).unwrap_or_default();
    let party = party_of(&enriched);
    match directory.listed(id, party.as_ref().unwrap_or(&Party::default()), action) {
        Listed::NotUsed => decision,
        _ if party.is_none() => refused,
        Listed::Yes => decision,
        Listed::No => Decision { rules: decision.rules, ..Decision::without_rules(Outcome::Deny, Status::Ok) },
    }
}

/// A request without subject attributes is refused, and one where a system user is not alone.
fn is_refused(request: &Request) -> bool {
    let ids: Vec<&str> = request.bag(category::SUBJECT).map(|attribute| attribute.id.as_str()).collect();
    ids.is_empty() || (ids.len() > 1 && ids.contains(&attribute::SYSTEM_USER))
}

/// A role in all forms that the platform's role register gives: by its old code and by its new name.
#[must_use]
pub fn every_form(code: &str) -> Vec<(String, String)> {
    let mut forms = vec![(attribute::ROLE_CODE.to_owned(), code.to_owned())];
    if let Some(role) = roles::by_code(&code.to_lowercase()) {
        if role.provider != Provider::Altinn2 {
            forms.push((role.attribute().to_owned(), role.code.to_owned()));
        }
        if let Some((_, value)) = forms.first_mut().filter(|_| role.legacy.is_some()) {
            role.short_code().clone_into(value);
        }
    }
    forms
}

fn resource(request: &mut Request, directory: &dyn Directory, endpoint: Endpoint) {
    copy_organisation_number(request, category::RESOURCE);
    if let Some(id) = value(request, category::RESOURCE, attribute::INSTANCE) {
        if let Some(instance) = directory.instance(&id) {
            let state = match (&instance.task, &instance.end_event) {
                (Some(task), _) => Some((attribute::TASK, task)),
                (None, Some(end)) => Some((attribute::END_EVENT, end)),
                (None, None) => None,
            };
            let known = [(attribute::ORG, &instance.org), (attribute::APP, &instance.app)];
            for (id, text) in known.into_iter().chain(state).chain([(attribute::PARTY_ID, &instance.party_id)]) {
                add_missing(request, category::RESOURCE, id, text);
            }
        }
        let guid = id.rsplit('/').next().unwrap_or_default().to_owned();
        for text in [guid, format!("{}:{id}", attribute::INSTANCE)] {
            request.add(category::RESOURCE, Attribute::string(attribute::RESOURCE_INSTANCE, text));
        }
    }
    let id = value(request, category::RESOURCE, attribute::RESOURCE);
    if let Some((org, app)) = id.as_deref().and_then(|id| id.strip_prefix("app_")).and_then(|id| id.split_once('_')) {
        add_missing(request, category::RESOURCE, attribute::ORG, org);
        add_missing(request, category::RESOURCE, attribute::APP, app);
    }
    let of = |id: &str| value(request, category::RESOURCE, id);
    if let (Some(org), Some(app)) = (of(attribute::ORG), of(attribute::APP)) {
        add_missing(request, category::RESOURCE, attribute::RESOURCE, &format!("app_{org}_{app}"));
    }
    let mut names = vec![attribute::PARTY_UUID, attribute::ORGANISATION_NUMBER];
    if endpoint == Endpoint::External {
        names.push(attribute::PERSON_NUMBER);
    }
    for name in names {
        let Some(text) = value(request, category::RESOURCE, name) else { continue };
        if let Some(party) = directory.party(name, &text) {
            add_missing(request, category::RESOURCE, attribute::PARTY_ID, &party.id);
        }
    }
}

fn subject(policy: &Policy, request: &mut Request, directory: &dyn Directory, endpoint: Endpoint) {
    copy_organisation_number(request, category::SUBJECT);
    if endpoint == Endpoint::External {
        let person = value(request, category::SUBJECT, attribute::PERSON_NUMBER);
        if let Some(user) = person.and_then(|number| directory.user_id(&number)) {
            add_missing(request, category::SUBJECT, attribute::USER_ID, &user);
        }
        // Rights that an organisation was given by delegation stand on its party.
        let organisation = value(request, category::SUBJECT, attribute::ORGANISATION_NUMBER);
        let party = organisation.and_then(|number| directory.party(attribute::ORGANISATION_NUMBER, &number));
        if let Some(party) = party {
            add_missing(request, category::SUBJECT, attribute::PARTY_ID, &party.id);
        }
    }
    let party = party_of(request).map(|party| directory.party(attribute::PARTY_ID, &party.id).unwrap_or(party));
    let user = value(request, category::SUBJECT, attribute::USER_ID);
    let system_user = value(request, category::SUBJECT, attribute::SYSTEM_USER);
    let uuid = value(request, category::SUBJECT, attribute::PARTY_UUID);
    let asks = user.as_deref().map(Subject::User).or_else(|| system_user.as_deref().map(Subject::SystemUser));
    let asks = asks.or_else(|| uuid.as_deref().map(Subject::Party));
    if let (true, Some(party), Some(asks)) = (uses(policy, attribute::ACCESS_PACKAGE), &party, asks) {
        add_all(request, attribute::ACCESS_PACKAGE, directory.packages(asks, party));
    }
    let has = |request: &Request, id: &str| request.first(category::RESOURCE, id).is_some();
    let consent = has(request, attribute::RESOURCE)
        && party.is_none()
        && !has(request, attribute::INSTANCE)
        && !has(request, attribute::RESOURCE_INSTANCE);
    if consent && uses(policy, attribute::PARTY_TYPE) {
        add_all(request, attribute::PARTY_TYPE, directory.party_type(request).into_iter().collect());
    }
    if consent && uses(policy, attribute::ACCESS_LIST) {
        add_all(request, attribute::ACCESS_LIST, directory.access_lists(request));
    }
    let (Some(party), Some(user)) = (party, user) else { return };
    if uses(policy, attribute::ESTATE_ROLE) {
        add_all(request, attribute::ESTATE_ROLE, directory.estate_roles(&user, &party));
    }
    if uses(policy, attribute::ROLE_CODE) {
        let held = directory.roles(&user, &party);
        let mut ids: Vec<&String> = held.iter().map(|(id, _)| id).collect();
        ids.dedup();
        let mut done: Vec<&String> = Vec::new();
        for id in ids {
            if !done.contains(&id) {
                done.push(id);
                let values = held.iter().filter(|(other, _)| other == id).map(|(_, value)| value.clone());
                add_all(request, id, values.collect());
            }
        }
    }
}

/// Whether a match in the subject category names the attribute.
fn uses(policy: &Policy, attribute_id: &str) -> bool {
    let targets = policy.rules.iter().flat_map(|rule| &rule.target);
    let matches = targets.flat_map(|target| &target.any_of).flat_map(|any_of| &any_of.all_of);
    let names = |one: &Match| {
        one.designator().is_some_and(|designator| {
            uri::equal(&designator.category, category::SUBJECT) && designator.attribute_id == attribute_id
        })
    };
    matches.flat_map(|all_of| &all_of.matches).any(names)
}

fn party_of(request: &Request) -> Option<Party> {
    value(request, category::RESOURCE, attribute::PARTY_ID).map(|id| Party { id, uuid: None })
}

fn value(request: &Request, category: &str, attribute_id: &str) -> Option<String> {
    request.first(category, attribute_id).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn add_missing(request: &mut Request, category: &str, attribute_id: &str, text: &str) {
    if request.first(category, attribute_id).is_none() {
        request.add(category, Attribute::string(attribute_id, text));
    }
}

fn add_all(request: &mut Request, attribute_id: &str, values: Vec<String>) {
    if !values.is_empty() {
        request.add(category::SUBJECT, Attribute::strings(attribute_id, values));
    }
}

/// Older callers send the organisation number under its former id.
fn copy_organisation_number(request: &mut Request, category: &str) {
    if let Some(number) = value(request, category, attribute::LEGACY_ORGANISATION_NUMBER) {
        add_missing(request, category, attribute::ORGANISATION_NUMBER, &number);
    }
}

#[cfg(test)]
mod tests;
