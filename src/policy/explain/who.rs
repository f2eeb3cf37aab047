//! The subjects of a policy as people: their names, and who holds them without being given anything.

use crate::catalog::packages;
use crate::catalog::roles::{self, Role};
use crate::policy::ids::attribute;
use crate::policy::naming;
use crate::policy::readers::{package_name, role_name};
use crate::policy::terms::AttributePairs;
use crate::text::{Message, policy as policy_text, readers as reader_text};

impl AttributePairs {
    /// Who that is, to stand in a list.
    #[must_use]
    pub fn who(&self) -> Message {
        let named = self.0.iter().map(|(id, value)| name(id, value));
        named
            .reduce(|before, one| policy_text::NAME_AND.with("one", before).with("other", one))
            .unwrap_or_else(|| policy_text::NAME_ANYBODY.into())
    }

    /// Roles of Altinn 2 among them: without these nobody has them all.
    pub fn ending(&self) -> impl Iterator<Item = &'static Role> {
        self.0.iter().filter_map(|(id, value)| roles::by_attribute(id, value)).filter(|role| role.is_ending())
    }

    /// Who has it without being given anything, where that is not the name itself.
    #[must_use]
    pub fn held_by(&self) -> Option<Message> {
        match self.0.as_slice() {
            [(id, value)] => held_by(id, value).map(|held| held.with("who", self.who())),
            _ => None,
        }
    }
}

fn name(id: &str, value: &str) -> Message {
    if let Some(package) = packages::by_attribute(id, value) {
        return reader_text::PACKAGE.with("name", package_name(package));
    }
    match roles::by_attribute(id, value) {
        Some(role) if role.is_ending() => words::ROLE_ENDING.with("name", role_name(role)),
        Some(role) => reader_text::ROLE.with("name", role_name(role)),
        None if id == attribute::ACCESS_PACKAGE => words::UNKNOWN_PACKAGE.with("id", value),
        None if attribute::is_role(id) => words::UNKNOWN_ROLE.with("id", value),
        None => match id {
            attribute::PARTY_TYPE => words::PARTY_TYPE.with("type", value),
            attribute::USER_ID => words::USER.with("id", value),
            attribute::PARTY_ID => words::PARTY.with("id", value),
            attribute::SYSTEM_USER => words::SYSTEM_USER.with("id", value),
            DELEGATED => words::DELEGATED.with("id", value),
            _ => naming::subject(id, value),
        },
    }
}

/// Delegation that an app controls.
pub(super) const DELEGATED: &str = "urn:altinn:resource:delegation";

/// Who holds a package by a role, and which roles bring a role.
fn held_by(attribute_id: &str, value: &str) -> Option<Message> {
    if let Some(package) = packages::by_attribute(attribute_id, value) {
        let holders = package.held_by.iter().filter(|holding| holding.access).filter_map(|holding| {
            let role = roles::all().find(|role| role.provider == holding.provider && role.code == holding.role)?;
            Some(match holding.form {
                Some(form) => words::HELD_IN.with("role", role_name(role)).with("form", form),
                None => role_name(role),
            })
        });
        return Some(match joined(holders) {
            Some(roles) => words::HELD_WITH.with("roles", roles),
            None => words::HELD_BY_NOBODY.into(),
        });
    }
    let role = roles::by_attribute(attribute_id, value)?;
    let phrase = if role.is_ending() { words::HELD_WITH } else { words::HELD_ALSO };
    joined(role.held_via().map(role_name)).map(|roles| phrase.with("roles", roles))
}

/// Names with commas between.
#[must_use]
pub fn joined(names: impl Iterator<Item = Message>) -> Option<Message> {
    names.reduce(|before, name| words::LIST_AND_MORE.with("before", before).with("name", name))
}

/// What this file alone says.
mod words {
    crate::text::phrases! {
        HELD_IN { nb: "{role} (bare {form})", en: "{role} (only {form})" }
        LIST_AND_MORE { nb: "{before}, {name}", en: "{before}, {name}" }

        ROLE_ENDING { nb: "{name} (Altinn 2-rolle)", en: "{name} (Altinn 2 role)" }
        UNKNOWN_PACKAGE { nb: "{id} (ukjent tilgangspakke)", en: "{id} (unknown access package)" }
        UNKNOWN_ROLE { nb: "{id} (ukjent rolle)", en: "{id} (unknown role)" }
        PARTY_TYPE { nb: "enhver part av typen {type}", en: "any party of the type {type}" }
        USER { nb: "brukeren med id {id}", en: "the user with id {id}" }
        PARTY { nb: "parten med id {id}", en: "the party with id {id}" }
        SYSTEM_USER { nb: "systembrukeren {id}", en: "the system user {id}" }
        DELEGATED { nb: "den som appen {id} selv gir tilgang", en: "those to whom the app {id} itself gives access" }

        HELD_WITH { nb: "{who}: følger med {roles}", en: "{who}: comes with {roles}" }
        HELD_ALSO { nb: "{who}: gjelder også {roles}", en: "{who}: also {roles}" }
        HELD_BY_NOBODY { nb: "{who}: ingen uten fullmakt", en: "{who}: nobody without being authorised" }
    }
}
