//! Facts of one scope: evidence by topic and key, with what was known before.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Map, Value as Json, json};

use super::evidence::{Evidence, Past, Source};
use super::topic::{Known, Topic};

/// What is known in one scope.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    entries: BTreeMap<(Topic, Option<String>), Entry>,
}

/// One topic (and key): what is known now, and what was known before.
#[derive(Clone, Debug, Default, PartialEq)]
struct Entry {
    now: Option<Evidence>,
    past: Vec<Past>,
}

/// How many former values are kept of a topic: enough to tell what happened, not a log.
const PAST_KEPT: usize = 10;

impl Facts {
    /// What is known of an unkeyed topic.
    #[must_use]
    pub fn get<K: Known>(&self, topic: K) -> Option<&K::Type> {
        self.at(topic, None)
    }

    /// What is known of one key of a topic.
    #[must_use]
    pub fn at<K: Known>(&self, _: K, key: Option<&str>) -> Option<&K::Type> {
        self.evidence(K::TOPIC, key).and_then(|evidence| K::open(&evidence.value))
    }

    /// The evidence for a topic and key.
    #[must_use]
    pub fn evidence(&self, topic: Topic, key: Option<&str>) -> Option<&Evidence> {
        self.entries.get(&(topic, key.map(str::to_owned)))?.now.as_ref()
    }

    /// All keys of a topic with their values.
    pub fn all<K: Known>(&self, _: K) -> impl Iterator<Item = (&str, &K::Type)> {
        self.entries.iter().filter(|((topic, _), _)| *topic == K::TOPIC).filter_map(|((_, key), entry)| {
            let value = K::open(&entry.now.as_ref()?.value)?;
            Some((key.as_deref()?, value))
        })
    }

    /// Everything that is known now.
    pub fn iter(&self) -> impl Iterator<Item = (Topic, Option<&str>, &Evidence)> {
        self.entries.iter().filter_map(|((topic, key), entry)| Some((*topic, key.as_deref(), entry.now.as_ref()?)))
    }

    /// What was known of a topic before.
    pub fn past(&self, topic: Topic, key: Option<&str>) -> impl Iterator<Item = &Past> {
        self.entries.get(&(topic, key.map(str::to_owned))).into_iter().flat_map(|entry| entry.past.iter())
    }

    /// Records evidence; newer replaces older. Answers whether anything was learned: the same value from the same
    /// source only moves its date.
    pub fn put(&mut self, key: Option<String>, evidence: Evidence) -> bool {
        let entry = self.entries.entry((evidence.value.topic(), key)).or_default();
        let learned =
            entry.now.as_ref().is_none_or(|known| known.value != evidence.value || known.source != evidence.source);
        if let Some(old) = entry.now.replace(evidence)
            && learned
        {
            entry.remember(Past { evidence: old, refused: None });
        }
        learned
    }

    /// Takes a fact back; `refused` is the code of the finding that refused it. Answers whether there was one.
    pub fn withdraw(&mut self, topic: Topic, key: Option<&str>, refused: Option<&str>) -> bool {
        let Some(entry) = self.entries.get_mut(&(topic, key.map(str::to_owned))) else { return false };
        let Some(old) = entry.now.take() else { return false };
        entry.remember(Past { evidence: old, refused: refused.map(str::to_owned) });
        true
    }

    /// Takes back every key of a topic.
    pub fn forget(&mut self, topic: Topic) -> bool {
        let keys: Vec<_> = self.entries.keys().filter(|(known, _)| *known == topic).cloned().collect();
        keys.into_iter().fold(false, |any, (topic, key)| self.withdraw(topic, key.as_deref(), None) || any)
    }

    /// The facts as the state file keeps them: by topic, and by key below a keyed topic.
    ///
    /// # Errors
    /// A value that cannot be written, which no type of the table has.
    pub fn to_json(&self) -> Result<Json, serde_json::Error> {
        let mut all = Map::new();
        for ((topic, key), entry) in &self.entries {
            let entry = entry.to_json()?;
            match key {
                None => {
                    all.insert(topic.id().to_owned(), entry);
                }
                Some(key) => {
                    let below = all.entry(topic.id().to_owned()).or_insert_with(|| json!({}));
                    if let Some(below) = below.as_object_mut() {
                        below.insert(key.clone(), entry);
                    }
                }
            }
        }
        Ok(Json::Object(all))
    }

    /// Reads facts back.
    ///
    /// # Errors
    /// The place (`topic` or `topic/key`) and what is wrong there.
    pub fn from_json(json: &Json) -> Result<Self, (String, String)> {
        let all = json.as_object().ok_or_else(|| (String::new(), "an object belongs here".to_owned()))?;
        let mut facts = Self::default();
        for (id, value) in all {
            let topic = Topic::by_id(id).ok_or_else(|| (id.clone(), "no such fact is known".to_owned()))?;
            if topic.keyed() {
                let below =
                    value.as_object().ok_or_else(|| (id.clone(), "an object by key belongs here".to_owned()))?;
                for (key, value) in below {
                    let entry = Entry::from_json(topic, value).map_err(|reason| (format!("{id}/{key}"), reason))?;
                    facts.entries.insert((topic, Some(key.clone())), entry);
                }
            } else {
                let entry = Entry::from_json(topic, value).map_err(|reason| (id.clone(), reason))?;
                facts.entries.insert((topic, None), entry);
            }
        }
        Ok(facts)
    }
}

