//! What is likely wrong with what a step is about to write: shown once, before anybody is asked, and stops nothing.

use super::run::Run;
use super::session::Session;
use crate::steps::effects::RegistryEffect;
use crate::steps::{Effect, policy};
use crate::text::dates;

impl<P> Session<'_, P> {
    /// Shows what is likely wrong with what the effects would write.
    pub fn show_upload_warnings(&mut self, effects: &[Effect], run: &mut Run) {
        let today = dates::day(self.clock.now());
        for effect in effects {
            let Effect::Registry(RegistryEffect::UploadPolicy { id, kind, policy, .. }) = effect else { continue };
            for finding in policy::doubts(policy, id, *kind, today) {
                if run.first_sight(&finding) {
                    self.show(&finding);
                }
            }
        }
    }
}
