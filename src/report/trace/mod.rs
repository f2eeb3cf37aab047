//! The record of the calls of a run, to be attached to a support case.

pub mod json;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

/// A header: its name, and its value where that may be told.
pub type Header = (String, Option<String>);

/// One call, as the network's door tells of it.
#[derive(Clone, Copy, Debug)]
pub struct TracedCall<'a> {
    /// When it was sent.
    pub at: Timestamp,
    /// How long it took, in milliseconds.
    pub took_ms: u64,
    /// `GET`, `POST` or `PUT`.
    pub method: &'a str,
    /// Where it was sent: the host, and the port where one is written.
    pub host: &'a str,
    /// Cleaned by who tells of it, with a mark in the place of what nobody may see.
    pub path: &'a str,
    /// The names of the query's values.
    pub query: &'a [String],
    /// What was sent.
    pub request: TracedMessage<'a>,
    /// What was answered, when anything was.
    pub response: Option<(u16, TracedMessage<'a>)>,
    /// The ids that support asks for, each with the name of its header.
    pub traces: &'a [(String, String)],
    /// Why there is no usable answer.
    pub fault: Option<(FaultKind, &'a str)>,
}

/// The outside of what was sent or answered.
#[derive(Clone, Copy, Debug)]
pub struct TracedMessage<'a> {
    /// Its headers.
    pub headers: &'a [Header],
    /// The length of its body, as far as it was read.
    pub bytes: u64,
}

/// A kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// The token belongs to another environment than the address; nothing was sent.
    WrongEnvironment,
    /// No connection.
    NoConnection,
    /// A proxy in between cannot be used, or lets nothing through.
    Proxy,
    /// No secure connection.
    Tls,
    /// Nothing, or not all, came in time.
    Timeout,
    /// The answer began, and stood still.
    Silent,
    /// The answer broke off, or was not HTTP.
    Broken,
    /// The answer is too long.
    TooLarge,
    /// The answer sends the call on where it may not follow.
    Redirected,
    /// The answer is of another type or form.
    Unexpected,
    /// The call could not be written.
    Unwritable,
}
