//! While a person is asked, or time is waited for, the state is free: what other commands save meanwhile is taken in.

use std::time::Duration;

use super::session::{EngineFault, Session};
use crate::domain::Language;
use crate::world::prompt::{PromptFault, Prompter};
use crate::world::state_file::{PATIENCE, StateFileFault};

/// After this long the person is told for whom is waited.
const QUIET: Duration = Duration::from_secs(1);

impl<P> Session<'_, P> {
    /// Has a person asked, and gives the state back as long as that takes.
    ///
    /// # Errors
    /// There is no answer, or the state cannot be saved or had again.
    pub fn asking<T>(
        &mut self,
        ask: impl FnOnce(&mut dyn Prompter, Language) -> Result<T, PromptFault>,
    ) -> Result<T, EngineFault> {
        if self.prompter.interactive() {
            self.ledger.rest()?;
        }
        let answer = ask(self.prompter.as_mut(), self.language)?;
        self.be_back()?;
        Ok(answer)
    }

    /// Has the state again after a rest; answers whether anything came meanwhile. Who works with it is waited for: whoever
    /// has just answered does not answer twice.
    ///
    /// # Errors
    /// What stands there now cannot be taken, or somebody works with it and nobody can be told to wait.
    pub(super) fn be_back(&mut self) -> Result<bool, EngineFault> {
        let mut patience = QUIET;
        let came = loop {
            match self.ledger.take_again(patience) {
                Err(StateFileFault::Held { .. }) if patience == QUIET => {
                    self.say(&words::WAITING.into());
                    patience = PATIENCE;
                }
                Err(StateFileFault::Held { .. }) if self.prompter.interactive() => {}
                taken => break taken?,
            }
        };
        if came {
            self.say(&words::TAKEN_IN.into());
        }
        self.took_in |= came;
        Ok(came)
    }
}

/// What this file alone says.
pub mod words {
    use crate::text::phrases;

    phrases! {
        WAITING { nb: "En annen kommando arbeider med tilstandsfilen. Den blir ventet på.", en: "Another command is working with the state file. Waiting for it." }
        TAKEN_IN { nb: "En annen kommando har lagret noe i tilstandsfilen imens. Det er tatt med her.", en: "Another command has saved something in the state file meanwhile. It has been taken in here." }
    }
}
