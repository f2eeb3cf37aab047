//! What an entry remembers, and how two memories are held against each other.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::record::evidence::{Evidence, Past, Source};
use crate::record::facts::FactEntry;

/// What holds at a side: evidence, or that it was taken back; nothing where nothing was ever known.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Head<'e> {
    /// Since when.
    pub at: Option<Timestamp>,
    /// What is known.
    pub now: Option<&'e Evidence>,
}

/// What a record is known by; of two the one with the greater is the newer. Ordered by time, source and value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Record(Timestamp, Source, String, String);

pub(super) fn record(evidence: &Evidence) -> Record {
    Record(evidence.at, evidence.source, text(evidence), evidence.how.clone())
}

/// Everything that an entry has ever held and still remembers, what holds now among it.
pub(super) fn records(entry: &FactEntry) -> impl Iterator<Item = Record> + '_ {
    entry.past.iter().map(|past| &past.evidence).chain(&entry.now).map(record)
}

/// A value as one text, to compare by.
pub(super) fn text(evidence: &Evidence) -> String {
    evidence.value.to_json().map(|json| json.to_string()).unwrap_or_default()
}

pub(super) fn head(entry: Option<&FactEntry>) -> Head<'_> {
    let Some(entry) = entry else { return Head { at: None, now: None } };
    let taken_back = entry.past.iter().filter_map(|past| past.taken_back).max();
    Head { at: entry.now.as_ref().map(|now| now.at).or(taken_back), now: entry.now.as_ref() }
}

/// Of two at the same time what is known holds, then by source and value.
pub(super) fn order(head: Head<'_>) -> (Option<Timestamp>, Option<Record>) {
    (head.at, head.now.map(record))
}

/// The same, known in the same way: only the day may differ.
pub(super) fn is_same(one: &Evidence, other: &Evidence) -> bool {
    one.value == other.value && one.source == other.source
}

/// What a remote thing is called at its service; what is none, by its value.
pub(super) fn name_of(evidence: &Evidence) -> String {
    evidence.value.remote_id().unwrap_or_else(|| text(evidence))
}

/// Whether two are evidence of one remote thing.
pub(super) fn is_one(one: &Evidence, other: &Evidence) -> bool {
    name_of(one) == name_of(other)
}

/// The remote things that an entry remembers, by their names: each is named once, however often it is looked for.
pub(super) struct Things {
    standing: BTreeSet<String>,
    former: BTreeMap<String, Option<Timestamp>>,
}

impl Things {
    pub(super) fn of(entry: &FactEntry) -> Self {
        let mut former: BTreeMap<String, Option<Timestamp>> = BTreeMap::new();
        for past in &entry.past {
            let taken_back = former.entry(name_of(&past.evidence)).or_default();
            *taken_back = past.taken_back.max(*taken_back);
        }
        Self { standing: entry.also_made.iter().chain(&entry.now).map(name_of).collect(), former }
    }

    /// Whether a thing is remembered, whatever has become of it.
    pub(super) fn knows(&self, evidence: &Evidence) -> bool {
        let name = name_of(evidence);
        self.standing.contains(&name) || self.former.contains_key(&name)
    }

    /// When a thing was taken back, where it is there no more.
    pub(super) fn dealt_with(&self, evidence: &Evidence) -> Option<Timestamp> {
        let name = name_of(evidence);
        self.former.get(&name).copied().flatten().filter(|_| !self.standing.contains(&name))
    }
}

/// The values of which something was made, told or refused: their history is never let go of.
pub(super) fn guarded(entries: &[&FactEntry]) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    for entry in entries {
        let counts = |past: &&Past| past.refused.is_some() || past.evidence.source != Source::Seen;
        values.extend(entry.past.iter().filter(counts).map(|past| text(&past.evidence)));
        let standing = entry.also_made.iter().chain(&entry.now);
        values.extend(standing.filter(|evidence| evidence.source != Source::Seen).map(text));
    }
    values
}

pub(super) fn is_guarded(past: &Past, values: &BTreeSet<String>) -> bool {
    past.refused.is_some() || past.evidence.source != Source::Seen || values.contains(&text(&past.evidence))
}

/// Orders by time, source and value; what was taken back counts at its time.
pub(super) fn in_order(past: &mut [Past]) {
    past.sort_by_cached_key(|past| {
        let Record(at, source, value, how) = record(&past.evidence);
        (past.taken_back.unwrap_or(at), source, value, at, how)
    });
}

/// Whether an entry remembers all that another does of what must not be let go of.
pub(super) fn holds_all(entry: &FactEntry, other: &FactEntry) -> bool {
    let (guarded, things) = (guarded(&[other]), Things::of(entry));
    let past = other.past.iter().filter(|past| is_guarded(past, &guarded));
    let standing = other.now.iter().filter(|now| now.source != Source::Seen);
    past.map(|past| &past.evidence).chain(standing).chain(&other.also_made).all(|evidence| things.knows(evidence))
}

/// Since when what holds has held without a break, where that is longer than since it was looked at last.
pub(super) fn first(now: &Evidence, entries: &[&FactEntry], past: &[Past]) -> Option<Timestamp> {
    let breaks = past.iter().filter_map(|past| {
        let other = (past.evidence.value != now.value).then_some(past.evidence.at);
        past.taken_back.max(other)
    });
    let last_break = breaks.filter(|at| *at <= now.at).max();
    let of_now = entries.iter().filter_map(|entry| {
        let same = entry.now.as_ref().filter(|known| known.value == now.value)?;
        Some([entry.first.unwrap_or(same.at), same.at])
    });
    let of_past = past.iter().filter(|past| past.evidence.value == now.value).map(|past| past.evidence.at);
    let begun = of_now.flatten().chain(of_past).filter(|at| last_break.is_none_or(|last| *at >= last)).min();
    begun.filter(|at| *at < now.at)
}
