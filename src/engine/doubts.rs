//! What is likely wrong with what a step is about to write: shown once, before anybody is asked, and stops nothing.

use jiff::tz::TimeZone;

use super::run::Run;
use super::session::Session;
use crate::steps::{Effect, policy};

impl<P> Session<P> {
    /// Shows what is likely wrong with what the effects would write.
    pub fn show_doubts(&mut self, effects: &[Effect], run: &mut Run) {
        let today = self.clock.now().to_zoned(TimeZone::UTC).date();
        for effect in effects {
            let Effect::UploadPolicy { id, policy, .. } = effect else { continue };
            for finding in policy::doubts(policy, id, today) {
                if run.first_sight(&finding) {
                    self.show(&finding);
                }
            }
        }
    }
}
