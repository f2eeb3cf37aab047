//! Facts of one scope: evidence by topic and key, with what was known before.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::evidence::{Evidence, Past, Source};
use super::newer::Newer;
use super::topic::{Topic, TopicMarker};

/// What is known in one scope.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// By topic, then by key.
    // Boxed: nearly all topics have one entry, and a map keeps room for eleven.
    pub(super) known: BTreeMap<Topic, BTreeMap<String, Box<FactEntry>>>,
    /// What a newer version of the program wrote and this one cannot read.
    pub(super) newer: Vec<Newer>,
}

/// One topic (and key): what is known now, and what was known before.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FactEntry {
    pub now: Option<Evidence>,
    /// When the same was known first, where it was looked at again since.
    pub first: Option<Timestamp>,
    /// Remote things of the same name besides the one that is known.
    pub also_made: Vec<Evidence>,
    pub past: Vec<Past>,
}

/// What stands in the place of the key of a topic that has none; no key is empty.
pub(super) const ONLY: &str = "";

/// How many former values are kept of a topic that were only seen: enough to tell what happened, not a log.
pub(super) const PAST_KEPT: usize = 10;

impl Facts {
    /// What is known of an unkeyed topic.
    #[must_use]
    pub fn get<K: TopicMarker>(&self, topic: K) -> Option<&K::Type> {
        self.at(topic, None)
    }

    /// What is known of one key of a topic.
    #[must_use]
    pub fn at<K: TopicMarker>(&self, _: K, key: Option<&str>) -> Option<&K::Type> {
        self.evidence(K::TOPIC, key).and_then(|evidence| K::open(&evidence.value))
    }

    /// The evidence for a topic and key.
    #[must_use]
    pub fn evidence(&self, topic: Topic, key: Option<&str>) -> Option<&Evidence> {
        self.entry(topic, key)?.now.as_ref()
    }

    /// Since when the value that is known now has been known without a break.
    #[must_use]
    pub fn since(&self, topic: Topic, key: Option<&str>) -> Option<Timestamp> {
        let entry = self.entry(topic, key)?;
        entry.now.as_ref().map(|now| entry.first.unwrap_or(now.at))
    }

    /// All keys of a topic with their values.
    pub fn all<K: TopicMarker>(&self, _: K) -> impl Iterator<Item = (&str, &K::Type)> {
        let entries = self.known.get(&K::TOPIC).into_iter().flatten();
        entries.filter(|(key, _)| *key != ONLY).filter_map(|(key, entry)| {
            let value = K::open(&entry.now.as_ref()?.value)?;
            Some((key.as_str(), value))
        })
    }

    /// Everything that is known now of a topic, by key.
    pub fn of(&self, topic: Topic) -> impl Iterator<Item = (Option<&str>, &Evidence)> {
        let entries = self.known.get(&topic).into_iter().flatten();
        entries.filter_map(|(key, entry)| Some((Some(key.as_str()).filter(|key| *key != ONLY), entry.now.as_ref()?)))
    }

    /// Everything that is known now.
    pub fn iter(&self) -> impl Iterator<Item = (Topic, Option<&str>, &Evidence)> {
        self.known.keys().flat_map(|topic| self.of(*topic).map(|(key, evidence)| (*topic, key, evidence)))
    }

    /// What only a newer version of the program can read.
    #[must_use]
    pub fn newer(&self) -> &[Newer] {
        &self.newer
    }

    /// What was known of a topic before.
    pub fn past(&self, topic: Topic, key: Option<&str>) -> impl Iterator<Item = &Past> {
        self.entry(topic, key).into_iter().flat_map(|entry| entry.past.iter())
    }

    /// What was known of every key of a topic before.
    pub fn all_past(&self, topic: Topic) -> impl Iterator<Item = (Option<&str>, &Past)> {
        let entries = self.known.get(&topic).into_iter().flatten();
        entries.flat_map(|(key, entry)| {
            entry.past.iter().map(move |past| (Some(key.as_str()).filter(|key| *key != ONLY), past))
        })
    }

