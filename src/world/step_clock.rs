//! A clock that tests move.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::clock::{Clock, Sleep};

/// It stands still unless it is moved or slept on, or goes on by one step at each reading.
#[derive(Debug)]
pub struct StepClock {
    start: Timestamp,
    passed: Mutex<Duration>,
    step: Duration,
}

impl StepClock {
    /// A clock that stands still.
    #[must_use]
    pub const fn fixed(at: Timestamp) -> Self {
        Self::stepping(at, Duration::ZERO)
    }

    /// A clock that goes on by `step` at each reading of [`Clock::now`] or [`Clock::monotonic`].
    #[must_use]
    pub const fn stepping(at: Timestamp, step: Duration) -> Self {
        Self { start: at, passed: Mutex::new(Duration::ZERO), step }
    }

    /// Lets time pass.
    pub fn advance(&self, by: Duration) {
        self.pass(by);
    }

    /// Answers how much had passed before.
    fn pass(&self, by: Duration) -> Duration {
        let mut passed = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
        let before = *passed;
        *passed = before.saturating_add(by);
        before
    }

    fn at(&self, passed: Duration) -> Timestamp {
        SignedDuration::try_from(passed)
            .ok()
            .and_then(|passed| self.start.checked_add(passed).ok())
            .unwrap_or(self.start)
    }
}

impl Clock for StepClock {
    fn now(&self) -> Timestamp {
        self.at(self.pass(self.step))
    }

    fn monotonic(&self) -> Duration {
        self.pass(self.step)
    }

    /// Lets the time pass at once.
    fn sleep(&self, time: Duration) -> Sleep<'_> {
        Box::pin(async move {
            self.pass(time);
            tokio::task::yield_now().await;
        })
    }
}
