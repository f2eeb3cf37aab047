//! The sandbox's clock: the machine's, and the one that its services go by.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::world::clock::{self, RealClock};

/// How far the services' clock is ahead in the scenario `clock-skew`.
const SKEW: SignedDuration = SignedDuration::from_mins(10);

/// Two clocks: waiting is measured by the machine's, tokens and `Date` headers go by the services'.
#[derive(Clone, Debug)]
pub(super) struct SandboxClock {
    machine: Arc<dyn clock::Clock>,
    skewed: bool,
}

impl SandboxClock {
    /// The services' clock by a machine's: right, or ten minutes ahead.
    /// `None` is the real machine.
    pub(super) fn new(machine: Option<Arc<dyn clock::Clock>>, skewed: bool) -> Self {
        Self { machine: machine.unwrap_or_else(|| Arc::new(RealClock::start())), skewed }
    }

    /// Waits by the machine's clock.
    pub(super) async fn sleep(&self, time: Duration) {
        self.machine.sleep(time).await;
    }

    /// What the machine's clock shows.
    pub(super) fn wall(&self) -> Timestamp {
        self.machine.now()
    }

    /// What the services' clock shows.
    pub(super) fn service(&self) -> Timestamp {
        self.as_shown(self.wall())
    }

    /// A moment as the services write it.
    pub(super) fn as_shown(&self, moment: Timestamp) -> Timestamp {
        if self.skewed { moment.saturating_add(SKEW).unwrap_or(moment) } else { moment }
    }

    /// A moment that somebody gave the services, by the machine's clock.
    pub(super) fn as_meant(&self, moment: Timestamp) -> Timestamp {
        if self.skewed { moment.saturating_sub(SKEW).unwrap_or(moment) } else { moment }
    }

    /// The `Date` header: the services' time, whatever clock the machine is given (RFC 9110, 6.6.1).
    pub(super) fn date_header(&self) -> String {
        self.service().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
    }

    /// Whether `pace` has passed since `start`.
    pub(super) fn has_passed(&self, start: Timestamp, pace: Duration) -> bool {
        later(start, pace) <= self.wall()
    }
}

/// The moment `pace` after `start`.
pub(super) fn later(start: Timestamp, pace: Duration) -> Timestamp {
    start.saturating_add(pace).unwrap_or(Timestamp::MAX)
}
