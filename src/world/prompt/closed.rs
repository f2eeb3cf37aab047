//! Nobody to ask: no terminal, or `--no-input`.

use super::prompter::{Answer, Confirmed, PromptFault, Prompter};
use crate::domain::Language;
use crate::finding::Finding;
use crate::record::{Choice, Confirmation, Question};
use crate::text::Message;

/// Answers nothing; the engine gathers what is missing and names it all at once.
#[derive(Clone, Copy, Debug)]
pub struct Closed;

impl Prompter for Closed {
    fn interactive(&self) -> bool {
        false
    }

    fn ask(&mut self, _: &Question, _: Option<&Finding>, _: Language) -> Result<Answer, PromptFault> {
        Err(PromptFault::NoTerminal)
    }

    fn confirm(&mut self, _: &Message, _: Option<&Message>, _: Language) -> Result<Confirmed, PromptFault> {
        Err(PromptFault::NoTerminal)
    }

    fn pick(&mut self, _: &Message, _: &[Choice], _: Language) -> Result<Option<String>, PromptFault> {
        Err(PromptFault::NoTerminal)
    }

    fn several(
        &mut self,
        _: &Message,
        _: &Message,
        _: &[Choice],
        _: Language,
    ) -> Result<Option<Vec<String>>, PromptFault> {
        Err(PromptFault::NoTerminal)
    }

    fn line(&mut self, _: &Message, _: &Message, _: Language) -> Result<Option<String>, PromptFault> {
        Err(PromptFault::NoTerminal)
    }

    fn confirm_typed(&mut self, _: &Confirmation, _: Language) -> Result<Confirmed, PromptFault> {
        Err(PromptFault::NoTerminal)
    }
}
