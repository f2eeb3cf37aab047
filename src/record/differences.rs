//! What differs between two states, fact by fact.

use std::collections::BTreeMap;

use super::facts::Facts;
use super::state::State;
use super::topic::Topic;
use super::walk::{FactHistory, ScopePlace};

/// What became of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactChange {
    /// It was not known before.
    New,
    /// It is known no more: taken back, or not in the file.
    Gone,
    /// It is another, or known in another way.
    Changed,
    /// The same, and another remote thing stands beside it or does no more.
    Beside,
    /// The same, looked at or told again.
    Again,
    /// The same; only what is remembered of before differs.
    History,
}

/// A fact that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct FactDifference<'s> {
    /// It belongs to a rehearsal.
    pub rehearsal: bool,
    /// Where it stands.
    pub place: ScopePlace<'s>,
    /// What it is about.
    pub topic: Topic,
    /// Which of several.
    pub key: Option<&'s str>,
    /// What became of it.
    pub change: FactChange,
    /// As it was, where there was any.
    pub before: Option<FactHistory<'s>>,
    /// As it is, where there is any.
    pub after: Option<FactHistory<'s>>,
}

/// What differs between two states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StateDifferences<'s> {
    /// The facts, in the order of the file.
    pub facts: Vec<FactDifference<'s>>,
    /// What this program cannot read and stands otherwise, by its place.
    pub unread: Vec<String>,
}

/// What is other in the second state, seen from the first.
#[must_use]
pub fn differences<'s>(before: &'s State, after: &'s State) -> StateDifferences<'s> {
    let mut all = StateDifferences::default();
    for (rehearsal, name) in [(true, "rehearsal"), (false, "real")] {
        let mut scopes: BTreeMap<ScopePlace<'s>, [Option<&'s Facts>; 2]> = BTreeMap::new();
        for (place, facts) in before.book(rehearsal).scopes() {
            scopes.insert(place, [Some(facts), None]);
        }
        for (place, facts) in after.book(rehearsal).scopes() {
            let [_, second] = scopes.entry(place).or_default();
            *second = Some(facts);
        }
        for (place, [old, new]) in scopes {
            if old == new {
                continue;
            }
            of_scope((rehearsal, place), [old, new], &mut all.facts);
            unread(&format!("books/{name}/{place}"), [old, new], &mut all.unread);
        }
    }
    all
}

fn of_scope<'s>(
    (rehearsal, place): (bool, ScopePlace<'s>),
    sides: [Option<&'s Facts>; 2],
    all: &mut Vec<FactDifference<'s>>,
) {
    let mut facts: BTreeMap<(Topic, Option<&'s str>), [Option<FactHistory<'s>>; 2]> = BTreeMap::new();
    let [old, new] = sides;
    for (topic, key, history) in old.into_iter().flat_map(Facts::histories) {
        facts.insert((topic, key), [Some(history), None]);
    }
    for (topic, key, history) in new.into_iter().flat_map(Facts::histories) {
        let [_, second] = facts.entry((topic, key)).or_default();
        *second = Some(history);
    }
    for ((topic, key), [before, after]) in facts {
        if let Some(change) = change(before, after) {
            all.push(FactDifference { rehearsal, place, topic, key, change, before, after });
        }
    }
}

/// What became of a fact; nothing where it is the same with all its history.
fn change(before: Option<FactHistory<'_>>, after: Option<FactHistory<'_>>) -> Option<FactChange> {
    if before == after {
        return None;
    }
    let beside =
        |history: Option<FactHistory<'_>>| history.map(|history| history.also_made.to_vec()).unwrap_or_default();
    let now = |history: Option<FactHistory<'_>>| history.and_then(|history| history.now.cloned());
    Some(match (now(before), now(after)) {
        (None, Some(_)) => FactChange::New,
        (Some(_), None) => FactChange::Gone,
        (Some(old), Some(new)) if old.value != new.value || old.source != new.source => FactChange::Changed,
        _ if beside(before) != beside(after) => FactChange::Beside,
        (Some(old), Some(new)) if old != new => FactChange::Again,
        _ => FactChange::History,
    })
}

fn unread(place: &str, [old, new]: [Option<&Facts>; 2], all: &mut Vec<String>) {
    let raw = |facts: Option<&Facts>| -> BTreeMap<String, String> {
        let newer = facts.into_iter().flat_map(Facts::newer);
        let named = newer.map(|newer| {
            let key = newer.key.as_ref().map(|key| format!("/{key}")).unwrap_or_default();
            (format!("{place}/{}{key}", newer.id), newer.raw.clone())
        });
        named.collect()
    };
    let (old, new) = (raw(old), raw(new));
    let mut places: Vec<&String> = old.keys().chain(new.keys()).collect();
    places.sort();
    places.dedup();
    all.extend(places.into_iter().filter(|place| old.get(*place) != new.get(*place)).cloned());
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::domain::{EnvironmentName, Product};
    use crate::record::values::Told;
    use crate::record::{Evidence, Handle, Place, Source, TopicMarker as _, t};

    #[test]
    fn each_kind_of_change_is_told_from_the_others() {
        let place = Place {
            environment: EnvironmentName::parse("tt02").unwrap(),
            service: Handle::of(Product::Correspondence),
        };
        let at = |second| Timestamp::from_second(second).unwrap();
        let told = |name: &str, second| Evidence {
            value: t::SupplierName::wrap(Told(name.into())),
            source: Source::Told,
            at: at(second),
            how: "flag".into(),
        };
        let with = |base: &State, evidence: Option<Evidence>| {
            let mut state = base.clone();
            state.real.begin(&place, Product::Correspondence);
            match evidence {
                Some(evidence) => drop(state.real.put(&place, None, evidence).unwrap()),
                None => drop(state.real.withdraw(&place, Topic::SupplierName, None, None, at(99))),
            }
            state
        };
        let changes = |one: &State, other: &State| -> Vec<FactChange> {
            differences(one, other).facts.iter().map(|difference| difference.change).collect()
        };
        let nothing = State::default();
        let first = with(&nothing, Some(told("Verk", 1)));
        assert_eq!(changes(&nothing, &first), [FactChange::New]);
        assert_eq!(changes(&first, &nothing), [FactChange::Gone]);
        assert_eq!(changes(&first, &with(&first, Some(told("Bruk", 2)))), [FactChange::Changed]);
        assert_eq!(changes(&first, &with(&first, Some(told("Verk", 2)))), [FactChange::Again]);
        assert_eq!(changes(&first, &with(&first, None)), [FactChange::Gone]);
        let again = with(&with(&first, None), Some(told("Verk", 1)));
        assert_eq!(changes(&first, &again), [FactChange::History]);
        assert_eq!(changes(&first, &first), []);
    }
}
