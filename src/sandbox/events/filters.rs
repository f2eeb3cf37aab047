//! Who calls, and what is checked of a new subscription, in the service's order (Altinn/altinn-events,
//! `Controllers/SubscriptionController.cs`, 2026-08-20).

use axum::http::{HeaderMap, StatusCode};
use jiff::Timestamp;
use serde_json::{Map, Value};
use url::Url;

use crate::domain::environment::is_loopback;
use crate::sandbox::access::{Caller, altinn_caller};
use crate::sandbox::decision::events_let;
use crate::sandbox::problem::{Reply, field, text};
use crate::sandbox::state::Sandbox;
use crate::sandbox::world_data::Subscription;

/// The scope for resources.
pub(super) const SUBSCRIBE: &str = "altinn:events.subscribe";

pub(super) const RESOURCE: &str = "urn:altinn:resource:";

/// Checks everything and gives the subscription without its number.
pub(super) fn check(sandbox: &Sandbox, caller: &Caller, body: &Map<String, Value>) -> Result<Subscription, Reply> {
    let bad = |text: &str| Reply::text(StatusCode::BAD_REQUEST, text);
    let end_point = text(body, "endPoint").and_then(|text| Url::parse(text).ok()).filter(is_taken);
    let end_point = end_point.ok_or_else(|| bad("Missing or invalid endpoint to push events towards"))?;
    let source = text(body, "sourceFilter");
    let is_https = |source: &str| Url::parse(source).is_ok_and(|url| url.scheme() == "https");
    if source.is_some_and(|source| !is_https(source)) {
        return Err(bad("SourceFilter must be an absolute URL with the https scheme."));
    }
    let filter = text(body, "resourceFilter").filter(|filter| !filter.is_empty());
    let is_app = filter.is_some_and(|filter| filter.starts_with("urn:altinn:resource:app_"));
    if !is_app && !caller.has(SUBSCRIBE) {
        return Err(Reply::empty(StatusCode::FORBIDDEN));
    }
    if filter.is_some_and(|filter| !is_urn(filter)) {
        return Err(bad("Resource filter must be a valid urn"));
    }
    let filter = filter.ok_or_else(|| bad("Resource filter is required."))?;
    if source.is_some() {
        return Err(bad("Source filter is not supported for subscriptions on this resource."));
    }
    if text(body, "alternativeSubjectFilter").is_some() {
        return Err(bad("AlternativeSubject filter is not supported for subscriptions on this resource."));
    }
    let subject = text(body, "subjectFilter").map(str::to_owned);
    let include_subunits = field(body, "includeSubunits").and_then(Value::as_bool).unwrap_or(false);
    if include_subunits && subject.is_none() {
        return Err(bad("IncludeSubunits requires a subject filter."));
    }
    let resource = filter.strip_prefix(RESOURCE).unwrap_or(filter);
    if !events_let(sandbox, caller, resource, None) {
        let text = format!("Not authorized to create a subscription for resource {filter}.");
        return Err(Reply::text(StatusCode::FORBIDDEN, text));
    }
    Ok(Subscription {
        id: 0,
        end_point: end_point.into(),
        resource_filter: filter.to_owned(),
        subject_filter: subject,
        type_filter: text(body, "typeFilter").map(str::to_owned),
        include_subunits,
        consumer: consumer(caller),
        created: Timestamp::UNIX_EPOCH,
        validated: false,
    })
}

/// https everywhere; an environment on loopback takes plain http to loopback too.
fn is_taken(url: &Url) -> bool {
    url.scheme() == "https" || (url.scheme() == "http" && is_loopback(url))
}

/// `^urn:[a-z0-9-]{1,30}(:[a-z0-9()+,.\-;$_!\/]{1,100}){1,10}$`, without an engine for it.
fn is_urn(text: &str) -> bool {
    let mut parts = text.split(':');
    let of = |part: &str, most: usize, allowed: fn(u8) -> bool| {
        (1..=most).contains(&part.len()) && part.bytes().all(allowed)
    };
    let name = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-');
    let value = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9') || b"()+,.-;$_!/".contains(&b);
    let head = parts.next() == Some("urn") && parts.next().is_some_and(|part| of(part, 30, name));
    let rest: Vec<&str> = parts.collect();
    head && (1..=10).contains(&rest.len()) && rest.iter().all(|part| of(part, 100, value))
}

/// Only tokens of Altinn's are known here.
pub(super) fn caller(sandbox: &Sandbox, headers: &HeaderMap) -> Result<Caller, Reply> {
    altinn_caller(sandbox, headers).ok_or_else(|| Reply::empty(StatusCode::UNAUTHORIZED))
}

/// Who subscribes: by code with the claim, otherwise by number. The two never see each other's subscriptions.
pub(super) fn consumer(caller: &Caller) -> String {
    match &caller.code {
        Some(code) => format!("/org/{code}"),
        None => format!("/organisation/{}", caller.org),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resource_filter_is_a_lower_case_urn() {
        assert!(is_urn("urn:altinn:resource:ttd-vedtak"));
        for text in ["ttd-vedtak", "urn:altinn", "urn:altinn:Resource:x", "urn:altinn:resource:", "URN:altinn:x"] {
            assert!(!is_urn(text), "{text}");
        }
        assert!(!is_urn(&format!("urn:altinn:resource:{}", "a".repeat(101))));
    }

    #[test]
    fn plain_http_is_for_loopback() {
        let taken = |text: &str| is_taken(&Url::parse(text).unwrap());
        assert!(taken("https://ttd.no/hook") && taken("http://127.0.0.1:9/hook"));
        assert!(!taken("http://ttd.no/hook") && !taken("ftp://ttd.no/"));
    }
}