    fn entry(&self, topic: Topic, key: Option<&str>) -> Option<&FactEntry> {
        self.known.get(&topic)?.get(key.unwrap_or(ONLY)).map(AsRef::as_ref)
    }

    fn entry_mut(&mut self, topic: Topic, key: Option<&str>) -> Option<&mut FactEntry> {
        self.known.get_mut(&topic)?.get_mut(key.unwrap_or(ONLY)).map(AsMut::as_mut)
    }

    /// Records evidence; newer replaces older. Answers whether anything was learned: the same value from the same
    /// source only moves its date. What only a newer version can read is not replaced: nothing is learned.
    pub fn put(&mut self, key: Option<String>, evidence: Evidence) -> bool {
        let topic = evidence.value.topic();
        if self.newer.iter().any(|newer| newer.id == topic.id() && newer.key == key) {
            return false;
        }
        let entries = self.known.entry(topic).or_default();
        let entry = entries.entry(key.unwrap_or_default()).or_default();
        let learned =
            entry.now.as_ref().is_none_or(|known| known.value != evidence.value || known.source != evidence.source);
        let same = entry.now.as_ref().filter(|known| known.value == evidence.value).map(|known| known.at);
        entry.first = same.map(|at| entry.first.unwrap_or(at));
        // What stood beside it and is chosen now has the other beside it.
        let chosen = evidence.value.remote_id().and_then(|id| entry.beside(&id));
        if let Some(old) = entry.now.replace(evidence)
            && learned
        {
            match chosen {
                Some(at) => {
                    entry.also_made.remove(at);
                    entry.also_made.push(old);
                }
                None => entry.remember(Past { evidence: old, taken_back: None, refused: None }),
            }
        }
        learned
    }

    /// Takes a fact back, now; `refused` is the code of the finding that refused it. Answers whether there was one.
    pub fn withdraw(&mut self, topic: Topic, key: Option<&str>, refused: Option<&str>, now: Timestamp) -> bool {
        let Some(entry) = self.entry_mut(topic, key) else { return false };
        let Some(old) = entry.now.take() else { return false };
        entry.first = None;
        entry.remember(Past { evidence: old, taken_back: Some(now), refused: refused.map(str::to_owned) });
        true
    }

    /// Takes back every key of a topic.
    pub fn forget(&mut self, topic: Topic, now: Timestamp) -> bool {
        let keys: Vec<String> = self.known.get(&topic).into_iter().flatten().map(|(key, _)| key.clone()).collect();
        // Each is taken back, also after the first that was there.
        let mut any = false;
        for key in &keys {
            any |= self.withdraw(topic, Some(key), None, now);
        }
        any
    }
}

impl FactEntry {
    /// Which of the remote things beside it has this id.
    fn beside(&self, id: &str) -> Option<usize> {
        self.also_made.iter().position(|also| also.value.remote_id().as_deref() == Some(id))
    }

