//! What sets two permissions apart that read alike: the same person seems to lose and to gain the same.
//!
//! A role may stand by its code or by its name in a register, and a text may be compared with or without case. Neither
//! shows in the names that people know, so it is said besides.

use std::collections::{BTreeSet, HashMap};

use super::permission::{AttributeCondition, Comparison, Conditions, Permission};
use crate::policy::naming;
use crate::text::Message;

/// How a permission reads: who, does what, with what.
type Reading = (String, BTreeSet<String>, BTreeSet<String>);

/// The permissions of both sides by how they read.
pub(super) struct Apart<'a> {
    before: HashMap<Reading, Vec<&'a Permission>>,
    after: HashMap<Reading, Vec<&'a Permission>>,
}

impl<'a> Apart<'a> {
    /// All of both sides; none where nobody will ask.
    pub(super) fn of(before: &'a [Permission], after: &'a [Permission], unasked: bool) -> Self {
        let by_reading = |permissions: &'a [Permission]| {
            let mut all: HashMap<Reading, Vec<&'a Permission>> = HashMap::new();
            for permission in permissions.iter().filter(|_| !unasked) {
                all.entry(reading(permission)).or_default().push(permission);
            }
            all
        };
        Self { before: by_reading(before), after: by_reading(after) }
    }

    /// What sets a permission apart from those of the other side that read alike; `None` where none does.
    pub(super) fn detail(&self, permission: &Permission) -> Option<Message> {
        let reading = reading(permission);
        let (before, after) = (self.before.get(&reading)?, self.after.get(&reading)?);
        let here = before.iter().any(|one| std::ptr::eq(*one, permission));
        let other = if here { after } else { before }.iter().find(|other| other.effect == permission.effect)?;
        let changed = |mine: &Conditions, theirs: &Conditions| -> Vec<Message> {
            mine.difference(theirs).map(|term| told(term, theirs)).collect()
        };
        let sides = [
            (&permission.subject, &other.subject),
            (&permission.action, &other.action),
            (&permission.resource, &other.resource),
        ];
        let terms = sides.into_iter().flat_map(|(mine, theirs)| changed(mine, theirs));
        terms.reduce(|before, one| words::DIFF_APART_AND.with("before", before).with("one", one))
    }
}

fn reading(permission: &Permission) -> Reading {
    let values = |terms: &Conditions| terms.iter().map(|term| term.value.to_lowercase()).collect();
    let who = permission.subject.iter().map(|term| (term.attribute_id.as_str(), term.value.as_str()));
    (
        naming::subjects(who).render(crate::domain::Language::En),
        values(&permission.action),
        values(&permission.resource),
    )
}

/// A term that the other side has not: by its URN, or how it is compared where the URN is the same.
fn told(term: &AttributeCondition, others: &Conditions) -> Message {
    let urn = format!("{}:{}", term.attribute_id, term.value);
    let alike = |other: &AttributeCondition| {
        other.attribute_id == term.attribute_id && other.value.to_lowercase() == term.value.to_lowercase()
    };
    if !others.iter().any(alike) {
        return Message::verbatim(urn);
    }
    match &term.how {
        Comparison::Exactly => words::DIFF_APART_EXACTLY.with("urn", urn),
        Comparison::IgnoringCase => words::DIFF_APART_ANY_CASE.with("urn", urn),
        Comparison::By(function) => words::DIFF_APART_BY.with("urn", urn).with("function", function.as_str()),
    }
}

/// What this file alone says.
mod words {
    crate::text::phrases! {
        DIFF_APART_AND { nb: "{before}, {one}", en: "{before}, {one}" }
        DIFF_APART_EXACTLY { nb: "{urn} bokstav for bokstav", en: "{urn} letter by letter" }
        DIFF_APART_ANY_CASE { nb: "{urn} uten hensyn til store og små bokstaver", en: "{urn} in upper or lower case" }
        DIFF_APART_BY { nb: "{urn} sammenlignet med {function}", en: "{urn} compared by {function}" }
    }
}
