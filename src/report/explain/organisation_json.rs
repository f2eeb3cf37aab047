//! Who gets in at one organisation, as JSON.

use schemars::JsonSchema;
use serde::Serialize;

use super::json_words::Recipient;
use crate::policy::explain::at_organisation::{AtOrganisation, PackageAccess, RoleAccess};

/// Who gets in at the organisation of `--for-number`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct OrganisationJson {
    /// The main unit, whose roles these are.
    number: String,
    /// The sub-unit that was asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    sub_unit: Option<String>,
    /// Its name, unless a person's name stands in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Code of its form in Enhetsregisteret.
    form: String,
    /// The kind of recipient that it is, where it is one of those.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Recipient>,
    bankrupt: bool,
    /// How many persons are registered with a role.
    persons: usize,
    /// How many of them get in by their roles.
    let_in: usize,
    /// How many hold no role that opens it.
    outside: usize,
    /// How many entries count for nothing: resigned, dead, or deleted.
    former: usize,
    roles: Vec<RoleJson>,
    /// Actions that need neither role nor authorisation.
    anybody: Vec<String>,
    /// Actions that the organisation's own token is enough for.
    itself: Vec<String>,
    /// Access packages that would open it for who is given them.
    packages: Vec<PackageJson>,
    /// Roles that nobody has here and that would open it: accountant, auditor, business manager.
    relations: Vec<RelationJson>,
    /// What the register does not tell.
    not_known: Vec<NotKnown>,
}

/// A registered role.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RoleJson {
    /// The register's code, in lower case.
    code: String,
    /// As policies name it, where Altinn knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    urn: Option<String>,
    persons: usize,
    organisations: usize,
    /// The actions that the role alone is enough for.
    may: Vec<String>,
    /// Whether those with a key role in an organisation that has the role act in its stead.
    passes_on: bool,
}

/// A package that opens something.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct PackageJson {
    urn: String,
    may: Vec<String>,
    /// URNs of the registered roles that can give it to others.
    given_by: Vec<String>,
}

/// A role that nobody has here.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RelationJson {
    urn: String,
    may: Vec<String>,
}

/// What the register does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum NotKnown {
    /// To whom the organisation has given packages, services or system users.
    Delegations,
    /// Roles that Altinn itself keeps, or that the register does not show openly.
    AltinnRoles,
    /// Whether the organisation is on an access list; it is taken to be.
    OnAccessList,
    /// Whether access lists limit the resource.
    AccessLists,
}

/// Frozen form of what is known of the organisation; `limited` says whether access lists limit the resource.
pub(super) fn organisation(at: &AtOrganisation, limited: Option<bool>) -> OrganisationJson {
    let lists = match limited {
        Some(true) => Some(NotKnown::OnAccessList),
        None => Some(NotKnown::AccessLists),
        Some(false) => None,
    };
    let organisation = &at.organisation;
    OrganisationJson {
        number: organisation.number.to_string(),
        sub_unit: organisation.sub_unit.map(|number| number.to_string()),
        name: organisation.name.clone(),
        form: organisation.form.clone(),
        kind: at.kind.map(Into::into),
        bankrupt: organisation.bankrupt,
        persons: at.persons,
        let_in: at.let_in,
        outside: at.persons - at.let_in,
        former: organisation.former,
        roles: at.roles.iter().map(role).collect(),
        anybody: at.anybody.clone(),
        itself: at.itself.clone(),
        packages: at.packages.iter().map(package).collect(),
        relations: at.of_others.iter().map(relation).collect(),
        not_known: [NotKnown::Delegations, NotKnown::AltinnRoles].into_iter().chain(lists).collect(),
    }
}

fn role(row: &RoleAccess) -> RoleJson {
    RoleJson {
        code: row.code.clone(),
        urn: row.role.map(|role| role.urn()),
        persons: row.persons,
        organisations: row.organisations,
        may: row.may.clone(),
        passes_on: row.passes_on,
    }
}

fn package(row: &PackageAccess) -> PackageJson {
    PackageJson {
        urn: row.package.urn(),
        may: row.may.clone(),
        given_by: row.given_by.iter().map(|role| role.urn()).collect(),
    }
}

fn relation(row: &RoleAccess) -> RelationJson {
    RelationJson { urn: row.role.map(|role| role.urn()).unwrap_or_default(), may: row.may.clone() }
}
