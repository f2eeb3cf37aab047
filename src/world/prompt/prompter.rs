//! Who answers questions, and what comes of asking.

use crate::catalog::codes::organisations::{ORG_LENGTH, ORG_NOT_DIGITS};
use crate::domain::Language;
use crate::finding::Finding;
use crate::record::{Choice, Confirmation, Question, Value};
use crate::text::Message;

/// Who answers questions.
pub trait Prompter: Send {
    /// Whether a person answers.
    fn interactive(&self) -> bool;

    /// Puts a question until its parser takes the answer, or it is put off. `refused` says why a former answer does not
    /// hold.
    ///
    /// # Errors
    /// There is no answer to be had.
    fn ask(
        &mut self,
        question: &Question,
        refused: Option<&Finding>,
        language: Language,
    ) -> Result<Answer, PromptFault>;

    /// Asks for a yes to what is about to be done, after the warning. Enter alone, and leaving it, is a no.
    ///
    /// # Errors
    /// There is no answer to be had.
    fn confirm(
        &mut self,
        text: &Message,
        warning: Option<&Message>,
        language: Language,
    ) -> Result<Confirmed, PromptFault>;

    /// Has one of several chosen, which is no fact; `None` where it is left.
    ///
    /// # Errors
    /// There is no answer to be had.
    fn pick(&mut self, text: &Message, choices: &[Choice], language: Language) -> Result<Option<String>, PromptFault>;

    /// Has several of many chosen, which are no fact, after what is asked and why; `None` where it is left.
    ///
    /// # Errors
    /// There is no answer to be had.
    fn several(
        &mut self,
        text: &Message,
        help: &Message,
        choices: &[Choice],
        language: Language,
    ) -> Result<Option<Vec<String>>, PromptFault>;

    /// Has a line written that is no fact, after what is asked and why; `None` where it is left.
    ///
    /// # Errors
    /// There is no answer to be had.
    fn line(&mut self, text: &Message, help: &Message, language: Language) -> Result<Option<String>, PromptFault>;

    /// Asks for the word that confirms what cannot be undone. Leaving it is a no.
    ///
    /// # Errors
    /// There is no answer to be had.
    fn confirm_typed(&mut self, confirmation: &Confirmation, language: Language) -> Result<Confirmed, PromptFault>;
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The answer, read.
    Value {
        /// What it means.
        value: Box<Value>,
        /// As it was given.
        raw: String,
    },
    /// Not the number of an organisation, but what may be its name.
    Name(String),
    /// The person will answer another time.
    PutOff,
    /// The person wants to correct an earlier answer first.
    Correct,
}

/// Whether an answer that was refused may be the name of an organisation, which is looked up by it: only where nothing but
/// the number is missing. What no answer may hold is never sent anywhere.
#[must_use]
pub fn may_be_name(question: &Question, raw: &str, refused: &Finding) -> bool {
    let is_no_number = [&ORG_NOT_DIGITS, &ORG_LENGTH].contains(&refused.code);
    question.by_name && is_no_number && raw.chars().filter(|c| c.is_alphabetic()).count() > 2
}

/// An answer to a confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Do it.
    Yes,
    /// Leave it for now.
    No,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum PromptFault {
    /// Ctrl-C.
    #[error("interrupted")]
    Interrupted,
    /// There is no terminal, or it is not to be used.
    #[error("there is no terminal to ask in")]
    NoTerminal,
    /// A script was asked what it has no answer to.
    #[error("the script has no answer to `{0}`")]
    NotInScript(String),
    /// The terminal failed.
    #[error("the terminal failed")]
    Io(#[source] std::io::Error),
}

impl From<std::io::Error> for PromptFault {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::Interrupted => Self::Interrupted,
            std::io::ErrorKind::NotConnected => Self::NoTerminal,
            _ => Self::Io(error),
        }
    }
}
