//! An answer, read whole.

use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;

use super::fault::Came;
use super::hidden::hide;
use super::media::is_page;
use super::{Call, HttpFault};
use crate::world::clean::clean_line;

/// How much of an unexpected answer is shown.
const SHOWN: usize = 200;

/// How many bytes of it are looked at for that: what is hidden in them is longer than what is shown.
const LOOKED_AT: usize = 16 << 10;

/// Names under which services and gateways give the id that their support asks for.
pub(super) const TRACES: [&str; 8] = [
    "traceparent",
    "x-trace-id",
    "trace-id",
    "x-correlation-id",
    "x-request-id",
    "request-context",
    "x-ms-request-id",
    "x-azure-ref",
];

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpResponse {
    /// Host and port that answered.
    pub host: String,
    /// HTTP status.
    pub status: u16,
    /// The server's clock.
    pub date: Option<Timestamp>,
    /// Media type with its parameters.
    pub content_type: Option<String>,
    /// An id to give to support.
    pub trace: Option<String>,
    /// Where it sends us.
    pub location: Option<String>,
    /// Which version of a thing it is about, as the service marks it.
    pub etag: Option<String>,
    /// How long it asks us to wait, by its own clock where it tells it.
    pub retry_after: Option<Duration>,
    /// How much of an upload in parts is there (tus 1.0.0).
    pub upload_offset: Option<u64>,
    /// How long such an upload is.
    pub upload_length: Option<u64>,
    /// It was kept by something on the way, so its date is not that of now.
    pub(super) aged: bool,
    /// A good answer holds a secret: nothing of it is quoted.
    pub(super) hides: bool,
    /// The body, read to its end and never longer than the call allows.
    pub body: Vec<u8>,
}

impl HttpResponse {
    /// The head of an answer that came `now`; its body is yet to be read.
    pub(super) fn new(call: &Call, status: u16, headers: &HeaderMap, now: Timestamp) -> Self {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let date = text("date").and_then(http_date);
        Self {
            host: call.host(),
            status,
            date,
            content_type: text("content-type").map(|text| hide(&clean_line(text))),
            trace: TRACES.iter().find_map(|name| text(name)).map(|text| hide(&clean_line(text))),
            location: text("location").map(clean_line),
            etag: text("etag").map(str::to_owned),
            retry_after: text("retry-after").and_then(|value| pause(value, date.unwrap_or(now))),
            upload_offset: text("upload-offset").and_then(|count| count.trim().parse().ok()),
            upload_length: text("upload-length").and_then(|count| count.trim().parse().ok()),
            aged: text("age").is_some_and(|age| age.trim() != "0"),
            hides: call.hides,
            body: Vec::new(),
        }
    }

    /// 2xx.
    #[must_use]
    pub const fn is_success(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    /// No body, or only white space.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.body.iter().all(u8::is_ascii_whitespace)
    }

    /// A web page: by its type or by how it begins.
    #[must_use]
    pub fn is_html(&self) -> bool {
        let by_type = self.content_type.as_deref().is_some_and(is_page);
        let start: Vec<u8> =
            self.body.iter().filter(|b| !b.is_ascii_whitespace()).take(9).map(u8::to_ascii_lowercase).collect();
        by_type || start.starts_with(b"<!doctype") || start.starts_with(b"<html")
    }

    /// The body as cleaned text, however long.
    #[must_use]
    pub fn text(&self) -> String {
        hide(&clean_line(&String::from_utf8_lossy(&self.body)))
    }

    /// The first characters of the body, cleaned.
    #[must_use]
    pub fn start(&self) -> String {
        let first = self.body.get(..LOOKED_AT).unwrap_or(&self.body);
        hide(&clean_line(&String::from_utf8_lossy(first))).chars().take(SHOWN).collect()
    }

    /// The body as JSON of a type.
    ///
    /// # Errors
    /// [`HttpFault::Unexpected`], saying which host gave what.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, HttpFault> {
        serde_json::from_slice(&self.body).map_err(|_| self.unexpected())
    }

    /// The fault that this answer is when it has not the form that was expected.
    #[must_use]
    pub fn unexpected(&self) -> HttpFault {
        self.unexpected_as(match (self.is_empty(), self.is_html()) {
            (true, _) => Came::Empty,
            (_, true) => Came::Html,
            _ => Came::Other,
        })
    }

    /// The fault that it is when it lacks a header, whatever its body.
    #[must_use]
    pub fn without(&self, header: &'static str) -> HttpFault {
        self.unexpected_as(if self.is_html() { Came::Html } else { Came::Without(header) })
    }

    fn unexpected_as(&self, what: Came) -> HttpFault {
        let media = self.content_type.clone();
        let fault =
            HttpFault::Unexpected { host: self.host.clone(), status: self.status, what, media, start: self.start() };
        if self.hides && self.is_success() { fault.silent() } else { fault }
    }
}

