//! What all trials share that are sent and followed in one run: a key by which the same command finds on the same day what it
//! sent before, and the looking until the end or until patience is at its own.

use std::time::Duration;

use uuid::Uuid;

use super::perform::Performer;
use super::session::Session;
use super::step_run::StepRun;
use crate::domain::sha256;
use crate::record::t;
use crate::text::{Phrase, dates};

/// The longest and the shortest pause between two looks.
const PAUSES: [Duration; 2] = [Duration::from_secs(5), Duration::from_millis(500)];

/// The looks at one trial.
#[derive(Debug, Default)]
pub(super) struct Following {
    waited: Duration,
}

impl Session<'_, Performer> {
    /// The key of what is tried on this day: from `same`, all that makes it the same. A person's number does not stand in it,
    /// and whoever knows the rest can find it by trying all there are: it goes to the service, which gets the number too, and
    /// to a trace, and belongs to nobody who exists.
    pub(super) fn key_of_today(&self, work: &StepRun, same: &str) -> Uuid {
        let owner = self.brief(work).get(t::OrgNumber).map(ToString::to_string).unwrap_or_default();
        let day = dates::day(self.clock.now());
        let digest = sha256::hex(format!("{owner}\n{}\n{day}\n{same}", work.place.service).as_bytes());
        let digits = digest.get(..32).and_then(|digits| u128::from_str_radix(digits, 16).ok()).unwrap_or_default();
        uuid::Builder::from_custom_bytes(digits.to_be_bytes()).into_uuid()
    }

    /// Waits for another look, and says before the first wait what is followed; `false` when patience is at its end.
    pub(super) async fn looks_again(&mut self, following: &mut Following, said: Phrase) -> bool {
        if following.waited >= self.patience {
            return false;
        }
        if following.waited.is_zero() {
            self.say(&said.into());
        }
        let [longest, shortest] = PAUSES;
        let pause = Duration::from_secs(self.environment.pace.publish).clamp(shortest, longest);
        self.clock.sleep(pause).await;
        following.waited = following.waited.saturating_add(pause);
        true
    }
}
