//! The sandbox's own receiver of events, `/_sandbox/receiver`.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::problem::{Answer, Reply};
use super::scenario::Scenario;
use super::state::Sandbox;

/// Events that are kept for looking at; older ones are only counted.
const KEPT: usize = 100;

/// What came. It is no part of the world: a receiver is the operator's own affair, and starts empty.
#[derive(Default)]
pub(super) struct Received(Mutex<Log>);

#[derive(Default)]
struct Log {
    count: usize,
    events: VecDeque<Value>,
}

impl Received {
    fn add(&self, event: Value) {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.count += 1;
        log.events.push_back(event);
        if log.events.len() > KEPT {
            log.events.pop_front();
        }
    }

    /// How many came, and the latest.
    pub(super) fn describe(&self) -> Value {
        let log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        json!({ "count": log.count, "events": log.events })
    }
}

/// `POST _sandbox/receiver`.
pub(super) async fn receive(State(sandbox): State<Arc<Sandbox>>, body: Bytes) -> Answer {
    if sandbox.scenarios.on(Scenario::WebhookDown) {
        return Err(Reply::empty(StatusCode::SERVICE_UNAVAILABLE));
    }
    let Ok(event) = serde_json::from_slice(&body) else { return Err(Reply::empty(StatusCode::BAD_REQUEST)) };
    sandbox.received.add(event);
    Ok(Reply::empty(StatusCode::OK))
}

/// `GET _sandbox/receiver`.
pub(super) async fn show(State(sandbox): State<Arc<Sandbox>>) -> Answer {
    Ok(Reply::ok(&sandbox.received.describe()))
}
