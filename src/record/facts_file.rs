//! Facts as the state file keeps them: by topic in the order of the table, by key below a keyed topic, one fact a line.

use jiff::Timestamp;
use serde::ser::{Error as _, SerializeMap as _};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value as Json;
use serde_json::value::{RawValue, to_raw_value};

use super::evidence::{Evidence, Past, Source};
use super::facts::{FactEntry, Facts, ONLY};
use super::fault::StateFault;
use super::members::members;
use super::newer::{Newer, Origin, is_later};
use super::topic::{Since, Topic};

/// What was a fact once and is none any more: what cannot be undone is confirmed in the run that does it, and the
/// published resources are found anew, by their type.
const DROPPED: [&str; 2] = ["confirm-resource-id", "own-resources"];

/// A fact in the file, or a former value of one.
#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
struct Form {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Source>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_back: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also_made: Vec<Self>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    history: Vec<Self>,
}

impl Form {
    fn of(evidence: &Evidence) -> Result<Self, serde_json::Error> {
        Ok(Self {
            value: Some(evidence.value.to_json()?),
            source: Some(evidence.source),
            at: Some(evidence.at),
            how: Some(evidence.how.clone()),
            ..Self::default()
        })
    }

    fn of_entry(entry: &FactEntry, since: Option<Since>) -> Result<Self, serde_json::Error> {
        let former = |past: &Past| {
            let form = Self::of(&past.evidence)?;
            Ok(Self { taken_back: past.taken_back, refused: past.refused.clone(), ..form })
        };
        Ok(Self {
            since: since.map(|since| since.version.to_owned()),
            step: since.map(|since| since.step.to_owned()),
            also_made: entry.also_made.iter().map(Self::of).collect::<Result<_, _>>()?,
            history: entry.past.iter().map(former).collect::<Result<_, serde_json::Error>>()?,
            ..entry.now.as_ref().map(Self::of).transpose()?.unwrap_or_default()
        })
    }

    fn evidence(self, topic: Topic) -> Result<Evidence, String> {
        let missing = |name: &str| format!("`{name}` is missing");
        Ok(Evidence {
            value: topic.read(self.value.ok_or_else(|| missing("value"))?).map_err(|error| error.to_string())?,
            source: self.source.ok_or_else(|| missing("source"))?,
            at: self.at.ok_or_else(|| missing("at"))?,
            how: self.how.ok_or_else(|| missing("how"))?,
        })
    }

    fn entry(mut self, topic: Topic) -> Result<FactEntry, String> {
        let (also_made, history) = (std::mem::take(&mut self.also_made), std::mem::take(&mut self.history));
        if !topic.keyed() && !also_made.is_empty() {
            return Err("`also-made` belongs to facts that have a key".to_owned());
        }
        let former = |form: Self| {
            let (taken_back, refused) = (form.taken_back, form.refused.clone());
            Ok(Past { evidence: form.evidence(topic)?, taken_back, refused })
        };
        Ok(FactEntry {
            now: self.value.is_some().then(|| self.evidence(topic)).transpose()?,
            also_made: also_made.into_iter().map(|form| form.evidence(topic)).collect::<Result<_, String>>()?,
            past: history.into_iter().map(former).collect::<Result<_, String>>()?,
        })
    }
}

/// What stands under a topic: one fact, or one for each key.
#[derive(Serialize)]
#[serde(untagged)]
enum Member {
    One(Box<RawValue>),
    #[serde(serialize_with = "by_name")]
    Keyed(Vec<(String, Box<RawValue>)>),
}

fn by_name<S: Serializer>(members: &[(String, Box<RawValue>)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(members.iter().map(|(name, raw)| (name, raw)))
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut unknown = self.newer.iter().filter(|newer| newer.key.is_none()).peekable();
        for topic in std::iter::once(None).chain(Topic::ALL.iter().copied().map(Some)) {
            if let Some(topic) = topic
                && let Some(member) = self.member(topic).map_err(S::Error::custom)?
            {
                map.serialize_entry(topic.id(), &member)?;
            }
            while let Some(newer) = unknown.next_if(|newer| newer.after <= topic) {
                let raw = RawValue::from_string(newer.raw.clone()).map_err(S::Error::custom)?;
                map.serialize_entry(&newer.id, &raw)?;
            }
        }
        map.end()
    }
}

