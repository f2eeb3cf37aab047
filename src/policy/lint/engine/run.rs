//! Asks every rule about a policy.

use super::unreadable::UnreadablePolicy;
use super::{Found, LintContext, LintOptions, LintSource, RuleCheck};
use crate::policy::file::{PolicyFile, RefusedFile};
use crate::policy::lint::rules::{self, RULES};
use crate::policy::read::{ParseRefusal, decode, parse_text};
use crate::policy::xacml::{Policy, Span};
use crate::text::places::Places;

/// Looks at a policy file. One that the platform cannot read has one finding, which says why.
#[must_use]
pub fn lint(bytes: &[u8], options: &LintOptions) -> Vec<Found> {
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(refusal) => return vec![refused("", &refusal)],
    };
    match parse_text(&text) {
        Ok(policy) => lint_context(&LintContext::new(&policy, Some(LintSource { bytes, text: &text }), options)),
        Err(refusal) => vec![refused(&text, &refusal)],
    }
}

/// Looks at a policy file that has been read. One that the platform refuses has one finding, which says why.
#[must_use]
pub fn lint_file(read: Result<&PolicyFile, &RefusedFile>, options: &LintOptions) -> Vec<Found> {
    match read {
        Ok(file) => {
            let source = LintSource { bytes: file.bytes(), text: file.text() };
            lint_context(&LintContext::new(file.policy(), Some(source), options))
        }
        Err(file) => vec![refused(&file.text, &file.refusal)],
    }
}

/// The finding of a file that the platform cannot read, so that the registry answers an empty 500 and every decision is
/// Indeterminate; `text` is empty when it could not be decoded.
#[must_use]
pub fn refused(text: &str, refusal: &ParseRefusal) -> Found {
    let unreadable = UnreadablePolicy { text, refusal };
    let known = RULES.iter().rev().find_map(|rule| match rule.check {
        RuleCheck::Refusal(check) => check(&unreadable),
        _ => None,
    });
    let mut found = known.unwrap_or_else(|| rules::unreadable(&unreadable));
    found.span = refusal.offset.map(|offset| offset..offset);
    found
}

/// Looks at a policy that has been read, without the rules that look at the form of the file.
#[must_use]
pub fn lint_policy(policy: &Policy, options: &LintOptions) -> Vec<Found> {
    lint_context(&LintContext::new(policy, None, options))
}

/// Looks at a policy; findings in order of place, then code.
#[must_use]
pub fn lint_context(context: &LintContext<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    for rule in RULES {
        if let RuleCheck::Policy(check) = rule.check {
            check(context, &mut all);
        }
    }
    all.sort_by_key(|found| (found.span.as_ref().map(|span| span.start), found.code.id));
    all
}

/// Line and column, counted from 1, of one place in the decoded text. For many places, make [`Places`] once.
#[must_use]
pub fn line_and_column(text: &str, span: &Span) -> (usize, usize) {
    Places::new(text).of(span.start)
}
