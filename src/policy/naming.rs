//! Subjects, actions and resources by the names that people know, in both languages.

use super::ids::attribute;
use crate::catalog::actions;
use crate::catalog::packages::{self, Package};
use crate::catalog::roles::{self, Role};
use crate::text::{Message, policy as text};

/// What the catalogue knows of a subject attribute and its value.
#[derive(Clone, Copy)]
pub enum KnownSubject {
    /// An access package.
    Package(&'static Package),
    /// A role of any of the registers.
    Role(&'static Role),
    /// Neither: an organisation, a list, a person, or a value that the catalogue does not hold.
    Neither,
}

impl KnownSubject {
    /// Looks it up. Case of the value does not matter.
    #[must_use]
    pub fn of(attribute_id: &str, value: &str) -> Self {
        if let Some(package) = packages::by_attribute(attribute_id, value) {
            return Self::Package(package);
        }
        if attribute_id == attribute::ACCESS_PACKAGE {
            return Self::Neither;
        }
        roles::by_attribute(attribute_id, value).map_or(Self::Neither, Self::Role)
    }

    /// The role, where it is one.
    #[must_use]
    pub const fn role(self) -> Option<&'static Role> {
        if let Self::Role(role) = self { Some(role) } else { None }
    }

    /// The package, where it is one.
    #[must_use]
    pub const fn package(self) -> Option<&'static Package> {
        if let Self::Package(package) = self { Some(package) } else { None }
    }
}

/// Who has this subject attribute, to stand in a sentence, with the official name of roles and packages.
#[must_use]
pub fn subject(attribute_id: &str, value: &str) -> Message {
    match KnownSubject::of(attribute_id, value) {
        KnownSubject::Package(package) => return words::NAME_PACKAGE.with("name", package_name(package)),
        KnownSubject::Role(role) => return words::NAME_ROLE.with("name", role_name(role)),
        KnownSubject::Neither => {}
    }
    match attribute_id {
        attribute::ORG => words::NAME_ORG.with("code", value),
        attribute::ORGANISATION_NUMBER | attribute::LEGACY_ORGANISATION_NUMBER => {
            words::NAME_ORGANISATION.with("orgnr", value)
        }
        attribute::ACCESS_LIST => words::NAME_ACCESS_LIST.with("list", value),
        _ => words::NAME_OTHER.with("urn", format!("{attribute_id}:{value}")),
    }
}

/// The same, to stand in a list or a table: the bare name, and what it is the name of.
#[must_use]
pub fn entry(attribute_id: &str, value: &str) -> Message {
    match KnownSubject::of(attribute_id, value) {
        KnownSubject::Package(package) => return package_entry(package),
        KnownSubject::Role(role) => return role_entry(role),
        KnownSubject::Neither => {}
    }
    match attribute_id {
        attribute::ACCESS_PACKAGE => words::UNKNOWN_PACKAGE.with("id", value),
        id if attribute::is_role(id) => words::UNKNOWN_ROLE.with("id", value),
        attribute::PARTY_TYPE => words::PARTY_TYPE.with("type", value),
        attribute::USER_ID => words::USER.with("id", value),
        attribute::PARTY_ID => words::PARTY.with("id", value),
        attribute::SYSTEM_USER => words::SYSTEM_USER.with("id", value),
        DELEGATED => words::DELEGATED.with("id", value),
        _ => subject(attribute_id, value),
    }
}

/// Delegation that an app controls.
pub const DELEGATED: &str = "urn:altinn:resource:delegation";

/// All of these at once, each named by `one` ([`subject`] or [`entry`]); none of them is anybody.
#[must_use]
pub fn at_once<'s>(
    attributes: impl IntoIterator<Item = (&'s str, &'s str)>,
    one: impl Fn(&str, &str) -> Message,
) -> Message {
    let named = attributes.into_iter().map(|(id, value)| one(id, value));
    named
        .reduce(|before, one| text::NAME_AND.with("one", before).with("other", one))
        .unwrap_or_else(|| words::NAME_ANYBODY.into())
}

/// All of these at once, to stand in a sentence.
#[must_use]
pub fn subjects<'s>(attributes: impl IntoIterator<Item = (&'s str, &'s str)>) -> Message {
    at_once(attributes, subject)
}

/// A package in a list.
#[must_use]
pub fn package_entry(package: &'static Package) -> Message {
    words::PACKAGE.with("name", package_name(package))
}

