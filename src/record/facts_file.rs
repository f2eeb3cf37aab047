//! Facts as the state file keeps them: by topic in the order of the table, by key below a keyed topic, one fact a line.

use serde::ser::Error as _;

use super::fact_form;
use super::fact_scope::FactScope;
use super::facts::{Facts, ONLY};
use super::fault::{StateFault, words};
use super::members::{Member, below, members, sound};
use super::newer::Newer;
use super::topic::Topic;
use super::written::{Written, json};

/// What was a fact once and is none any more: what cannot be undone is confirmed in the run that does it, and the
/// published resources are found anew, by their type.
const DROPPED: [&str; 2] = ["confirm-resource-id", "own-resources"];

impl Facts {
    /// What is written of them.
    ///
    /// # Errors
    /// A key that could not be read again.
    pub(super) fn written(&self) -> Result<Written, serde_json::Error> {
        let mut members = Vec::new();
        let mut unknown = self.newer.iter().filter(|newer| newer.key.is_none()).peekable();
        for topic in std::iter::once(None).chain(Topic::ALL.iter().copied().map(Some)) {
            if let Some(topic) = topic
                && let Some(member) = self.member(topic)?
            {
                members.push((json(topic.id()), member));
            }
            while let Some(newer) = unknown.next_if(|newer| newer.after <= topic) {
                members.push((newer.name.clone(), Written::Raw(newer.raw.clone())));
            }
        }
        Ok(Written::Object(members))
    }

    /// What is written under a topic. A key that could not be read again is not written.
    fn member(&self, topic: Topic) -> Result<Option<Written>, serde_json::Error> {
        let unread = self.newer.iter().filter(|newer| newer.id == topic.id());
        let unread = unread.filter_map(|newer| Some((newer.key.as_deref()?, newer)));
        let mut keyed: Vec<(&str, (String, Written))> =
            unread.map(|(key, newer)| (key, (newer.name.clone(), Written::Raw(newer.raw.clone())))).collect();
        let known = self.known.get(&topic);
        for (key, entry) in known.into_iter().flatten() {
            let fact = Written::Raw(fact_form::write(entry, topic.since())?);
            match topic.key_kind() {
                None if key == ONLY => return Ok(Some(fact)),
                Some(kind) if kind.parse(key).is_ok() => keyed.push((key, (json(key), fact))),
                _ => return Err(serde_json::Error::custom(format!("`{key}` is no key of `{}`", topic.id()))),
            }
        }
        keyed.sort_by_key(|(key, _)| *key);
        let there = known.is_some() || !keyed.is_empty();
        Ok(there.then(|| Written::Object(keyed.into_iter().map(|(_, member)| member).collect())))
    }

    /// Reads the facts of a scope back, which stand at `place`.
    ///
    /// # Errors
    /// What does not hold, with its place.
    pub(super) fn read(scope: FactScope, place: &str, topics: &[Member<'_>]) -> Result<Self, StateFault> {
        let mut facts = Self::default();
        let mut after = None;
        for member in topics {
            let at = below(place, &member.name);
            let known = Topic::by_id(&member.name);
            let Some(topic) = known.filter(|topic| topic.scope() == scope) else {
                sound(&at, member.raw)?;
                if !DROPPED.contains(&&*member.name) {
                    let newer = Newer::of_topic(member, after);
                    if let Some(topic) = known.filter(|_| !newer.is_later()) {
                        return Err(StateFault::broken(at, words::ELSEWHERE.with("part", part(topic.scope()))));
                    }
                    facts.newer.push(newer);
                }
                continue;
            };
            after = after.max(Some(topic));
            let Some(kind) = topic.key_kind() else {
                facts.take(topic, None, &at, member)?;
                continue;
            };
            for fact in members(&at, member.raw)? {
                let at = below(&at, &fact.name);
                kind.parse(&fact.name).map_err(|_| StateFault::broken(&at, words::NO_KEY))?;
                facts.take(topic, Some(fact.name.to_string()), &at, &fact)?;
            }
        }
        Ok(facts)
    }

    /// Takes one fact in. One that a later version has written, or that holds more than this one knows, is kept as it is.
    fn take(&mut self, topic: Topic, key: Option<String>, at: &str, fact: &Member<'_>) -> Result<(), StateFault> {
        // What holds no object or array within is looked through where its members are read, and so are values that are known.
        let is_nested = || fact.raw.get().bytes().skip(1).any(|byte| matches!(byte, b'{' | b'['));
        let looked_through = || if is_nested() { sound(at, fact.raw) } else { Ok(()) };
        let as_it_stands = |key| Newer::of_fact(topic.id(), key, fact, Some(topic));
        // Most facts say nothing of a version, and every command reads them all.
        let may_be_later = ["since", "\\"].iter().any(|mark| fact.raw.get().contains(mark));
        if let Some(newer) = may_be_later.then(|| as_it_stands(key.clone())).filter(Newer::is_later) {
            looked_through()?;
            self.newer.push(newer);
            return Ok(());
        }
        match fact_form::read(topic, at, fact.raw) {
            Ok((entry, true)) => {
                self.known.entry(topic).or_default().insert(key.unwrap_or_default(), Box::new(entry));
            }
            // Which version knows the rest of it, it does not say.
            Ok((_, false)) => {
                looked_through()?;
                self.newer.push(Newer { since: None, ..as_it_stands(key) });
            }
            // What a merge left twice is named before what this makes of it.
            Err(fault) => return looked_through().and(Err(fault)),
        }
        Ok(())
    }
}

/// Where the facts of a scope stand in a book.
const fn part(scope: FactScope) -> &'static str {
    match scope {
        FactScope::Organisation => "organisation",
        FactScope::Environment => "environments",
        FactScope::Service => "services",
        FactScope::Deployment => "deployments",
    }
}
