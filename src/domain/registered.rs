//! An organisation as Enhetsregisteret openly shows it, with who holds which role: how many, and never their names.

use super::OrgNumber;

/// An organisation and its roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredOrganisation {
    /// The main unit whose roles these are.
    pub number: OrgNumber,
    /// The sub-unit that was asked about; what is registered on its main unit holds for it too.
    pub sub_unit: Option<OrgNumber>,
    /// Its name, unless a person's name stands in it.
    pub name: Option<String>,
    /// Code of its form, such as `AS`.
    pub form: String,
    /// Under bankruptcy proceedings.
    pub bankrupt: bool,
    /// Who holds which role.
    pub roles: Vec<RegisteredRole>,
    /// How many entries count for nothing: those who have resigned or died, and organisations that are deleted.
    pub former: usize,
}

/// One role of an organisation, with who holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredRole {
    /// The register's code, in lower case as Altinn writes it: `dagl`.
    pub code: String,
    /// What the register calls it.
    pub title: String,
    /// Who holds it.
    pub holder: RoleHolder,
}

/// Who holds a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RoleHolder {
    /// A person: the same number for the same one within an organisation, and nothing else of him or her.
    Person(usize),
    /// Another organisation.
    Organisation,
}

/// Forms of organisation that have the name of a person in theirs: sole proprietors, estates, persons.
const WITH_A_PERSON: [&str; 6] = ["ENK", "KBO", "BO", "PERS", "TVAM", "SAM"];

/// Whether the name of an organisation of this form is, or holds, that of a person.
#[must_use]
pub fn names_a_person(form: &str) -> bool {
    WITH_A_PERSON.contains(&form)
}
