//! How often Altinn Formidling may be called (Altinn/altinn-broker, `tests/Altinn.Broker.LoadTests/test-rate-limit.js`,
//! 2026-08-18). What stands in the answer besides its status is *unverified*.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::http::{StatusCode, header};
use jiff::Timestamp;
use serde_json::json;

use crate::domain::OrgNumber;
use crate::sandbox::clock::{SandboxClock, later};
use crate::sandbox::problem::Reply;

/// The time in which calls are counted.
const MINUTE: Duration = Duration::from_secs(60);

/// What is counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Counted {
    Initialize,
    Upload,
    Overview,
    Details,
    Search,
    Download,
    Confirm,
}

impl Counted {
    /// So many in a minute.
    const fn limit(self) -> usize {
        match self {
            Self::Search => 10,
            Self::Details => 15,
            Self::Initialize | Self::Upload | Self::Overview | Self::Download | Self::Confirm => 120,
        }
    }
}

/// When whom called for what, during the last minute.
#[derive(Default)]
pub(in crate::sandbox) struct BrokerCalls(Mutex<BTreeMap<(OrgNumber, Counted), VecDeque<Timestamp>>>);

impl BrokerCalls {
    /// Counts a call, unless there were too many already.
    pub(super) fn count(&self, clock: &SandboxClock, org: OrgNumber, of: Counted) -> Result<(), Reply> {
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let calls = calls.entry((org, of)).or_default();
        while calls.front().is_some_and(|first| clock.has_passed(*first, MINUTE)) {
            calls.pop_front();
        }
        let Some(first) = calls.front().filter(|_| calls.len() >= of.limit()) else {
            calls.push_back(clock.wall());
            return Ok(());
        };
        // Whoever waits so many whole seconds is let in.
        let left = later(*first, MINUTE).duration_since(clock.wall()).as_secs().saturating_add(1).max(1).to_string();
        let message = format!("Rate limit is exceeded. Try again in {left} seconds.");
        let body = json!({ "statusCode": 429, "message": message });
        Err(Reply::json(StatusCode::TOO_MANY_REQUESTS, &body).with(header::RETRY_AFTER, &left))
    }
}
