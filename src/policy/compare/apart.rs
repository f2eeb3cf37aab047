//! What sets two permissions apart that read alike: the same person seems to lose and to gain the same.
//!
//! A role may stand by its code or by its name in a register, and a text may be compared with or without case. Neither
//! shows in the names that people know, so it is said besides.

use std::collections::{BTreeSet, HashMap};

use super::permission::{Atom, AttributeTerms, How, Term};
use crate::policy::naming;
use crate::text::{Message, policy as text};

/// How an atom reads: who, does what, with what.
type Reading = (String, BTreeSet<String>, BTreeSet<String>);

/// The atoms of both sides by how they read.
pub(super) struct Apart<'a> {
    gone: HashMap<Reading, Vec<&'a Atom>>,
    new: HashMap<Reading, Vec<&'a Atom>>,
}

impl<'a> Apart<'a> {
    /// Those that are gone, and those that are new.
    pub(super) fn of(gone: &[&'a Atom], new: &[&'a Atom]) -> Self {
        let by_reading = |atoms: &[&'a Atom]| {
            let mut all: HashMap<Reading, Vec<&'a Atom>> = HashMap::new();
            for atom in atoms {
                all.entry(reading(atom)).or_default().push(atom);
            }
            all
        };
        Self { gone: by_reading(gone), new: by_reading(new) }
    }

    /// What sets an atom apart from those of the other side that read alike; `None` where none does.
    pub(super) fn detail(&self, atom: &Atom) -> Option<Message> {
        let reading = reading(atom);
        let (gone, new) = (self.gone.get(&reading)?, self.new.get(&reading)?);
        let here = |atoms: &[&Atom]| atoms.iter().any(|one| std::ptr::eq(*one, atom));
        let other = if here(gone) { new } else { gone }.first()?;
        let changed = |mine: &AttributeTerms, theirs: &AttributeTerms| -> Vec<Message> {
            mine.difference(theirs).map(|term| told(term, theirs)).collect()
        };
        let sides = [(&atom.subject, &other.subject), (&atom.action, &other.action), (&atom.resource, &other.resource)];
        let terms = sides.into_iter().flat_map(|(mine, theirs)| changed(mine, theirs));
        terms.reduce(|before, one| text::DIFF_APART_AND.with("before", before).with("one", one))
    }
}

fn reading(atom: &Atom) -> Reading {
    let values = |terms: &AttributeTerms| terms.iter().map(|term| term.value.to_lowercase()).collect();
    let who = atom.subject.iter().map(|term| (term.attribute_id.as_str(), term.value.as_str()));
    (naming::subjects(who).say(crate::domain::Language::En), values(&atom.action), values(&atom.resource))
}

/// A term that the other side has not: by its URN, or how it is compared where the URN is the same.
fn told(term: &Term, others: &AttributeTerms) -> Message {
    let urn = format!("{}:{}", term.attribute_id, term.value);
    let alike = |other: &Term| {
        other.attribute_id == term.attribute_id && other.value.to_lowercase() == term.value.to_lowercase()
    };
    if !others.iter().any(alike) {
        return Message::verbatim(urn);
    }
    match &term.how {
        How::Exactly => text::DIFF_APART_EXACTLY.with("urn", urn),
        How::IgnoringCase => text::DIFF_APART_ANY_CASE.with("urn", urn),
        How::By(function) => text::DIFF_APART_BY.with("urn", urn).with("function", function.as_str()),
    }
}
