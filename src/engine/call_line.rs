//! What was told of a call, as a line of the file of `--trace`.

use crate::report::trace::{FaultKind, TracedCall, TracedMessage, json};
use crate::world::http::{CallRecord, HttpFault};

/// One call on one line, without its end.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn traced(call: &CallRecord) -> Result<String, serde_json::Error> {
    let text = call.fault_told();
    let received = TracedMessage { headers: &call.received_headers, bytes: call.received_bytes };
    json::render(&TracedCall {
        at: call.at,
        took_ms: u64::try_from(call.took.as_millis()).unwrap_or(u64::MAX),
        method: &call.method,
        host: &call.host,
        path: &call.path,
        query: &call.query,
        request: TracedMessage { headers: &call.sent_headers, bytes: call.sent_bytes },
        response: call.status.map(|status| (status, received)),
        traces: &call.traces,
        fault: call.fault.as_ref().map(kind).zip(text.as_deref()),
    })
}

const fn kind(fault: &HttpFault) -> FaultKind {
    match fault {
        HttpFault::WrongEnvironment { .. } => FaultKind::WrongEnvironment,
        HttpFault::NoConnection { .. } => FaultKind::NoConnection,
        HttpFault::Proxy { .. } | HttpFault::ProxyUnreadable { .. } => FaultKind::Proxy,
        HttpFault::Tls { .. } => FaultKind::Tls,
        HttpFault::Timeout { .. } => FaultKind::Timeout,
        HttpFault::Silent { .. } => FaultKind::Silent,
        HttpFault::Broken { .. } => FaultKind::Broken,
        HttpFault::TooLarge { .. } => FaultKind::TooLarge,
        HttpFault::Redirected { .. } => FaultKind::Redirected,
        HttpFault::Unexpected { .. } => FaultKind::Unexpected,
        HttpFault::Unwritable(_) => FaultKind::Unwritable,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use jiff::Timestamp;

    use super::*;

    #[test]
    fn a_line_steers_no_terminal_whoever_wrote_what_stands_in_it() {
        let steering = "a\u{1b}[2J\u{9b}\u{202e}\nb";
        let host = steering.to_owned();
        let call = CallRecord {
            at: Timestamp::UNIX_EPOCH,
            took: Duration::from_millis(5),
            method: "GET".to_owned(),
            host: host.clone(),
            path: "/".to_owned(),
            query: vec![steering.to_owned()],
            sent_headers: Vec::new(),
            sent_bytes: 0,
            status: Some(200),
            received_headers: vec![("server".to_owned(), Some(steering.to_owned()))],
            received_bytes: 0,
            traces: Vec::new(),
            fault: Some(HttpFault::Broken { host, reason: crate::text::reasons::said(steering) }),
        };
        let line = traced(&call).unwrap();
        assert!(!line.chars().any(crate::text::clean::is_unseen), "{line:?}");
        let read: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert_eq!(read["response"]["headers"][0]["value"], steering);
        // What went wrong is for people, and cleaned for them as it is with `-v`.
        let text = read["fault"]["text"].as_str().unwrap();
        assert!(call.line().contains(text) && !text.contains(['\n', '\u{1b}', '\u{202e}']), "{text:?}");
    }
}
