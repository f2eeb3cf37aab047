//! What `--trace` writes: one document a line, one line a call. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::machine::escaped;
use super::{FaultKind, Header, TracedCall, TracedMessage};

/// A line of the file of `--trace`: one call. It holds no body, no secret and no value of a query.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// The program and its version.
    program: &'a str,
    /// When the call was sent, by this machine's clock (RFC 3339).
    at: String,
    /// How long it took, in milliseconds.
    took_ms: u64,
    /// The method.
    method: &'a str,
    /// Host and port.
    host: &'a str,
    /// The path.
    path: &'a str,
    /// The names of the query's values.
    query: &'a [String],
    /// What was sent.
    request: RequestJson<'a>,
    /// What was answered, when anything was.
    response: Option<ResponseJson<'a>>,
    /// The ids that support asks for.
    traces: Vec<TraceIdJson<'a>>,
    /// Why there is no usable answer.
    fault: Option<FaultJson<'a>>,
}

/// The outside of what was sent.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Request")]
struct RequestJson<'a> {
    /// The headers, but for those that the connection adds.
    headers: Vec<HeaderJson<'a>>,
    /// The length of the body.
    bytes: u64,
}

/// The outside of what was answered.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Response")]
struct ResponseJson<'a> {
    /// HTTP status.
    status: u16,
    /// The headers.
    headers: Vec<HeaderJson<'a>>,
    /// How much of the body was read.
    bytes: u64,
}

/// A header.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Header")]
struct HeaderJson<'a> {
    /// Its name.
    name: &'a str,
    /// Its value, where that may be told.
    value: Option<&'a str>,
}

/// An id that support asks for.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TraceId")]
struct TraceIdJson<'a> {
    /// The header that it stood in.
    name: &'a str,
    /// The id.
    value: &'a str,
}

/// Why there is no usable answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Fault")]
struct FaultJson<'a> {
    /// What kind of fault.
    kind: FaultKind,
    /// What happened.
    text: &'a str,
}

fn headers(headers: &[Header]) -> Vec<HeaderJson<'_>> {
    headers.iter().map(|(name, value)| HeaderJson { name, value: value.as_deref() }).collect()
}

fn response(status: u16, message: TracedMessage<'_>) -> ResponseJson<'_> {
    ResponseJson { status, headers: headers(message.headers), bytes: message.bytes }
}

/// Renders one call, on one line.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(call: &TracedCall<'_>) -> Result<String, serde_json::Error> {
    let line = serde_json::to_string(&Document {
        schema: 1,
        program: concat!("altinn-onboard ", env!("CARGO_PKG_VERSION")),
        at: call.at.to_string(),
        took_ms: call.took_ms,
        method: call.method,
        host: call.host,
        path: call.path,
        query: call.query,
        request: RequestJson { headers: headers(call.request.headers), bytes: call.request.bytes },
        response: call.response.map(|(status, message)| response(status, message)),
        traces: call.traces.iter().map(|(name, value)| TraceIdJson { name, value }).collect(),
        fault: call.fault.map(|(kind, text)| FaultJson { kind, text }),
    })?;
    Ok(escaped(line))
}
