//! The feed: what has happened to a resource, read page by page by whoever may subscribe to it (Altinn/altinn-events,
//! `Controllers/EventsController.cs`, 2026-08-20; `Migration/FunctionsAndProcedures/getevents.sql`, 2026-08-20).

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use jiff::Timestamp;
use serde_json::{Map, Value};
use url::Url;
use url::form_urlencoded;

use super::filters::{RESOURCE, SUBSCRIBE, caller};
use crate::domain::OrgNumber;
use crate::sandbox::access::Caller;
use crate::sandbox::decision::events_let;
use crate::sandbox::problem::{HandlerResult, Reply};
use crate::sandbox::state::Sandbox;
use crate::sandbox::world_data::{StoredEvent, World};

/// As many as a page holds when nobody says otherwise, and at most.
const PAGE: (usize, usize) = (50, 1000);

/// Puts an event into the feed, once; answers the one that lies there, and whether it is new. One of a file that somebody
/// sends to itself comes in each of its roles.
pub(super) fn register(world: &mut World, event: Map<String, Value>, now: Timestamp) -> (StoredEvent, bool) {
    let new = StoredEvent { event, registered: now };
    let is_same = |known: &&StoredEvent| {
        let same = |name: &str| known.text(name) == new.text(name);
        same("type") && same("resourceinstance") && same("subject") && known.event.get("data") == new.event.get("data")
    };
    if let Some(known) = world.feed.iter().find(is_same) {
        return (known.clone(), false);
    }
    world.feed.push(new.clone());
    (new, true)
}

/// `GET events?resource=&after=`: what comes after an event; an id that does not exist stands for the beginning.
pub(in crate::sandbox) async fn after(
    State(sandbox): State<Arc<Sandbox>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> HandlerResult {
    let caller = caller(&sandbox, &headers)?;
    if !caller.has(SUBSCRIBE) {
        return Err(Reply::empty(StatusCode::FORBIDDEN));
    }
    let query = FeedQuery::read(query.as_deref().unwrap_or_default(), &headers)?;
    let shown = sandbox.clock.wall();
    let delay = Duration::from_secs(sandbox.scenarios.pace().publish);
    let page: Vec<StoredEvent> = sandbox.read(|world| {
        let start = world.feed.iter().position(|known| known.text("id") == query.after).map_or(0, |at| at + 1);
        let later = world.feed.iter().skip(start);
        // It is not there at once: the real service holds it back for 30 seconds.
        let there = later.filter(|known| known.registered + delay <= shown && query.fits(known));
        there.take(query.size).cloned().collect()
    });
    // The page is counted before it is looked at who may see what: it can be empty with more behind it.
    let seen: Vec<StoredEvent> = page.into_iter().filter(|event| may_see(&sandbox, &caller, event)).collect();
    let events = Value::Array(seen.iter().map(|event| Value::Object(event.event.clone())).collect());
    let answer = Reply::body(StatusCode::OK, "application/cloudevents+json; charset=utf-8", events.to_string());
    Ok(match seen.last() {
        Some(last) => answer.with(HeaderName::from_static("next"), &query.next(&sandbox, last.text("id"))),
        None => answer,
    })
}

fn may_see(sandbox: &Sandbox, caller: &Caller, event: &StoredEvent) -> bool {
    let resource = event.text("resource");
    let party = event.text("subject").rsplit_once(':').and_then(|(_, number)| OrgNumber::parse(number).ok());
    events_let(sandbox, caller, resource.strip_prefix(RESOURCE).unwrap_or(resource), party)
}

/// What is asked of the feed.
struct FeedQuery {
    resource: String,
    after: String,
    subject: Option<String>,
    alternative: Option<String>,
    types: Vec<String>,
    size: usize,
}

impl FeedQuery {
    /// Reads it in the service's order.
    fn read(query: &str, headers: &HeaderMap) -> Result<Self, Reply> {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let all = |name: &'static str| {
            let named = pairs.iter().filter(move |(known, _)| known.eq_ignore_ascii_case(name));
            named.map(|(_, value)| value.clone()).filter(|value| !value.is_empty())
        };
        let bad = |text: &str| Err(Reply::text(StatusCode::BAD_REQUEST, text));
        let resource = all("resource").next().unwrap_or_default();
        if !resource.starts_with(RESOURCE) {
            return bad("The 'resource' parameter must begin with 'urn:altinn:resource:'");
        }
        let Some(after) = all("after").next() else { return bad("The 'after' parameter must be defined.") };
        let subject = all("subject").next();
        let alternative = headers.get("Altinn-AlternativeSubject").and_then(|value| value.to_str().ok());
        let alternative = alternative.filter(|value| !value.is_empty()).map(str::to_owned);
        if subject.is_some() && alternative.is_some() {
            return bad("Only one of 'subject' or 'alternativeSubject' can be defined.");
        }
        let size = all("size").next().and_then(|size| size.parse::<i64>().ok()).unwrap_or(0);
        let size = usize::try_from(size).ok().filter(|size| *size > 0).map_or(PAGE.0, |size| size.min(PAGE.1));
        Ok(Self { resource, after, subject, alternative, types: all("type").collect(), size })
    }

    fn fits(&self, event: &StoredEvent) -> bool {
        event.text("resource") == self.resource
            && self.subject.as_ref().is_none_or(|subject| event.text("subject") == subject)
            && self.alternative.as_ref().is_none_or(|subject| event.text("alternativesubject") == subject)
            && (self.types.is_empty() || self.types.iter().any(|pattern| is_like(event.text("type"), pattern)))
    }

    /// The address of the page behind an event.
    fn next(&self, sandbox: &Sandbox, last: &str) -> String {
        let base = format!("{}/events/api/v1/events", sandbox.base);
        let Ok(mut address) = Url::parse(&base) else { return base };
        {
            let mut pairs = address.query_pairs_mut();
            pairs.append_pair("resource", &self.resource).append_pair("after", last);
            pairs.append_pair("size", &self.size.to_string());
            pairs.extend_pairs(self.subject.iter().map(|subject| ("subject", subject)));
            pairs.extend_pairs(self.types.iter().map(|kind| ("type", kind)));
        }
        address.into()
    }
}

/// SQL's `LIKE`, of which `%` is used.
fn is_like(text: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('%');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let mut last = None;
    for part in parts {
        if let Some(before) = last.replace(part) {
            let Some((_, behind)) = rest.split_once(before) else { return false };
            rest = behind;
        }
    }
    last.map_or(rest.is_empty(), |last| rest.ends_with(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_sqls() {
        for (text, pattern, fits) in [
            ("no.altinn.published", "no.altinn.published", true),
            ("no.altinn.published", "no.altinn", false),
            ("no.altinn.published", "no.%", true),
            ("no.altinn.published", "%published", true),
            ("no.altinn.published", "%altinn%", true),
            ("no.altinn.published", "no%tinn%shed", true),
            ("no.altinn.published", "no%read", false),
            ("ab", "ab%b", false),
            ("no.altinn.published", "%", true),
        ] {
            assert_eq!(is_like(text, pattern), fits, "{text} {pattern}");
        }
    }
}