impl Facts {
    /// What is written under a topic. A key that could not be read again is not written.
    fn member(&self, topic: Topic) -> Result<Option<Member>, serde_json::Error> {
        let unread = self.newer.iter().filter(|newer| newer.key.is_some() && newer.id == topic.id());
        let Some(entries) = self.known.get(&topic) else {
            return unread
                .map(kept)
                .collect::<Result<Vec<_>, _>>()
                .map(|kept| (!kept.is_empty()).then_some(Member::Keyed(kept)));
        };
        let mut keyed = Vec::new();
        for (key, entry) in entries {
            let raw = to_raw_value(&Form::of_entry(entry, topic.since())?)?;
            match topic.key_kind() {
                None if key == ONLY => return Ok(Some(Member::One(raw))),
                Some(kind) if kind.parse(key).is_ok() => keyed.push((key.clone(), raw)),
                _ => return Err(serde_json::Error::custom(format!("`{key}` is no key of `{}`", topic.id()))),
            }
        }
        for member in unread.map(kept) {
            keyed.push(member?);
        }
        keyed.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(Some(Member::Keyed(keyed)))
    }

    /// Reads the facts of a scope back, which stand at `place`.
    ///
    /// # Errors
    /// What does not hold, with its place.
    pub(super) fn read(place: &str, raw: &RawValue) -> Result<Self, StateFault> {
        let mut facts = Self::default();
        let mut after = None;
        for (id, raw) in members(place, raw)? {
            let at = format!("{place}/{id}");
            let Some(topic) = Topic::by_id(&id) else {
                if !DROPPED.contains(&id.as_str()) {
                    let Origin { since, step } = origin(raw);
                    facts.newer.push(Newer { id, key: None, since, step, after, raw: raw.get().to_owned() });
                }
                continue;
            };
            after = after.max(Some(topic));
            let Some(kind) = topic.key_kind() else {
                facts.take(topic, None, &at, raw)?;
                continue;
            };
            for (key, raw) in members(&at, raw)? {
                let at = format!("{at}/{key}");
                kind.parse(&key).map_err(|fault| StateFault::broken(&at, fault))?;
                facts.take(topic, Some(key), &at, raw)?;
            }
        }
        Ok(facts)
    }

    /// Takes one fact in. One that cannot be read and says that a later version wrote it is kept as it is.
    fn take(&mut self, topic: Topic, key: Option<String>, at: &str, raw: &RawValue) -> Result<(), StateFault> {
        let read = serde_json::from_str::<Json>(raw.get()).and_then(serde_json::from_value::<Form>);
        match read.map_err(|error| error.to_string()).and_then(|form| form.entry(topic)) {
            Ok(entry) => {
                self.known.entry(topic).or_default().insert(key.unwrap_or_default(), entry);
                Ok(())
            }
            Err(reason) => match origin(raw) {
                Origin { since: Some(since), step } if is_later(&since) => {
                    let (id, raw) = (topic.id().to_owned(), raw.get().to_owned());
                    self.newer.push(Newer { id, key, since: Some(since), step, after: Some(topic), raw });
                    Ok(())
                }
                _ => Err(StateFault::broken(at, reason)),
            },
        }
    }
}

fn kept(newer: &Newer) -> Result<(String, Box<RawValue>), serde_json::Error> {
    Ok((newer.key.clone().unwrap_or_default(), RawValue::from_string(newer.raw.clone())?))
}

/// What a fact says of where it comes from; of a topic with keys, what the first of them says.
fn origin(raw: &RawValue) -> Origin {
    let read = |raw: &RawValue| serde_json::from_str::<Origin>(raw.get()).ok();
    let own = read(raw).filter(|origin| origin.since.is_some());
    let below = || members("", raw).ok()?.iter().find_map(|(_, raw)| read(raw).filter(|origin| origin.since.is_some()));
    own.or_else(below).unwrap_or_default()
}
