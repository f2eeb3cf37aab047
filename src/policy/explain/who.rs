//! The subjects of a policy as people: their names, and who holds them without being given anything.

use crate::catalog::roles::{self, Role};
use crate::policy::naming::{self, KnownSubject, joined, role_name};
use crate::policy::terms::AttributePairs;
use crate::text::Message;

impl AttributePairs {
    /// Who that is, to stand in a list.
    #[must_use]
    pub fn who(&self) -> Message {
        naming::at_once(self.0.iter().map(|(id, value)| (id.as_str(), value.as_str())), naming::entry)
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

/// Who holds a package by a role, and which roles bring a role.
fn held_by(attribute_id: &str, value: &str) -> Option<Message> {
    match KnownSubject::of(attribute_id, value) {
        KnownSubject::Package(package) => {
            let holders = package.held_by.iter().filter(|holding| holding.access).filter_map(|holding| {
                let role = roles::all().find(|role| role.provider == holding.provider && role.code == holding.role)?;
                Some(match holding.form {
                    Some(form) => words::HELD_IN.with("role", role_name(role)).with("form", form),
                    None => role_name(role),
                })
            });
            Some(
                joined(holders)
                    .map_or_else(|| words::HELD_BY_NOBODY.into(), |roles| words::HELD_WITH.with("roles", roles)),
            )
        }
        KnownSubject::Role(role) => {
            let phrase = if role.is_ending() { words::HELD_WITH } else { words::HELD_ALSO };
            joined(role.held_via().map(role_name)).map(|roles| phrase.with("roles", roles))
        }
        KnownSubject::Neither => None,
    }
}

/// What this file alone says.
mod words {
    crate::text::phrases! {
        HELD_IN { nb: "{role} (bare {form})", en: "{role} (only {form})" }
        HELD_WITH { nb: "{who}: følger med {roles}", en: "{who}: comes with {roles}" }
        HELD_ALSO { nb: "{who}: gjelder også {roles}", en: "{who}: also {roles}" }
        HELD_BY_NOBODY { nb: "{who}: ingen uten fullmakt", en: "{who}: nobody without being authorised" }
    }
}
