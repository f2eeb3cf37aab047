//! Subjects, actions and resources by the names that people know, in both languages.

use super::ids::attribute;
use super::readers::{package_name, role_name};
use crate::catalog::{actions, packages, roles};
use crate::text::{Message, Phrase, policy as text};

/// Who has this subject attribute, with the official name of roles and packages.
#[must_use]
pub fn subject(attribute_id: &str, value: &str) -> Message {
    if attribute_id == attribute::ACCESS_PACKAGE
        && let Some(package) = packages::by_id(&value.to_lowercase())
    {
        return words::NAME_PACKAGE.with("name", package_name(package));
    }
    if let Some(role) = roles::by_attribute(attribute_id, value) {
        return words::NAME_ROLE.with("name", role_name(role));
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

/// All of these at once; none of them is anybody.
#[must_use]
pub fn subjects<'s>(attributes: impl IntoIterator<Item = (&'s str, &'s str)>) -> Message {
    let mut named: Option<Message> = None;
    for (id, value) in attributes {
        let one = subject(id, value);
        named = Some(match named {
            Some(before) => text::NAME_AND.with("one", before).with("other", one),
            None => one,
        });
    }
    named.unwrap_or_else(|| text::NAME_ANYBODY.into())
}

/// The name of an action; one that the catalogue does not know is its own name.
#[must_use]
pub fn action(id: &str) -> Message {
    actions::by_id(id).map_or_else(|| Message::verbatim(id), |action| Phrase { nb: action.nb, en: action.en }.into())
}

/// What this file alone says.
mod words {
    crate::text::phrases! {
        NAME_PACKAGE { nb: "den som har tilgangspakken «{name}»", en: "holders of the access package “{name}”" }
        NAME_ROLE { nb: "den som har rollen «{name}»", en: "holders of the role “{name}”" }
        NAME_ORG { nb: "tjenesteeieren {code}", en: "the service owner {code}" }
        NAME_ORGANISATION { nb: "virksomheten {orgnr}", en: "the organisation {orgnr}" }
        NAME_ACCESS_LIST { nb: "virksomheter på tilgangslisten {list}", en: "organisations on the access list {list}" }
        NAME_OTHER { nb: "den som har {urn}", en: "those with {urn}" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    #[test]
    fn known_subjects_have_their_official_name() {
        let nb = |id: &str, value: &str| subject(id, value).render(Language::Nb);
        assert_eq!(nb("urn:altinn:rolecode", "DAGL"), "den som har rollen «Daglig leder»");
        assert!(nb("urn:altinn:accesspackage", "a-ordning").contains("A-ordningen"));
        assert_eq!(nb("urn:altinn:accesspackage", "x"), "den som har urn:altinn:accesspackage:x");
        assert_eq!(subjects([]).render(Language::En), "anybody");
        let both = subjects([("urn:altinn:rolecode", "dagl"), ("urn:altinn:org", "ttd")]);
        assert!(both.render(Language::En).ends_with("and at the same time the service owner ttd"));
        assert_eq!(action("read").render(Language::Nb), "Les");
        assert_eq!(action("fly").render(Language::En), "fly");
    }
}
