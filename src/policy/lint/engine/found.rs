//! What a rule found.

use crate::finding::{Code, Finding, Severity};
use crate::policy::xacml::Span;
use crate::text::Message;

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The row of the rule.
    pub code: &'static Code,
    severity: Severity,
    /// Where, in the decoded text.
    pub span: Option<Span>,
    /// What is wrong, and what comes of it.
    pub message: Message,
    /// What to do.
    pub help: Option<Message>,
}

impl Found {
    /// A finding at a place, with the severity and the help of its row.
    pub(crate) fn at(code: &'static Code, span: &Span, message: impl Into<Message>) -> Self {
        Self { span: Some(span.clone()), ..Self::anywhere(code, message) }
    }

    /// A finding of the whole file.
    pub(crate) fn anywhere(code: &'static Code, message: impl Into<Message>) -> Self {
        let help = Some(code.next.into());
        Self { code, severity: code.severity(), span: None, message: message.into(), help }
    }

    /// With more particular help.
    pub(crate) fn help(mut self, help: impl Into<Message>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With more particular help, where there is some.
    pub(crate) fn maybe_help(self, help: Option<impl Into<Message>>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// Where nothing has to be done.
    pub(crate) fn without_help(mut self) -> Self {
        self.help = None;
        self
    }

    /// Of another severity than the usual one, which its row names too.
    pub(crate) fn severe(mut self, severity: Severity) -> Self {
        debug_assert!(self.code.severities.contains(&severity), "{} is never {severity:?}", self.code.id);
        self.severity = severity;
        self
    }

    /// How much it matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// For a report about `subject`.
    #[must_use]
    pub fn finding(&self, subject: impl Into<String>) -> Finding {
        let finding = Finding::new(self.code, subject).severity(self.severity).saying(self.message.clone());
        Finding { next: self.help.clone(), ..finding }
    }
}
