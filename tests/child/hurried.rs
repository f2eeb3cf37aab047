//! The program itself in a hurry: its clock passes over whatever is waited for.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use altinn_onboard::door::cli;
use altinn_onboard::door::world::clock::{Clock, RealClock, Sleep};
use altinn_onboard::door::world::process::Process;
use jiff::{SignedDuration, Timestamp};

/// Runs the program's own `main` by a clock that waits for nothing: waits take as many turns as ever, and no time.
///
/// How far the clock is ahead stands in the file `kept`, from which the next run goes on.
pub fn run(kept: &str, arguments: &[&str]) -> ExitCode {
    let arguments = std::iter::once(&"altinn-onboard").chain(arguments).map(OsString::from).collect();
    let ahead =
        std::fs::read_to_string(kept).map_or(Duration::ZERO, |text| Duration::from_millis(text.parse().unwrap()));
    let clock = HurriedClock { real: RealClock::start(), ahead: Mutex::new(ahead), kept: kept.into() };
    cli::run_watched(Process { arguments, ..Process::real() }, Arc::new(clock), None)
}

/// The computer's clock, ahead by all that was slept on it.
#[derive(Debug)]
struct HurriedClock {
    real: RealClock,
    ahead: Mutex<Duration>,
    kept: PathBuf,
}

impl Clock for HurriedClock {
    fn now(&self) -> Timestamp {
        self.real.now().saturating_add(SignedDuration::try_from(*self.ahead.lock().unwrap()).unwrap()).unwrap()
    }

    fn monotonic(&self) -> Duration {
        self.real.monotonic() + *self.ahead.lock().unwrap()
    }

    fn sleep(&self, time: Duration) -> Sleep<'_> {
        Box::pin(async move {
            {
                let mut ahead = self.ahead.lock().unwrap();
                *ahead += time;
                std::fs::write(&self.kept, ahead.as_millis().to_string()).unwrap();
            }
            tokio::task::yield_now().await;
        })
    }
}
