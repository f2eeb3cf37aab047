//! The definition of a resource, as the resource registry takes it.

use serde::{Deserialize, Serialize};

use super::{ContactPoint, OrgCode, OrgNumber, ResourceId, ThreeLanguages};

/// Kinds of parties that a service may be for (Altinn/altinn-resource-registry, `Helpers/ServiceResourceHelper.cs`,
/// 2026-08-10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PartyType {
    /// A person, by national identity number.
    PrivatePerson,
    /// Organisations with legal personality.
    LegalEntityEnterprise,
    /// Companies.
    Company,
    /// What is left of somebody bankrupt, which a trustee runs.
    BankruptcyEstate,
    /// Users who registered themselves.
    SelfRegisteredUser,
}

/// The body of `POST` and `PUT resourceregistry/api/v1/resource` for a new resource of one's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceDefinition {
    /// Bare id.
    pub identifier: ResourceId,
    /// Name of the service, which recipients see.
    pub title: ThreeLanguages,
    /// What the service is.
    pub description: ThreeLanguages,
    /// Delegation text.
    pub right_description: ThreeLanguages,
    /// `CorrespondenceService`, `BrokerService`, …
    pub resource_type: &'static str,
    /// The owner.
    pub has_competent_authority: CompetentAuthority,
    /// Public contact points.
    pub contact_points: Vec<RegistryContact>,
    /// Authorisations may be given to others.
    pub delegable: bool,
    /// Shown to end users.
    pub visible: bool,
    /// `Completed`, `Deprecated`, `UnderDevelopment` or `Withdrawn`.
    pub status: &'static str,
    /// Who may use the service.
    pub available_for_type: Vec<PartyType>,
    /// `Enabled` when access lists limit the service; not said where that is decided later, when there is a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_list_mode: Option<&'static str>,
    /// Users without identity number.
    pub self_identified_user_enabled: bool,
    /// Closed kind of user; always off.
    pub enterprise_user_enabled: bool,
}

/// The owner of a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompetentAuthority {
    /// Organisation number.
    pub organization: OrgNumber,
    /// Organisation code.
    pub orgcode: OrgCode,
    /// Name in three languages.
    pub name: ThreeLanguages,
}

/// A contact point in the registry's form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegistryContact {
    /// What the contact is for.
    pub category: String,
    /// Mailbox or empty.
    pub email: String,
    /// Phone or empty.
    pub telephone: String,
    /// Page or empty.
    pub contact_page: String,
}

impl RegistryContact {
    /// A contact point as the registry writes it.
    #[must_use]
    pub fn new(category: &str, contact: &ContactPoint) -> Self {
        Self {
            category: category.to_owned(),
            email: contact.email.clone().unwrap_or_default(),
            telephone: contact.telephone.clone().unwrap_or_default(),
            contact_page: contact.page.clone().unwrap_or_default(),
        }
    }
}
