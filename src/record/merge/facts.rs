//! The facts of one scope of two sides as one.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Joined, Lead, Sides};
use super::outcome::{Conflict, Note, Unmergeable};
use super::raw::Three;
use crate::record::facts::{FactEntry, Facts, ONLY};
use crate::record::key::client_of;
use crate::record::members::below;
use crate::record::newer::Newer;
use crate::record::topic::Topic;

/// What somebody must or may know of what was merged.
#[derive(Default)]
pub(super) struct Told {
    /// What only one side's deed can hold of.
    pub conflicts: Vec<Conflict>,
    /// What is good to know.
    pub notes: Vec<Note>,
}

/// The facts of a scope as both sides and their origin have them.
#[derive(Clone, Copy)]
pub(super) struct ThreeFacts<'f> {
    /// Where both come from.
    pub base: Option<&'f Facts>,
    /// The one.
    pub ours: &'f Facts,
    /// The other.
    pub theirs: &'f Facts,
}

/// A fact as one side has it.
#[derive(Clone, Copy)]
enum Stands<'f> {
    Known(&'f FactEntry),
    Unread(&'f Newer),
}

/// What cannot be read is the same where its text is, wherever it stands.
impl PartialEq for Stands<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Known(one), Self::Known(other)) => one == other,
            (Self::Unread(one), Self::Unread(other)) => one.raw == other.raw,
            _ => false,
        }
    }
}

/// A name in a scope: the id of a topic, known or not, and the key below it.
type Name<'f> = (&'f str, Option<&'f str>);

impl<'f> ThreeFacts<'f> {
    /// Both as one; `place` is where they stand in the file.
    ///
    /// # Errors
    /// Both sides changed something that this program cannot read.
    pub fn merged(self, place: &str, told: &mut Told) -> Result<Facts, Unmergeable> {
        if self.ours == self.theirs {
            return Ok(self.ours.clone());
        }
        let mut facts = Facts { newer: self.unread(place)?, ..Facts::default() };
        let unread: BTreeSet<Name<'_>> = facts.newer.iter().map(name_of).collect();
        let mut merged: BTreeMap<Topic, BTreeMap<String, Box<FactEntry>>> = BTreeMap::new();
        let leads = self.leads();
        for (topic, key) in self.names() {
            if unread.contains(&(topic.id(), Some(key).filter(|key| *key != ONLY))) {
                continue;
            }
            let Some(joined) = self.sides(topic, key).joined(leads.of(topic, key)) else { continue };
            tell(place, topic, key, &joined, told);
            merged.entry(topic).or_default().insert(key.to_owned(), Box::new(joined.entry));
        }
        facts.known = merged;
        Ok(facts)
    }

    /// The topics and keys that either side knows.
    fn names(self) -> BTreeSet<(Topic, &'f str)> {
        let of = |facts: &'f Facts| {
            facts.known.iter().flat_map(|(topic, keys)| keys.keys().map(|key| (*topic, key.as_str())))
        };
        of(self.ours).chain(of(self.theirs)).collect()
    }

    fn sides(self, topic: Topic, key: &str) -> Sides<'f> {
        let of = |facts: &'f Facts| facts.known.get(&topic)?.get(key).map(AsRef::as_ref);
        Sides { base: self.base.and_then(of), ours: of(self.ours), theirs: of(self.theirs) }
    }

    /// Whose remote things hold, where the two sides have not the same one.
    fn leads(self) -> Leads<'f> {
        let mut leads = Leads(BTreeMap::new());
        for remote in Topic::REMOTE {
            let keys = |facts: &'f Facts| facts.known.get(&remote).into_iter().flat_map(|keys| keys.keys());
            let keys: BTreeSet<&str> = keys(self.ours).chain(keys(self.theirs)).map(String::as_str).collect();
            for key in keys {
                // What hangs on another is led by that.
                if leads.of(remote, key).is_none()
                    && let Some(lead) = self.sides(remote, key).lead()
                {
                    leads.0.insert((remote, key), lead);
                }
            }
        }
        leads
    }

    /// What this program cannot read of either side, and what it can read of one side alone.
    fn unread(self, place: &str) -> Result<Vec<Newer>, Unmergeable> {
        let (ours, theirs) = (&self.ours.newer, &self.theirs.newer);
        let old = self.base.map(|base| base.newer.as_slice()).unwrap_or_default();
        if ours == theirs {
            return Ok(ours.clone());
        }
        let [base, one, other] = [self.base, Some(self.ours), Some(self.theirs)].map(Names::of);
        let mut merged: BTreeMap<Name<'_>, Newer> = BTreeMap::new();
        for name in ours.iter().chain(theirs).map(name_of) {
            if merged.contains_key(&name) {
                continue;
            }
            let three = Three { base: base.stands(name), ours: one.stands(name), theirs: other.stands(name) };
            match three.settled() {
                Some(Stands::Unread(newer)) => drop(merged.insert(name, newer.clone())),
                // The side that this program can read is the one that changed it.
                Some(Stands::Known(_)) => {}
                None => return Err(not_ours_to_judge(place, name, ours.iter().chain(theirs))),
            }
        }
        // The same whichever side is called ours; where one side has all of it, as it stands there.
        for side in [ours.as_slice(), theirs.as_slice(), old] {
            if side.len() == merged.len() && side.iter().all(|newer| merged.get(&name_of(newer)) == Some(newer)) {
                return Ok(side.to_vec());
            }
        }
        let mut merged: Vec<Newer> = merged.into_values().collect();
        merged.sort_by(|one, other| (one.after, &one.name).cmp(&(other.after, &other.name)));
        Ok(merged)
    }
}

