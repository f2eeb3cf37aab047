//! Who holds what: the registers that the platform looks up in, as a trait.

use crate::catalog::roles::{self, Provider};
use crate::policy::decide::Request;
use crate::policy::ids::attribute;

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
pub trait AttributeSource {
    /// The party with this attribute: `urn:altinn:partyid`, `…:party:uuid`, `…:organization:identifier-no` or
    /// `…:person:identifier-no`.
    fn party(&self, attribute_id: &str, value: &str) -> Option<Party>;
    /// The party of the organisation that asks, by its number.
    fn asking_party(&self, organisation_number: &str) -> Option<Party> {
        self.party(attribute::ORGANISATION_NUMBER, organisation_number)
    }
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
    /// What stands for the subject in delegation policies: attribute ids and values.
    fn delegation_subject(&self) -> Vec<(String, String)> {
        Vec::new()
    }
    /// Whether the access lists of the resource let the party do the action.
    fn listed(&self, resource_id: &str, party: &Party, action: &str) -> Listed {
        let _ = (resource_id, party, action);
        Listed::NotUsed
    }
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
