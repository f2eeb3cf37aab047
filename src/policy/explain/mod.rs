//! A policy in plain words: who may do what, who really holds that, and who gets in by registration alone.

pub mod reach;

use super::compare::{Atom, Fill, Meaning, Term};
use super::ids::attribute;
use super::naming;
use super::readers::role_name;
use super::rights::{self, Confidentiality, Unlistable};
use super::xacml::{Effect, Policy};
use crate::catalog::packages;
use crate::catalog::roles::{self, Role};
use crate::text::{Message, policy as text};
use reach::Recipient;

/// One permission, or one shutting out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Permit or Deny.
    pub effect: Effect,
    /// Who: URNs that must all hold; empty is anybody.
    pub subjects: Vec<String>,
    /// The action; `None` is every action.
    pub action: Option<String>,
    /// The resource: URNs that must all hold; empty is any.
    pub resource: Vec<String>,
    /// All of it in words.
    pub message: Message,
    /// Who really holds it: for packages and roles.
    pub held_by: Option<Message>,
}

/// Everything there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Who may do what.
    pub rows: Vec<Row>,
    /// Who may read by registration alone, by kind of recipient; an empty list is nobody.
    pub readers: Vec<(Recipient, Vec<&'static Role>)>,
    /// Level for end users that the registry shows.
    pub level: i32,
    /// Whether Correspondence takes the resource for confidential; or why it cannot tell.
    pub confidentiality: Result<Confidentiality, Unlistable>,
}

/// Explains a policy. `resource_id` is the resource that is asked for, bare.
#[must_use]
pub fn explain(policy: &Policy, resource_id: &str) -> Explanation {
    let meaning = Meaning::of(policy, &Fill::default());
    let readers = |kind| (kind, reach::by_registration(policy, resource_id, "read", kind));
    Explanation {
        rows: meaning.atoms.iter().map(row).collect(),
        readers: Recipient::ALL.into_iter().map(readers).collect(),
        level: rights::minimum_level(policy),
        confidentiality: rights::listing(policy).map(|listing| rights::confidentiality(&listing)),
    }
}

