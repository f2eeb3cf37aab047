//! What Altinn Varsling answers when it says no.

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use crate::sandbox::problem::{Reply, trace_id};

/// Collects what is wrong, by place.
#[derive(Default)]
pub(super) struct Errors(Map<String, Value>);

impl Errors {
    /// Adds what is wrong at a place.
    pub(super) fn add(&mut self, path: &str, what: &str) {
        if let Value::Array(all) = self.0.entry(path).or_insert_with(|| Value::Array(Vec::new())) {
            all.push(what.into());
        }
    }

    /// The refusal, when anything is.
    pub(super) fn end(self) -> Result<(), Reply> {
        const TITLE: &str = "One or more validation errors occurred.";
        let status = StatusCode::BAD_REQUEST;
        if self.0.is_empty() { Ok(()) } else { Err(Reply::validation(status, TITLE, &self.0)) }
    }
}

/// A problem of the service's own (Altinn/altinn-notifications, `Altinn.Notifications.Core/Errors/Problems.cs`,
/// 2026-07-24).
pub(super) fn problem(status: StatusCode, code: &str, title: &str) -> Reply {
    let value = json!({
        "type": format!("urn:altinn:error:{code}"),
        "title": title,
        "status": status.as_u16(),
        "code": code,
        "statusDescription": status.canonical_reason().unwrap_or_default(),
        "traceId": trace_id(),
    });
    Reply::problem(status, &value)
}
