//! Time: the only place where a clock is read.

use std::fmt::Debug;
use std::pin::Pin;
use std::time::{Duration, Instant, SystemTime};

use jiff::Timestamp;

/// Ends when the time has passed.
pub type Sleep<'c> = Pin<Box<dyn Future<Output = ()> + Send + 'c>>;

/// What time it is, and the waiting for another.
pub trait Clock: Debug + Send + Sync {
    /// This moment.
    fn now(&self) -> Timestamp;

    /// Time since some fixed moment. It never goes backwards, also when somebody sets the clock.
    fn monotonic(&self) -> Duration;

    /// Waits. Whatever waits for a time waits here, so that a test need not.
    fn sleep(&self, time: Duration) -> Sleep<'_>;
}

/// What the work gives, or nothing when it takes longer than `longest`.
///
/// It is measured by the computer's clock whatever clock a test has set: for work whose end sockets decide, such as an
/// answer that is under way. What waits for a time sleeps on a [`Clock`].
pub async fn within<W: Future>(longest: Duration, work: W) -> Option<W::Output> {
    tokio::time::timeout(longest, work).await.ok()
}

/// The computer's clock.
#[derive(Clone, Copy, Debug)]
pub struct RealClock {
    start: Instant,
}

impl RealClock {
    /// The clock; its monotonic time begins here.
    #[must_use]
    pub fn start() -> Self {
        Self { start: Instant::now() }
    }
}

impl Clock for RealClock {
    fn now(&self) -> Timestamp {
        moment(SystemTime::now())
    }

    fn monotonic(&self) -> Duration {
        self.start.elapsed()
    }

    fn sleep(&self, time: Duration) -> Sleep<'_> {
        // The timer is made where it is awaited: only there is a runtime for certain.
        Box::pin(async move { tokio::time::sleep(time).await })
    }
}

/// The moment of a time; the last or first one that has a date, where a clock stands beyond it (year 9999).
fn moment(time: SystemTime) -> Timestamp {
    let beyond = if time < SystemTime::UNIX_EPOCH { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::try_from(time).unwrap_or(beyond)
}

#[cfg(test)]
mod tests {
    use super::super::step_clock::StepClock;
    use super::*;

    #[test]
    fn a_clock_that_stands_beyond_all_dates_is_no_reason_to_fall() {
        let years = |years: u64| Duration::from_secs(years * 366 * 24 * 3600);
        assert_eq!(moment(SystemTime::UNIX_EPOCH), Timestamp::UNIX_EPOCH);
        assert_eq!(moment(SystemTime::UNIX_EPOCH + years(20_000)), Timestamp::MAX);
        assert_eq!(moment(SystemTime::UNIX_EPOCH - years(20_000)), Timestamp::MIN);
    }

    #[test]
    fn a_fixed_clock_moves_only_when_told() {
        let clock = StepClock::fixed("2026-11-20T23:00:00Z".parse().unwrap());
        assert_eq!(clock.now(), clock.now());
        clock.advance(Duration::from_secs(3600));
        assert_eq!(clock.now().to_string(), "2026-11-21T00:00:00Z");
        assert_eq!(clock.monotonic(), Duration::from_secs(3600));
    }

    #[test]
    fn a_stepping_clock_goes_on_at_each_reading() {
        let clock = StepClock::stepping(Timestamp::UNIX_EPOCH, Duration::from_secs(2));
        let first = clock.now();
        assert_eq!(clock.now().duration_since(first).as_secs(), 2);
        assert_eq!(clock.monotonic(), Duration::from_secs(4));
    }

    #[tokio::test]
    async fn who_sleeps_on_a_fixed_clock_wakes_at_once_and_later() {
        let clock = StepClock::fixed(Timestamp::UNIX_EPOCH);
        let began = Instant::now();
        clock.sleep(Duration::from_secs(3600)).await;
        assert_eq!(clock.monotonic(), Duration::from_secs(3600));
        assert!(began.elapsed() < Duration::from_secs(1));
    }

    #[tokio::test]
    async fn who_sleeps_on_the_real_clock_waits() {
        let clock = RealClock::start();
        clock.sleep(Duration::from_millis(20)).await;
        assert!(clock.monotonic() >= Duration::from_millis(20));
    }

    #[tokio::test]
    async fn what_takes_longer_is_left() {
        assert_eq!(within(Duration::from_millis(20), std::future::pending::<u8>()).await, None);
        assert_eq!(within(Duration::from_secs(20), std::future::ready(7)).await, Some(7));
    }

    #[test]
    fn the_real_clock_does_not_go_backwards() {
        let clock = RealClock::start();
        let first = clock.monotonic();
        assert!(clock.monotonic() >= first);
    }
}