/// Who may read at this kind of recipient, in words.
#[must_use]
pub fn readers_in_words(recipient: Recipient, readers: &[&'static Role]) -> Message {
    match joined(readers.iter().map(|role| role_name(role))) {
        Some(roles) => text::REACH_YES.with("who", recipient.name()).with("roles", roles),
        None => text::REACH_NOBODY.with("who", recipient.name()),
    }
}

fn row(atom: &Atom) -> Row {
    let urns = |terms: &std::collections::BTreeSet<Term>| -> Vec<String> {
        terms.iter().map(|term| format!("{}:{}", term.attribute_id, term.value)).collect()
    };
    let action = atom.action.iter().next().map(|term| term.value.clone());
    let resource = urns(&atom.resource);
    let who = naming::subjects(atom.subject.iter().map(|term| (term.attribute_id.as_str(), term.value.as_str())));
    let phrase = match atom.effect {
        Effect::Permit => text::EXPLAIN_MAY,
        Effect::Deny => text::EXPLAIN_MAY_NOT,
    };
    let named = action.as_deref().map_or_else(|| Message::from(text::NAME_ANY_ACTION), naming::action);
    let place = if resource.is_empty() {
        Message::from(text::NAME_ANY_RESOURCE)
    } else {
        Message::verbatim(resource.join(" + "))
    };
    let mut subjects = atom.subject.iter();
    let held_by = match (subjects.next(), subjects.next()) {
        (Some(only), None) => held_by(&only.attribute_id, &only.value),
        _ => None,
    };
    Row {
        effect: atom.effect,
        subjects: urns(&atom.subject),
        action,
        resource,
        message: phrase.with("who", who).with("action", named).with("resource", place),
        held_by,
    }
}

/// Who holds a package by a role, and which roles bring a role.
#[must_use]
pub fn held_by(attribute_id: &str, value: &str) -> Option<Message> {
    if attribute_id == attribute::ACCESS_PACKAGE {
        let package = packages::by_id(&value.to_lowercase())?;
        let holders = package.held_by.iter().filter(|holding| holding.access).filter_map(|holding| {
            let role = roles::all().find(|role| role.provider == holding.provider && role.code == holding.role)?;
            Some(match holding.form {
                Some(form) => text::HELD_IN.with("role", role_name(role)).with("form", form),
                None => role_name(role),
            })
        });
        return Some(match joined(holders) {
            Some(roles) => text::HELD_BY.with("roles", roles),
            None => text::HELD_BY_NOBODY.into(),
        });
    }
    let role = roles::by_attribute(attribute_id, value)?;
    joined(role.held_via().map(role_name)).map(|roles| text::HELD_VIA.with("roles", roles))
}

/// Names with commas between.
fn joined(names: impl Iterator<Item = Message>) -> Option<Message> {
    names.reduce(|before, name| text::LIST_AND_MORE.with("before", before).with("name", name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::policy::build::{Choices, Holders, correspondence};
    use crate::policy::{parse, write::to_xml};

    fn policy(readers: Holders) -> Policy {
        let choices = Choices { readers, events: false, ..Choices::new("ttd", "ttd-melding") };
        parse(&to_xml(&correspondence(&choices))).unwrap()
    }

    fn reached(policy: &Policy) -> Vec<&'static str> {
        let explanation = explain(policy, "ttd-melding");
        let read = explanation.readers.into_iter().filter(|(_, roles)| !roles.is_empty());
        read.map(|(kind, _)| kind.word()).collect()
    }

    #[test]
    fn the_default_readers_reach_every_organisation_and_no_person() {
        let everybody = policy(Holders::recipients(true, false, false));
        assert_eq!(reached(&everybody), ["as", "enk", "ans", "municipality", "bankruptcy"]);
        assert_eq!(reached(&policy(Holders::recipients(false, true, false))), ["person"]);
    }

    #[test]
    fn the_general_manager_alone_locks_out_those_without_one() {
        let roles = vec!["dagl".to_owned()];
        assert_eq!(reached(&policy(Holders { roles, packages: vec![] })), ["as", "municipality"]);
    }

    #[test]
    fn nobody_reads_confidential_post_by_registration() {
        let confidential = policy(Holders::recipients(true, false, true));
        assert_eq!(reached(&confidential), Vec::<&str>::new());
        let explanation = explain(&confidential, "ttd-melding");
        assert_eq!(explanation.confidentiality, Ok(Confidentiality::Confidential));
        let held = explanation.rows[0].held_by.as_ref().unwrap().say(Language::Nb);
        assert!(held.contains("Ingen"), "{held}");
        let (kind, roles) = &explanation.readers[0];
        assert!(readers_in_words(*kind, roles).say(Language::En).contains("Nobody"));
    }

    #[test]
    fn new_role_names_alone_reach_nobody() {
        let roles = vec!["urn:altinn:external-role:ccr:daglig-leder".to_owned()];
        assert_eq!(reached(&policy(Holders { roles, packages: vec![] })), Vec::<&str>::new());
    }

    #[test]
    fn rows_are_said_in_both_languages() {
        let explanation = explain(&policy(Holders { roles: vec!["a0236".into()], packages: vec![] }), "ttd-melding");
        let row = &explanation.rows[0];
        let said = row.message.say(Language::Nb);
        assert_eq!(said, "den som har rollen «Post/arkiv»: Les på urn:altinn:resource:ttd-melding");
        assert!(row.held_by.as_ref().unwrap().say(Language::En).contains("Managing Director"));
        assert_eq!(explanation.level, 3);
        assert_eq!(Recipient::parse("ENK"), Some(Recipient::SoleProprietor));
    }
}
