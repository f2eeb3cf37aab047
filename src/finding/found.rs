//! A finding, made of its code's row and of what its place alone knows.

use std::path::Path;

use super::code::Code;
use super::severity::Severity;
use crate::text::shell::quoted;
use crate::text::{Message, MessageValue};

/// A finding: a stable code, what it is about, what is wrong and why, and the next command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its row in the registry, which alone can make it.
    pub code: &'static Code,
    /// How much it matters.
    pub severity: Severity,
    /// What it is about: a topic, a file, an address.
    pub subject: String,
    /// What is wrong, and why.
    pub message: Message,
    /// The next command or action.
    pub next: Option<Message>,
}

impl Finding {
    /// What a code's row says, about a subject. The place adds only what it alone knows.
    #[must_use]
    pub fn new(code: &'static Code, subject: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            subject: subject.into(),
            message: code.sentence.into(),
            next: Some(code.next.into()),
        }
    }

    /// A value of the row's sentence or next step.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<MessageValue>) -> Self {
        let value = value.into();
        self.next = self.next.map(|next| if next.holds(name) { next.with(name, value.clone()) } else { next });
        if self.message.holds(name) {
            self.message = self.message.with(name, value);
        }
        self
    }

    /// A path: in the sentence as it is, and in the next step, which people paste, as a shell takes it for one word.
    #[must_use]
    pub fn with_path(mut self, name: &'static str, path: &Path) -> Self {
        let path = path.display().to_string();
        self.next = self.next.map(|next| if next.holds(name) { next.with(name, quoted(&path)) } else { next });
        if self.message.holds(name) {
            self.message = self.message.with(name, path);
        }
        self
    }

    /// The same finding in words that say more than the row's sentence, where the place knows more.
    #[must_use]
    pub fn saying(mut self, message: impl Into<Message>) -> Self {
        self.message = message.into();
        self
    }

    /// The same finding, as severe as its place knows: one of those that its row names.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        debug_assert!(self.code.severities.contains(&severity), "{} is never {severity:?}", self.code);
        self.severity = severity;
        self
    }

    /// The same finding with what to do next.
    #[must_use]
    pub fn next(mut self, next: impl Into<Message>) -> Self {
        self.next = Some(next.into());
        self
    }
}
