//! The computer's clock, moved by a test: who sleeps on it wakes when the time has passed or been passed over.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use altinn_onboard::door::world::clock::{Clock, RealClock, Sleep};
use jiff::{SignedDuration, Timestamp};

/// A clock that goes as the computer's does, and is ahead of it.
#[derive(Debug)]
pub struct MovedClock {
    real: RealClock,
    ahead: Mutex<Duration>,
}

impl MovedClock {
    /// One that is ahead by this much from the start.
    pub fn ahead(by: Duration) -> Arc<Self> {
        Arc::new(Self { real: RealClock::start(), ahead: Mutex::new(by) })
    }

    /// Passes over some time.
    pub fn advance(&self, by: Duration) {
        *self.ahead.lock().unwrap() += by;
    }

    fn offset(&self) -> Duration {
        *self.ahead.lock().unwrap()
    }
}

impl Clock for MovedClock {
    fn now(&self) -> Timestamp {
        self.real.now().saturating_add(SignedDuration::try_from(self.offset()).unwrap()).unwrap()
    }

    fn monotonic(&self) -> Duration {
        self.real.monotonic() + self.offset()
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
