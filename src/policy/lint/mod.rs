//! What is wrong, or likely wrong, with a policy: one file a rule, named by its code (facts: policy 6).
//!
//! A policy that uploads without complaint may still let nobody in, or everybody. The rules say what the platform will
//! make of it. "Add a rule": one file `polNNN.rs` and one row in [`RULES`].

pub mod describe;
pub mod examine;
mod options;
pub mod place;
mod pol005;
mod pol010;
mod pol011;
mod pol012;
mod pol013;
mod pol014;
mod pol015;
mod pol016;
mod pol017;
mod pol018;
mod pol019;
mod pol020;
mod pol021;
mod pol022;
mod pol023;
mod pol024;
mod pol025;
mod pol026;
mod pol030;
mod pol031;
mod pol032;
mod pol033;
mod pol034;
mod pol035;
mod pol040;
mod pol041;
mod pol042;
mod pol043;
mod pol044;
mod pol045;
mod pol046;
mod pol047;
mod pol048;
mod pol049;
mod pol050;
mod pol051;
mod pol052;
mod pol053;
mod pol054;
mod pol055;
mod pol056;
mod pol059;
mod pol060;
mod pol061;
mod pol062;
mod pol063;
mod pol064;
mod pol065;
mod pol066;
mod pol067;
mod pol068;
mod pol069;
mod pol070;
mod pol071;
mod pol072;
mod pol073;
mod pol074;
mod pol075;
mod pol080;
mod pol081;
mod pol082;
mod pol090;
mod pol091;
mod pol092;
mod pol093;
mod pol094;
mod resource;
pub mod silence;
pub mod sniff;
mod sort;
mod unreadable;
mod walk;
mod who;

pub use options::{Kind, Options};
pub use resource::ResourceFacts;
use sort::Sort;
use who::Who;

use super::read::{Refusal, decode, parse_text};
use super::xacml::{Policy, Rule as PolicyRule, Span};
use crate::finding::{Finding, Severity};
use crate::text::Message;

/// Every rule that looks at a policy which the platform's parser accepts, by code.
pub const RULES: &[Rule] = &[
    pol005::RULE,
    pol010::RULE,
    pol011::RULE,
    pol012::RULE,
    pol013::RULE,
    pol014::RULE,
    pol015::RULE,
    pol016::RULE,
    pol017::RULE,
    pol018::RULE,
    pol019::RULE,
    pol020::RULE,
    pol021::RULE,
    pol022::RULE,
    pol023::RULE,
    pol024::RULE,
    pol025::RULE,
    pol026::RULE,
    pol030::RULE,
    pol031::RULE,
    pol032::RULE,
    pol033::RULE,
    pol034::RULE,
    pol035::RULE,
    pol040::RULE,
    pol041::RULE,
    pol042::RULE,
    pol043::RULE,
    pol044::RULE,
    pol045::RULE,
    pol046::RULE,
    pol047::RULE,
    pol048::RULE,
    pol049::RULE,
    pol050::RULE,
    pol051::RULE,
    pol052::RULE,
    pol053::RULE,
    pol054::RULE,
    pol055::RULE,
    pol056::RULE,
    pol059::RULE,
    pol060::RULE,
    pol061::RULE,
    pol062::RULE,
    pol063::RULE,
    pol064::RULE,
    pol065::RULE,
    pol066::RULE,
    pol067::RULE,
    pol068::RULE,
    pol069::RULE,
    pol070::RULE,
    pol071::RULE,
    pol072::RULE,
    pol073::RULE,
    pol074::RULE,
    pol075::RULE,
    pol080::RULE,
    pol081::RULE,
    pol082::RULE,
    pol090::RULE,
    pol091::RULE,
    pol092::RULE,
    pol093::RULE,
    pol094::RULE,
];

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
    fn rules(&self) -> impl Iterator<Item = (&'c PolicyRule, &[Who<'c>])> {
        self.policy.rules.iter().zip(self.who.iter().map(Vec::as_slice))
    }

    /// The subjects of all rules.
    fn who(&self) -> impl Iterator<Item = &Who<'c>> {
        self.who.iter().flatten()
    }

    /// Whether the policy is for Correspondence.
    fn is_correspondence(&self) -> bool {
        self.options.kind == Some(Kind::Correspondence)
    }

    /// Whether the policy is that of an app: it is said to be, or nothing is said and it looks like one.
    fn is_app(&self) -> bool {
        self.sort == Sort::App
    }

    /// Whether the platform wrote the policy to store what somebody was given. Nobody opens it in Studio or uploads it,
    /// and it takes its level from the policy of the resource (facts: policy 4.8).
    fn is_delegation(&self) -> bool {
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
        Ok(policy) => lint_context(&Context::new(&policy, Some(Source { bytes, text: &text }), options)),
        Err(refusal) => vec![unreadable::found(&text, &refusal)],
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
mod fixture;
#[cfg(test)]
mod tests;