    /// Remembers what holds no more. What was made, told or refused is never let go of: no later look brings it back.
    pub(super) fn remember(&mut self, past: Past) {
        self.past.push(past);
        let may_go = |past: &Past| past.evidence.source == Source::Seen && past.refused.is_none();
        let mut surplus = self.past.len().saturating_sub(PAST_KEPT);
        self.past.retain(|past| {
            let goes = surplus > 0 && may_go(past);
            surplus -= usize::from(goes);
            !goes
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::t;
    use super::*;
    use crate::domain::OrgNumber;

    fn told<K: TopicMarker>(_: K, value: K::Type) -> Evidence {
        Evidence { value: K::wrap(value), source: Source::Told, at: Timestamp::UNIX_EPOCH, how: "terminal".into() }
    }

    #[test]
    fn newer_replaces_older_and_a_refused_value_is_remembered_with_its_time() {
        let (number, now) = (OrgNumber::parse("991825827").unwrap(), Timestamp::UNIX_EPOCH);
        let mut facts = Facts::default();
        assert!(facts.put(None, told(t::OrgNumber, number)));
        assert!(!facts.put(None, told(t::OrgNumber, number)), "the same again teaches nothing");
        assert!(facts.withdraw(Topic::OrgNumber, None, Some("ORG-UNKNOWN"), now));
        assert!(!facts.withdraw(Topic::OrgNumber, None, None, now), "it was taken back already");
        assert_eq!(facts.get(t::OrgNumber), None);
        let past: Vec<_> = facts.past(Topic::OrgNumber, None).collect();
        assert_eq!(
            past.iter().map(|past| (past.refused.as_deref(), past.taken_back)).collect::<Vec<_>>(),
            [(Some("ORG-UNKNOWN"), Some(now))]
        );
    }

    #[test]
    fn looking_again_moves_the_day_and_not_since_when_it_is_so() {
        let number = |text: &str| OrgNumber::parse(text).unwrap();
        let mut facts = Facts::default();
        let at = |seconds| Timestamp::from_second(seconds).unwrap();
        let mut put = |text: &str, seconds| {
            facts.put(None, Evidence { at: at(seconds), ..told(t::OrgNumber, number(text)) });
            (facts.since(Topic::OrgNumber, None), facts.evidence(Topic::OrgNumber, None).map(|known| known.at))
        };
        assert_eq!(put("991825827", 10), (Some(at(10)), Some(at(10))));
        assert_eq!(put("991825827", 20), (Some(at(10)), Some(at(20))));
        assert_eq!(put("991825827", 30), (Some(at(10)), Some(at(30))));
        assert_eq!(put("974760673", 40), (Some(at(40)), Some(at(40))), "something else is known since then");
        facts.withdraw(Topic::OrgNumber, None, None, at(50));
        assert_eq!(facts.since(Topic::OrgNumber, None), None);
    }

    #[test]
    fn what_was_made_told_or_refused_is_remembered_however_much_is_seen_after_it() {
        let mut facts = Facts::default();
        let mut put = |yes, source, second| {
            let at = Timestamp::from_second(second).unwrap();
            let value = t::ScopeGranted::wrap(yes);
            facts.put(Some("altinn:a".to_owned()), Evidence { value, source, at, how: "call".into() })
        };
        assert!(put(true, Source::Made, 1) && put(false, Source::Told, 2));
        assert!((3..40).all(|second| put(second % 2 == 1, Source::Seen, second)));
        let past: Vec<_> = facts.past(Topic::ScopeGranted, Some("altinn:a")).collect();
        let sources: Vec<_> = past.iter().map(|past| past.evidence.source).collect();
        assert_eq!(sources.get(..2), Some(&[Source::Made, Source::Told][..]));
        assert_eq!((past.len(), past.last().map(|past| past.evidence.at.as_second())), (PAST_KEPT, Some(38)));
    }

    #[test]
    fn every_key_of_a_topic_is_forgotten_and_no_other_topic() {
        let mut facts = Facts::default();
        for scope in ["altinn:a", "altinn:b"] {
            facts.put(Some(scope.to_owned()), told(t::ScopeGranted, true));
        }
        facts.put(Some("main".to_owned()), told(t::KeySource, crate::record::values::KeySource::Make));
        assert_eq!(facts.all(t::ScopeGranted).map(|(key, _)| key).collect::<Vec<_>>(), ["altinn:a", "altinn:b"]);
        assert!(facts.forget(Topic::ScopeGranted, Timestamp::UNIX_EPOCH));
        assert_eq!(
            facts.iter().map(|(topic, key, _)| (topic, key)).collect::<Vec<_>>(),
            [(Topic::KeySource, Some("main"))]
        );
    }
}