/// A role in a list; one of Altinn 2 is said to be.
#[must_use]
pub fn role_entry(role: &'static Role) -> Message {
    let phrase = if role.is_ending() { words::ROLE_ENDING } else { words::ROLE };
    phrase.with("name", role_name(role))
}

/// The official name of a package.
#[must_use]
pub fn package_name(package: &'static Package) -> Message {
    Message::named(package.nb, package.en)
}

/// The official name of a role; one that has left the register has none in English.
#[must_use]
pub fn role_name(role: &'static Role) -> Message {
    Message::named(role.nb, if role.en.is_empty() { role.nb } else { role.en })
}

/// Names with commas between; `None` when there are none.
#[must_use]
pub fn joined(names: impl Iterator<Item = Message>) -> Option<Message> {
    names.reduce(|before, name| words::LIST_AND_MORE.with("before", before).with("name", name))
}

/// What an action is, as it follows on "can": what is done, and the id; one that the catalogue does not know by its id alone.
#[must_use]
pub fn does(id: &str) -> Message {
    match actions::by_id(&id.to_lowercase()) {
        Some(action) => action.does.into(),
        None => words::DOES_UNKNOWN.with("id", id),
    }
}

/// What this file alone says.
mod words {
    crate::text::phrases! {
        DOES_UNKNOWN { nb: "gjøre `{id}`", en: "do `{id}`" }
        NAME_PACKAGE { nb: "alle med tilgangspakken «{name}»", en: "holders of the access package “{name}”" }
        NAME_ROLE { nb: "alle med rollen «{name}»", en: "holders of the role “{name}”" }
        NAME_ORG { nb: "tjenesteeieren {code}", en: "the service owner {code}" }
        NAME_ORGANISATION { nb: "virksomheten {orgnr}", en: "the organisation {orgnr}" }
        NAME_ACCESS_LIST { nb: "virksomheter på tilgangslisten {list}", en: "organisations on the access list {list}" }
        NAME_OTHER { nb: "alle med {urn}", en: "those with {urn}" }
        PACKAGE { nb: "{name} (tilgangspakke)", en: "{name} (access package)" }
        ROLE { nb: "{name} (rolle)", en: "{name} (role)" }
        ROLE_ENDING { nb: "{name} (Altinn 2-rolle)", en: "{name} (Altinn 2 role)" }
        UNKNOWN_PACKAGE { nb: "{id} (ukjent tilgangspakke)", en: "{id} (unknown access package)" }
        UNKNOWN_ROLE { nb: "{id} (ukjent rolle)", en: "{id} (unknown role)" }
        PARTY_TYPE { nb: "enhver part av typen {type}", en: "any party of the type {type}" }
        USER { nb: "brukeren med id {id}", en: "the user with id {id}" }
        PARTY { nb: "parten med id {id}", en: "the party with id {id}" }
        SYSTEM_USER { nb: "systembrukeren {id}", en: "the system user {id}" }
        DELEGATED { nb: "alle med tilgang fra appen {id} selv", en: "those to whom the app {id} itself gives access" }
        LIST_AND_MORE { nb: "{before}, {name}", en: "{before}, {name}" }
        NAME_ANYBODY { nb: "hvem som helst", en: "anybody" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn known_subjects_have_their_official_name() {
        let nb = |id: &str, value: &str| subject(id, value).render(Language::Nb);
        assert_eq!(nb("urn:altinn:rolecode", "DAGL"), "alle med rollen «Daglig leder»");
        assert!(nb("urn:altinn:accesspackage", "a-ordning").contains("A-ordningen"));
        assert_eq!(nb("urn:altinn:accesspackage", "x"), "alle med urn:altinn:accesspackage:x");
        assert_eq!(subjects([]).render(Language::En), "anybody");
        let both = subjects([("urn:altinn:rolecode", "dagl"), ("urn:altinn:org", "ttd")]);
        assert!(both.render(Language::En).ends_with("and at the same time the service owner ttd"));
        let listed = |id: &str, value: &str| entry(id, value).render(Language::Nb);
        assert_eq!(listed("urn:altinn:rolecode", "DAGL"), "Daglig leder (rolle)");
        assert_eq!(listed("urn:altinn:rolecode", "zzzz"), "zzzz (ukjent rolle)");
        assert_eq!(listed("urn:altinn:accesspackage", "x"), "x (ukjent tilgangspakke)");
        assert_eq!(listed("urn:altinn:org", "ttd"), nb("urn:altinn:org", "ttd"));
        assert_eq!(does("read").render(Language::Nb), "lese (`read`)");
        assert_eq!(does("fly").render(Language::En), "do `fly`");
    }
}
