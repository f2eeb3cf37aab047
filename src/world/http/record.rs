//! What is told of a call: for `-v`, and for who records the calls of a run. Never a body, a secret, the value of a query or
//! a person's number.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use super::answer::TRACES;
use super::hidden::hide;
use super::{Call, HttpFault};
use crate::world::clean::clean_line;

/// Takes what is told of each call, once it has ended.
pub type CallObserver = Arc<dyn Fn(&CallRecord) + Send + Sync>;

/// Headers whose values hold nothing but what any call has; of all others only the name is told.
const TOLD: [&str; 21] = [
    "accept",
    "accept-ranges",
    "age",
    "allow",
    "cache-control",
    "connection",
    "content-encoding",
    "content-length",
    "content-range",
    "content-type",
    "date",
    "expires",
    "last-modified",
    "range",
    "retry-after",
    "server",
    "transfer-encoding",
    "user-agent",
    "vary",
    "via",
    "x-cache",
];

/// How much of a value is told.
const LONGEST: usize = 200;

/// A header: its name, and its value where that may be told.
pub type HeaderTold = (String, Option<String>);

/// One call that was sent, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallRecord {
    /// When it was sent.
    pub at: Timestamp,
    /// From before it was sent until its answer was read, or given up.
    pub took: Duration,
    /// `GET`, `POST` or `PUT`.
    pub method: String,
    /// Where it was sent: the host, and the port where one is written.
    pub host: String,
    /// Cleaned, with a mark in the place of a person's number or a secret.
    pub path: String,
    /// The names of the query's values.
    pub query: Vec<String>,
    /// The headers that were sent, but for those that the connection itself adds.
    pub sent_headers: Vec<HeaderTold>,
    /// The length of the body that was sent.
    pub sent_bytes: u64,
    /// The status of the answer, when there was one.
    pub status: Option<u16>,
    /// The headers of the answer.
    pub received_headers: Vec<HeaderTold>,
    /// How much of the answer's body was read.
    pub received_bytes: u64,
    /// The ids that support asks for, each with the name of its header.
    pub traces: Vec<(String, String)>,
    /// Why there is no usable answer.
    pub fault: Option<HttpFault>,
}

impl CallRecord {
    /// Of a call that is about to be sent.
    pub(super) fn new(call: &Call, at: Timestamp) -> Self {
        let query = call.url.query_pairs().map(|(name, _)| hide(&clean_line(&name)));
        Self {
            at,
            took: Duration::ZERO,
            method: call.method.to_string(),
            host: call.host(),
            path: hide(&clean_line(call.url.path())),
            query: query.collect(),
            sent_headers: call.headers.iter().map(told).collect(),
            sent_bytes: call.body.as_ref().map_or(0, |body| body.expose().len() as u64),
            status: None,
            received_headers: Vec::new(),
            received_bytes: 0,
            traces: Vec::new(),
            fault: None,
        }
    }

    /// Takes up the head of the answer.
    pub(super) fn answered(&mut self, status: u16, headers: &HeaderMap) {
        self.status = Some(status);
        self.received_headers = headers.iter().map(|(name, value)| told(&(name.clone(), value.clone()))).collect();
        let ids = TRACES.iter().filter_map(|name| Some(((*name).to_owned(), shown(headers.get(*name)?)?)));
        self.traces = ids.collect();
    }

    /// Why there is no usable answer, as it may be told.
    #[must_use]
    pub fn fault_told(&self) -> Option<String> {
        self.fault.as_ref().map(|fault| hide(&clean_line(&fault.to_string())))
    }

    /// What became of it, as one line.
    #[must_use]
    pub fn line(&self) -> String {
        let Self { method, host, path, took, .. } = self;
        let status = || self.status.map(|status| status.to_string());
        let outcome = self.fault_told().or_else(status).unwrap_or_default();
        let ids = self.traces.iter().map(|(name, id)| format!(" · {name} {id}"));
        format!("{method} {host}{path} {outcome} · {} ms{}", took.as_millis(), ids.collect::<String>())
    }
}

fn told((name, value): &(HeaderName, HeaderValue)) -> HeaderTold {
    let open = TOLD.contains(&name.as_str()) || TRACES.contains(&name.as_str());
    let value = if open && !value.is_sensitive() { shown(value) } else { None };
    (name.as_str().to_owned(), value)
}

/// The value of a header as it may be told.
fn shown(value: &HeaderValue) -> Option<String> {
    let text = hide(&clean_line(value.to_str().ok()?));
    Some(text.chars().take(LONGEST).collect())
}