/// `Sat, 21 Nov 2026 11:50:49 GMT`, and the two older forms (RFC 9110, 5.6.7).
fn http_date(text: &str) -> Option<Timestamp> {
    Timestamp::try_from(httpdate::parse_http_date(text.trim()).ok()?).ok()
}

/// What `Retry-After` asks for (RFC 9110, 10.2.3): seconds, or a date. A date that has passed asks for no pause, and more
/// seconds than can be counted for the longest; anything else says nothing.
fn pause(text: &str, now: Timestamp) -> Option<Duration> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text.parse().map_or(Duration::MAX, Duration::from_secs));
    }
    let until = httpdate::parse_http_date(text).ok()?;
    Some(until.duration_since(SystemTime::from(now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &str) -> HttpResponse {
        let url = url::Url::parse("http://h/").unwrap();
        let head = HttpResponse::new(&Call::post_outside(&url), 200, &HeaderMap::new(), Timestamp::UNIX_EPOCH);
        HttpResponse { body: body.into(), ..head }
    }

    #[test]
    fn what_came_is_told_apart() {
        let what = |body: &str| match answer(body).json::<serde_json::Map<String, serde_json::Value>>() {
            Err(HttpFault::Unexpected { what, .. }) => Some(what),
            _ => None,
        };
        assert_eq!(what(" \n"), Some(Came::Empty));
        assert_eq!(what("\n <!DOCTYPE html><html>"), Some(Came::Html));
        assert_eq!(what("[1]"), Some(Came::Other));
        assert_eq!(what("{}"), None);
    }

    #[test]
    fn dates_of_http_are_read() {
        let date = http_date("Sat, 21 Nov 2026 11:50:49 GMT").unwrap();
        assert_eq!(date.to_string(), "2026-11-21T11:50:49Z");
        assert_eq!(http_date("Saturday, 21-Nov-26 11:50:49 GMT"), Some(date));
        assert_eq!(http_date("Sat Nov 21 11:50:49 2026"), Some(date));
        // Later than our own times go.
        for text in ["yesterday", "", "Fri, 31 Dec 9999 23:59:59 GMT"] {
            assert_eq!(http_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_pause_is_asked_for_in_seconds_or_until_a_date() {
        let now = "2026-11-21T11:50:49Z".parse().unwrap();
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        for (text, asked) in [
            ("0", seconds(0)),
            (" 120 ", seconds(120)),
            ("18446744073709551615", seconds(u64::MAX)),
            ("99999999999999999999999", Some(Duration::MAX)),
            ("Sat, 21 Nov 2026 11:51:09 GMT", seconds(20)),
            ("Saturday, 21-Nov-26 11:51:09 GMT", seconds(20)),
            ("Sat, 21 Nov 2026 11:00:00 GMT", seconds(0)),
            ("Thu, 01 Jan 1970 00:00:00 GMT", seconds(0)),
            ("Fri, 31 Dec 9999 23:59:59 GMT", seconds(251_607_038_950)),
            ("-5", None),
            ("+5", None),
            ("1.5", None),
            ("", None),
            ("soon", None),
            ("5 5", None),
            ("Sat, 21 Nov 2026 11:51:09 CET", None),
            ("Sat, 32 Nov 2026 11:51:09 GMT", None),
            ("\u{663}", None),
        ] {
            assert_eq!(pause(text, now), asked, "{text:?}");
        }
        // At the end of time nothing is left to wait for.
        assert_eq!(
            pause("Fri, 31 Dec 9999 23:59:59 GMT", Timestamp::MAX).map(|left| left < Duration::from_secs(90_000_000)),
            Some(true)
        );
        assert_eq!(pause("Sat, 21 Nov 2026 11:51:09 GMT", Timestamp::MAX), seconds(0));
        assert_eq!(pause("1", Timestamp::MIN), seconds(1));
        let _ = pause("Sat, 21 Nov 2026 11:51:09 GMT", Timestamp::MIN);
    }
}