/// The facts of a scope by their names, those that this program cannot read among them.
struct Names<'f> {
    facts: Option<&'f Facts>,
    unread: BTreeMap<Name<'f>, &'f Newer>,
}

impl<'f> Names<'f> {
    fn of(facts: Option<&'f Facts>) -> Self {
        let all = facts.map(|facts| facts.newer.as_slice()).unwrap_or_default();
        // Of two of one name the first.
        Self { facts, unread: all.iter().rev().map(|newer| (name_of(newer), newer)).collect() }
    }

    /// What stands under a name.
    fn stands(&self, name: Name<'_>) -> Option<Stands<'f>> {
        if let Some(newer) = self.unread.get(&name) {
            return Some(Stands::Unread(newer));
        }
        let (id, key) = name;
        let entry = self.facts?.known.get(&Topic::by_id(id)?)?.get(key.unwrap_or(ONLY))?;
        Some(Stands::Known(entry))
    }
}

/// The remote things that lead, by topic and key.
struct Leads<'f>(BTreeMap<(Topic, &'f str), Lead>);

impl Leads<'_> {
    /// What leads a fact: the first of what it follows.
    fn of(&self, topic: Topic, key: &str) -> Option<Lead> {
        let followed = Topic::REMOTE.into_iter().filter(|remote| topic.follows(*remote));
        let leads = |remote: Topic| {
            let of = if remote == Topic::ClientId { client_of(key) } else { key };
            self.0.get(&(remote, of)).copied()
        };
        followed.filter_map(leads).next()
    }
}

fn name_of(newer: &Newer) -> Name<'_> {
    (&newer.id, newer.key.as_deref())
}

fn not_ours_to_judge<'n>(place: &str, name: Name<'_>, mut all: impl Iterator<Item = &'n Newer>) -> Unmergeable {
    let (id, key) = name;
    let at = below(place, id);
    let place = key.map_or_else(|| at.clone(), |key| below(&at, key));
    let since = all.find(|newer| name_of(newer) == name && newer.since.is_some());
    Unmergeable::Newer { place, since: since.and_then(|newer| newer.since.clone()) }
}

/// Where a fact stands in the file.
pub(super) fn place_of(place: &str, topic: Topic, key: &str) -> String {
    let at = below(place, topic.id());
    if key == ONLY { at } else { below(&at, key) }
}

fn tell(place: &str, topic: Topic, key: &str, joined: &Joined, told: &mut Told) {
    let place = || place_of(place, topic, key);
    let holds = joined.entry.now.clone().map(Box::new);
    if let (Some(holds), Some(also)) = (holds.clone(), joined.also.clone()) {
        told.conflicts.push(Conflict::TwoMade { place: place(), holds, also: Box::new(also) });
    }
    if let (Some(holds), Some(other)) = (holds, joined.told.clone()) {
        told.notes.push(Note::BothTold { place: place(), holds, other: Box::new(other) });
    }
    if let Some(lost) = joined.lost.clone() {
        told.notes.push(Note::TakenBack { place: place(), lost: Box::new(lost) });
    }
    if joined.kept {
        told.notes.push(Note::Kept { place: place() });
    }
}

/// One of two sides that is not there.
pub(super) static NOTHING: Facts = Facts { known: BTreeMap::new(), newer: Vec::new() };

#[cfg(test)]
mod tests {
    use super::super::entry::Side;
    use super::*;

    #[test]
    fn a_client_leads_all_that_is_known_of_it_and_of_no_other() {
        let lead = Lead { side: Side::Ours, at: jiff::Timestamp::UNIX_EPOCH };
        let leads = Leads(BTreeMap::from([((Topic::ClientId, "main"), lead), ((Topic::MessageSent, ONLY), lead)]));
        let led = |topic, key| leads.of(topic, key).is_some();
        assert!(led(Topic::ClientKey, "main kid") && led(Topic::Token, "main altinn:serviceowner"));
        assert!(!led(Topic::ClientKey, "main-2") && !led(Topic::ScopeGranted, "altinn:serviceowner"));
        assert!(led(Topic::MessageSeen, ONLY) && !led(Topic::DryRun, ONLY));
    }
}
