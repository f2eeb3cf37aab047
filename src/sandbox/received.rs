//! What the sandbox's own receiver got: part of what handlers share, and of no service.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

/// Events that are kept for looking at; older ones are only counted.
const KEPT: usize = 100;

/// What came. It is no part of the world: a receiver is the operator's own affair, and starts empty.
#[derive(Default)]
pub(super) struct Received(Mutex<ReceivedLog>);

#[derive(Default)]
struct ReceivedLog {
    count: usize,
    events: VecDeque<Value>,
}

impl Received {
    /// Keeps an event.
    pub(super) fn add(&self, event: Value) {
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
