//! What is wrong, or likely wrong, with a policy: one file a rule, named by its code (facts: policy 6).
//!
//! A policy that uploads without complaint may still let nobody in, or everybody. The rules say what the platform will
//! make of it. "Add a rule": one file `polNNN.rs` and one row in [`RULES`].

pub mod describe;
pub mod examine;
pub mod fix;
mod options;
pub mod place;
mod resource;
pub mod silence;
pub mod sniff;
mod sort;
mod unreadable;
pub mod walk;
mod who;

pub use options::{Kind, Options};
pub use resource::ResourceFacts;
use sort::Sort;
pub use who::Who;

use super::RULES;
use crate::finding::{Finding, Severity};
use crate::policy::file::{PolicyFile, RefusedFile};
use crate::policy::read::{Refusal, decode, parse_text};
use crate::policy::xacml::{Policy, Rule as PolicyRule, Span};
use crate::text::Message;

/// A policy and what is known of it.
pub struct Context<'c> {
    /// As the platform's parser reads it.
    pub policy: &'c Policy,
    /// The file that it was read from, for the rules that look at the form.
    pub source: Option<Source<'c>>,
    /// What is known beside.
    pub options: &'c Options,
    /// What sort of policy it is.
    sort: Sort,
    /// The subjects, rule by rule.
    who: Vec<Vec<Who<'c>>>,
}

impl<'c> Context<'c> {
    /// A policy, the file that it was read from, and what is known beside.
    #[must_use]
    pub fn new(policy: &'c Policy, source: Option<Source<'c>>, options: &'c Options) -> Self {
        Self { policy, source, options, sort: Sort::of(policy, options), who: who::of(policy) }
    }

    /// The rules, each with its subjects.
    pub(crate) fn rules(&self) -> impl Iterator<Item = (&'c PolicyRule, &[Who<'c>])> {
        self.policy.rules.iter().zip(self.who.iter().map(Vec::as_slice))
    }

    /// The subjects of all rules.
    pub(crate) fn who(&self) -> impl Iterator<Item = &Who<'c>> {
        self.who.iter().flatten()
    }

    /// Whether the policy is for Correspondence.
    pub(crate) fn is_correspondence(&self) -> bool {
        self.options.kind == Some(Kind::Correspondence)
    }

    /// Whether the policy is that of an app: it is said to be, or nothing is said and it looks like one.
    pub(crate) fn is_app(&self) -> bool {
        self.sort == Sort::App
    }

    /// Whether the platform wrote the policy to store what somebody was given. Nobody opens it in Studio or uploads it,
    /// and it takes its level from the policy of the resource (facts: policy 4.8).
    pub(crate) fn is_delegation(&self) -> bool {
        self.sort == Sort::Delegation
    }
}

/// A policy file.
#[derive(Clone, Copy, Debug)]
pub struct Source<'c> {
    /// As it is stored.
    pub bytes: &'c [u8],
    /// Decoded; the places in the policy are byte ranges of it.
    pub text: &'c str,
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
    /// A finding at a place.
    pub(crate) fn at(span: &Span, message: impl Into<Message>) -> Self {
        Self { span: Some(span.clone()), ..Self::anywhere(message) }
    }

    /// A finding of the whole file.
    pub(crate) fn anywhere(message: impl Into<Message>) -> Self {
        Self { code: "", severity: None, span: None, message: message.into(), help: None }
    }

    /// With what to do.
    pub(crate) fn help(mut self, help: impl Into<Message>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Of another severity than the rule's own.
    pub(crate) fn severe(mut self, severity: Severity) -> Self {
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
        Ok(policy) => lint_context(&Context::new(&policy, Some(Source { bytes, text: &text }), options)),
        Err(refusal) => vec![unreadable::found(&text, &refusal)],
    }
}

/// Looks at a policy file that has been read. One that the platform refuses has one finding, which says why.
#[must_use]
pub fn lint_file(read: Result<&PolicyFile, &RefusedFile>, options: &Options) -> Vec<Found> {
    match read {
        Ok(file) => {
            let source = Source { bytes: file.bytes(), text: file.text() };
            lint_context(&Context::new(file.policy(), Some(source), options))
        }
        Err(refused) => vec![unreadable::found(&refused.text, &refused.refusal)],
    }
}

/// The finding of a file that the platform cannot read; `source` is empty when it could not be decoded.
#[must_use]
pub fn refused(source: &str, refusal: &Refusal) -> Found {
    unreadable::found(source, refusal)
}

/// Looks at a policy that has been read, without the rules that look at the form of the file.
#[must_use]
pub fn lint_policy(policy: &Policy, options: &Options) -> Vec<Found> {
    lint_context(&Context::new(policy, None, options))
}

/// Looks at a policy; findings in order of place, then code.
#[must_use]
pub fn lint_context(context: &Context<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    for rule in RULES {
        let first = all.len();
        (rule.check)(context, &mut all);
        for one in all.iter_mut().skip(first) {
            one.code = rule.code;
            one.severity.get_or_insert(rule.severity);
        }
    }
    all.sort_by_key(|found| (found.span.as_ref().map(|span| span.start), found.code));
    all
}

/// Line and column, counted from 1, of one place in the decoded text. For many places, make [`place::Places`] once.
#[must_use]
pub fn line_and_column(text: &str, span: &Span) -> (usize, usize) {
    place::Places::new(text).of(span.start)
}

#[cfg(test)]
pub mod fixture;
#[cfg(test)]
mod tests;
