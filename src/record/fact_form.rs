//! One fact as the state file keeps it: what is known now, and what was known before.

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::evidence::{Evidence, Past, Source};
use super::facts::FactEntry;
use super::fault::{StateFault, words};
use super::members::{Member, below, elements, find, members};
use super::newer::is_later;
use super::since::Since;
use super::strict;
use super::topic::Topic;

/// The members of evidence.
const EVIDENCE: [&str; 4] = ["value", "source", "at", "how"];
/// What a fact has besides.
const OF_FACT: [&str; 5] = ["first", "since", "step", "also-made", "history"];
/// What a former value has besides.
const OF_PAST: [&str; 2] = ["taken-back", "refused"];

/// A fact to be written, or a former value of one.
#[derive(Default, Serialize)]
#[serde(rename_all = "kebab-case")]
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
    first: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    taken_back: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<&'static str>,
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
            first: entry.first,
            since: since.map(|since| since.version),
            step: since.map(|since| since.step),
            also_made: entry.also_made.iter().map(Self::of).collect::<Result<_, _>>()?,
            history: entry.past.iter().map(former).collect::<Result<_, serde_json::Error>>()?,
            ..entry.now.as_ref().map(Self::of).transpose()?.unwrap_or_default()
        })
    }
}

/// The text of a fact, on one line.
///
/// # Errors
/// Never for the types of the table.
pub(super) fn write(entry: &FactEntry, since: Option<Since>) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Form::of_entry(entry, since)?)
}

/// Reads a fact of a topic, which stands at a place; answers with it whether all that stands there was taken.
///
/// # Errors
/// What does not hold, with its place.
pub(super) fn read(topic: Topic, place: &str, raw: &RawValue) -> Result<(FactEntry, bool), StateFault> {
    let parts = members(place, raw)?;
    let mut whole = only(&parts, &[&EVIDENCE, &OF_FACT]);
    let mut entry = FactEntry::default();
    // Both are the table's own, so that they are not kept, only looked at.
    let _: Option<String> = text(place, &parts, "step")?;
    if text::<String>(place, &parts, "since")?.is_some_and(|since| is_later(&since).is_none()) {
        return Err(StateFault::broken(below(place, "since"), words::WRONG_VALUE));
    }
    let also_made = listed(place, "also-made", &parts)?;
    if !(topic.keyed() || topic.is_remote() || also_made.is_empty()) {
        return Err(StateFault::broken(place, words::ALSO_MADE));
    }
    for (place, raw) in also_made {
        let parts = members(&place, raw)?;
        entry.also_made.push(evidence(topic, &place, &parts, &mut whole)?);
        whole &= only(&parts, &[&EVIDENCE]);
    }
    for (place, raw) in listed(place, "history", &parts)? {
        let parts = members(&place, raw)?;
        entry.past.push(Past {
            evidence: evidence(topic, &place, &parts, &mut whole)?,
            taken_back: text(&place, &parts, "taken-back")?,
            refused: text(&place, &parts, "refused")?,
        });
        whole &= only(&parts, &[&EVIDENCE, &OF_PAST]);
    }
    // What was taken back has only a history; everything else is known now.
    let now = EVIDENCE.iter().any(|name| find(&parts, name).is_some());
    if now || entry.past.is_empty() {
        entry.now = Some(evidence(topic, place, &parts, &mut whole)?);
        entry.first = text(place, &parts, "first")?;
    }
    Ok((entry, whole))
}

fn evidence(topic: Topic, place: &str, parts: &[Member<'_>], whole: &mut bool) -> Result<Evidence, StateFault> {
    let absent = |name: &'static str| StateFault::broken(place, words::MEMBER_ABSENT.with("name", name));
    let raw = find(parts, "value").ok_or_else(|| absent("value"))?;
    let (value, all) = strict::value(topic, raw).map_err(|reason| StateFault::broken(place, reason))?;
    *whole &= all;
    Ok(Evidence {
        value,
        source: text(place, parts, "source")?.ok_or_else(|| absent("source"))?,
        at: text(place, parts, "at")?.ok_or_else(|| absent("at"))?,
        how: text(place, parts, "how")?.ok_or_else(|| absent("how"))?,
    })
}

/// A member that is a text, or what is made of one.
fn text<T: DeserializeOwned>(place: &str, parts: &[Member<'_>], name: &str) -> Result<Option<T>, StateFault> {
    let Some(raw) = find(parts, name) else { return Ok(None) };
    let broken = |reason| StateFault::broken(below(place, name), reason);
    if !raw.get().starts_with('"') {
        return Err(broken(words::NO_TEXT.into()));
    }
    serde_json::from_str(raw.get()).map(Some).map_err(|error| broken(strict::reason(&error)))
}

/// The elements of a member that is an array, with their places; none where there is no such member.
fn listed<'t>(place: &str, name: &str, parts: &[Member<'t>]) -> Result<Vec<(String, &'t RawValue)>, StateFault> {
    let Some(raw) = find(parts, name) else { return Ok(Vec::new()) };
    let place = below(place, name);
    let elements = elements(raw).ok_or_else(|| StateFault::broken(&place, words::NO_ARRAY))?;
    Ok(elements.into_iter().enumerate().map(|(number, raw)| (format!("{place}/{number}"), raw)).collect())
}

/// Whether all members are among the known ones.
fn only(parts: &[Member<'_>], known: &[&[&str]]) -> bool {
    parts.iter().all(|part| known.iter().any(|names| names.contains(&&*part.name)))
}
