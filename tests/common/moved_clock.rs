//! The computer's clock, moved by a test: who sleeps on it wakes when the time has passed or been passed over.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use altinn_onboard::door::world::clock::{Clock, RealClock, Sleep};
use jiff::{SignedDuration, Timestamp};

/// A clock that goes as the computer's does, from another moment.
#[derive(Debug)]
pub struct MovedClock {
    real: RealClock,
    moved: SignedDuration,
    passed: Mutex<Duration>,
}

impl MovedClock {
    /// One that is ahead by this much from the start, or behind.
    pub fn by(moved: SignedDuration) -> Arc<Self> {
        Arc::new(Self { real: RealClock::start(), moved, passed: Mutex::default() })
    }

    /// Passes over some time.
    pub fn advance(&self, by: Duration) {
        *self.passed.lock().unwrap() += by;
    }

    fn passed(&self) -> Duration {
        *self.passed.lock().unwrap()
    }
}

impl Clock for MovedClock {
    fn now(&self) -> Timestamp {
        let moved = self.moved + SignedDuration::try_from(self.passed()).unwrap();
        self.real.now().saturating_add(moved).unwrap()
    }

    fn monotonic(&self) -> Duration {
        self.real.monotonic() + self.passed()
    }

    fn sleep(&self, time: Duration) -> Sleep<'_> {
        Box::pin(async move {
            let end = self.monotonic() + time;
            while self.monotonic() < end {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        })
    }
}
