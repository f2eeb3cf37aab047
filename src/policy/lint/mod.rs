//! What is wrong, or likely wrong, with a policy: one file a rule, named by its code (facts: policy 6).
//!
//! A policy that uploads without complaint may still let nobody in, or everybody. The rules say what the platform will
//! make of it. "Add a rule": one file `polNNN.rs` and one row in [`RULES`].

mod unreadable;
mod walk;

macro_rules! rules {
    ($($module:ident)+) => {
        $(mod $module;)+
        /// Every rule that looks at a policy which the platform's parser accepts, by code.
        pub const RULES: &[Rule] = &[$($module::RULE),+];
    };
}

rules! {
    pol005 pol010 pol012 pol016 pol017 pol018 pol019 pol020 pol022 pol023 pol024
    pol030 pol031 pol034
    pol040 pol041 pol042 pol043 pol044 pol045 pol046 pol047 pol048 pol049 pol050 pol051 pol052
    pol060 pol061 pol062 pol065 pol066 pol069 pol070 pol071 pol072
}

use jiff::civil::Date;

use super::read::{decode, parse_text};
use super::xacml::{Policy, Span};
use crate::report::{Finding, Severity};
use crate::text::Message;

/// What the policy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Altinn Melding.
    Correspondence,
    /// Altinn Formidling.
    Broker,
    /// Any other resource.
    Generic,
    /// Consent.
    Consent,
    /// An app.
    App,
}

/// What is known beside the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Bare id of the resource.
    pub resource_id: Option<String>,
    /// What the policy is for; rules that depend on it are silent without.
    pub kind: Option<Kind>,
    /// The day to judge by.
    pub today: Date,
    /// Studio publishes the file and fills in its placeholders.
    pub for_studio: bool,
}

impl Options {
    /// Nothing known but the day.
    #[must_use]
    pub const fn new(today: Date) -> Self {
        Self { resource_id: None, kind: None, today, for_studio: false }
    }
}

/// A policy and what is known of it.
pub struct Context<'c> {
    /// As the platform's parser reads it.
    pub policy: &'c Policy,
    /// What is known beside.
    pub options: &'c Options,
}

/// A rule.
pub struct Rule {
    /// Stable code.
    pub code: &'static str,
    /// How much it matters, unless the finding says otherwise.
    pub severity: Severity,
    /// Looks for it.
    pub check: fn(&Context<'_>, &mut Vec<Found>),
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Code of the rule.
    pub code: &'static str,
    /// How much it matters; `None` until the rule's own is filled in.
    severity: Option<Severity>,
    /// Where, in the decoded text.
    pub span: Option<Span>,
    /// What is wrong, and what comes of it.
    pub message: Message,
    /// What to do.
    pub help: Option<Message>,
}

impl Found {
    fn at(span: &Span, message: impl Into<Message>) -> Self {
        Self { span: Some(span.clone()), ..Self::anywhere(message) }
    }

    fn anywhere(message: impl Into<Message>) -> Self {
        Self { code: "", severity: None, span: None, message: message.into(), help: None }
    }

    fn help(mut self, help: impl Into<Message>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn maybe_help(mut self, help: Option<Message>) -> Self {
        self.help = help;
        self
    }

    fn severe(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity.unwrap_or(Severity::Error)
    }

    /// For a report about `subject`.
    #[must_use]
    pub fn finding(&self, subject: impl Into<String>) -> Finding {
        let finding = Finding::error(self.code, subject, self.message.clone()).severity(self.severity());
        match &self.help {
            Some(help) => finding.next(help.clone()),
            None => finding,
        }
    }
}

/// Looks at a policy file. One that the platform cannot read has one finding, which says why.
#[must_use]
pub fn lint(bytes: &[u8], options: &Options) -> Vec<Found> {
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(refusal) => return vec![unreadable::found("", &refusal)],
    };
    match parse_text(&text) {
        Ok(policy) => lint_policy(&policy, options),
        Err(refusal) => vec![unreadable::found(&text, &refusal)],
    }
}

/// Looks at a policy that has been read; findings in order of place, then code.
#[must_use]
pub fn lint_policy(policy: &Policy, options: &Options) -> Vec<Found> {
    let context = Context { policy, options };
    let mut all = Vec::new();
    for rule in RULES {
        let mut found = Vec::new();
        (rule.check)(&context, &mut found);
        for one in &mut found {
            one.code = rule.code;
            one.severity.get_or_insert(rule.severity);
        }
        all.append(&mut found);
    }
    all.sort_by_key(|found| (found.span.as_ref().map(|span| span.start), found.code));
    all
}

/// Line and column, counted from 1, of a place in the decoded text.
#[must_use]
pub fn line_and_column(text: &str, span: &Span) -> (usize, usize) {
    let before = text.get(..span.start).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
    (line, column)
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