impl Entry {
    fn remember(&mut self, past: Past) {
        self.past.push(past);
        let surplus = self.past.len().saturating_sub(PAST_KEPT);
        self.past.drain(..surplus);
    }

    fn to_json(&self) -> Result<Json, serde_json::Error> {
        let mut json = match &self.now {
            Some(evidence) => evidence_to_json(evidence)?,
            None => json!({}),
        };
        if let (false, Some(object)) = (self.past.is_empty(), json.as_object_mut()) {
            let past = self
                .past
                .iter()
                .map(|past| {
                    let mut json = evidence_to_json(&past.evidence)?;
                    if let (Some(code), Some(object)) = (&past.refused, json.as_object_mut()) {
                        object.insert("refused".to_owned(), json!(code));
                    }
                    Ok(json)
                })
                .collect::<Result<Vec<_>, serde_json::Error>>()?;
            object.insert("history".to_owned(), Json::Array(past));
        }
        Ok(json)
    }

    fn from_json(topic: Topic, json: &Json) -> Result<Self, String> {
        let object = json.as_object().ok_or("an object belongs here")?;
        let now = object.contains_key("value").then(|| evidence_from_json(topic, json)).transpose()?;
        let mut past = Vec::new();
        for json in object.get("history").and_then(Json::as_array).into_iter().flatten() {
            let refused = json.get("refused").and_then(Json::as_str).map(str::to_owned);
            past.push(Past { evidence: evidence_from_json(topic, json)?, refused });
        }
        Ok(Self { now, past })
    }
}

fn evidence_to_json(evidence: &Evidence) -> Result<Json, serde_json::Error> {
    Ok(json!({
        "value": evidence.value.to_json()?,
        "source": evidence.source,
        "at": evidence.at,
        "how": evidence.how,
    }))
}

fn evidence_from_json(topic: Topic, json: &Json) -> Result<Evidence, String> {
    let part = |name: &str| json.get(name).cloned().ok_or_else(|| format!("`{name}` is missing"));
    let read = |error: serde_json::Error| error.to_string();
    Ok(Evidence {
        value: topic.read(part("value")?).map_err(read)?,
        source: serde_json::from_value::<Source>(part("source")?).map_err(read)?,
        at: serde_json::from_value::<Timestamp>(part("at")?).map_err(read)?,
        how: serde_json::from_value::<String>(part("how")?).map_err(read)?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::t;
    use super::*;
    use crate::domain::OrgNumber;

    fn told<K: Known>(_: K, value: K::Type) -> Evidence {
        Evidence { value: K::wrap(value), source: Source::Told, at: Timestamp::UNIX_EPOCH, how: "terminal".into() }
    }

    fn number(text: &str) -> OrgNumber {
        OrgNumber::parse(text).unwrap()
    }

    #[test]
    fn newer_replaces_older_and_a_refused_value_is_remembered() {
        let mut facts = Facts::default();
        assert!(facts.put(None, told(t::OrgNumber, number("991825827"))));
        assert!(!facts.put(None, told(t::OrgNumber, number("991825827"))), "the same again teaches nothing");
        assert!(facts.withdraw(Topic::OrgNumber, None, Some("ORG-UNKNOWN")));
        assert_eq!(facts.get(t::OrgNumber), None);
        let past: Vec<_> = facts.past(Topic::OrgNumber, None).map(|past| past.refused.as_deref()).collect();
        assert_eq!(past, [Some("ORG-UNKNOWN")]);
    }

    #[test]
    fn facts_survive_the_file() {
        let mut facts = Facts::default();
        facts.put(None, told(t::OrgNumber, number("991825827")));
        facts.put(Some("main altinn:serviceowner".into()), told(t::ScopeOnClient, true));
        facts.put(None, told(t::OrgConfirmed, true));
        facts.withdraw(Topic::OrgConfirmed, None, None);
        let json = facts.to_json().unwrap();
        assert_eq!(json["scope-on-client"]["main altinn:serviceowner"]["value"], true);
        assert_eq!(Facts::from_json(&json).unwrap(), facts);
    }

    #[test]
    fn a_broken_file_names_the_place() {
        let place = |json: Json| Facts::from_json(&json).unwrap_err().0;
        assert_eq!(place(json!({"org-numbr": {}})), "org-numbr");
        assert_eq!(place(json!({"org-number": {"value": "1"}})), "org-number");
        assert_eq!(place(json!({"letter": {"L1": {"value": {}}}})), "letter/L1");
    }
}
