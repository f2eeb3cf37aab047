//! Tries fixes, and keeps those that hold.

use std::collections::BTreeMap;

use super::{Fix, FixOptions, FixSource, Fixer};
use crate::finding::{Code, Severity};
use crate::policy::edits::edited;
use crate::policy::lint::{self, RULES};
use crate::policy::read::parse_text;
use crate::text::Message;

/// One fix may uncover what another fixes; nothing needs more rounds than there are fixers in a row.
const MOST_ROUNDS: usize = 5;

/// How many fixes of one code are tried one by one when they do not hold together: each costs a look at the file.
const MOST_ALONE: usize = 50;

/// One thing that was fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppliedFix {
    /// The row of the rule that found it.
    pub code: &'static Code,
    /// What was done.
    pub message: Message,
    /// Something that the platform passed over or refused takes effect now.
    pub takes_effect: bool,
}

/// A text, and what was fixed in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The text with what was fixed in it.
    pub text: String,
    /// What was fixed, in the order in which it was done; empty when the text is as it was.
    pub applied: Vec<AppliedFix>,
}

/// Fixes what can be fixed safely in the decoded text of a policy file.
#[must_use]
pub fn fix(text: &str, options: &FixOptions<'_>) -> Fixed {
    let mut fixed = Fixed { text: text.to_owned(), applied: Vec::new() };
    let first = Judgement::of(text, options);
    let mut now = first.clone();
    for _ in 0..MOST_ROUNDS {
        let before = fixed.applied.len();
        for (code, fixer) in fixers().filter(|(code, _)| !options.except.contains(&code.id)) {
            fixer.fix(code, &mut fixed, &mut now, options);
        }
        if fixed.applied.len() == before {
            break;
        }
    }
    // A fix may be kept although it uncovers what another should fix. If that one could not, none of it is kept.
    if now.is_no_worse_than(&first, |_| false) { fixed } else { Fixed { text: text.to_owned(), applied: Vec::new() } }
}

/// The rules that fix something, in order of their codes.
fn fixers() -> impl Iterator<Item = (&'static Code, &'static Fixer)> {
    RULES.iter().filter_map(|rule| rule.fixer.as_ref().map(|fixer| (rule.code, fixer)))
}

impl Fixer {
    /// Fixes what it finds, together or else one by one, as far as it holds.
    fn fix(&self, code: &'static Code, fixed: &mut Fixed, now: &mut Judgement, options: &FixOptions<'_>) {
        let parsed = parse_text(&fixed.text);
        let source = FixSource { text: &fixed.text, policy: parsed.as_ref().ok(), options };
        let mut found = Vec::new();
        (self.find)(&source, &mut found);
        let mut found = without_overlaps(found);
        if found.is_empty() {
            return;
        }
        if let Some((text, judgement)) = self.tried(code, &fixed.text, &found, now, options) {
            fixed.applied.extend(found.into_iter().map(|fix| self.applied(code, fix)));
            (fixed.text, *now) = (text, judgement);
            return;
        }
        // From the back, so that the places of those still to be tried stay.
        found.truncate(MOST_ALONE);
        for fix in found.into_iter().rev() {
            let alone = [fix];
            if let Some((text, judgement)) = self.tried(code, &fixed.text, &alone, now, options) {
                fixed.applied.extend(alone.into_iter().map(|fix| self.applied(code, fix)));
                (fixed.text, *now) = (text, judgement);
            }
        }
    }

    /// The text with the fixes, when they hold.
    fn tried(
        &self,
        code: &Code,
        text: &str,
        fixes: &[Fix],
        now: &Judgement,
        options: &FixOptions<'_>,
    ) -> Option<(String, Judgement)> {
        let text = edited(text, fixes.iter().flat_map(|fix| fix.edits.iter().cloned()).collect())?;
        let judgement = Judgement::of(&text, options);
        let is_gone = judgement.count(code.id) < now.count(code.id);
        let is_fixable = |code: &str| fixers().any(|(known, _)| known.id == code);
        (is_gone && judgement.is_no_worse_than(now, is_fixable)).then_some((text, judgement))
    }

    fn applied(&self, code: &'static Code, fix: Fix) -> AppliedFix {
        AppliedFix { code, message: fix.message, takes_effect: self.takes_effect }
    }
}

/// In order of place, each touching nothing that one before it touches.
fn without_overlaps(mut fixes: Vec<Fix>) -> Vec<Fix> {
    for fix in &mut fixes {
        fix.edits.sort_by_key(|(span, _)| (span.start, span.end));
    }
    fixes.sort_by_key(|fix| fix.edits.first().map(|(span, _)| (span.start, span.end)));
    let mut end = 0;
    fixes.retain(|fix| {
        let mut reached = end;
        let fits = fix.edits.iter().all(|(span, _)| {
            let after = span.start >= reached;
            reached = span.end;
            after
        });
        if fits {
            end = reached;
        }
        fits && !fix.edits.is_empty()
    });
    fixes
}

/// What the rules say of a text: how many findings of each code, and how many of them are errors.
#[derive(Clone)]
pub(super) struct Judgement {
    is_readable: bool,
    pub(super) found: BTreeMap<&'static str, (usize, usize)>,
}

impl Judgement {
    pub(super) fn of(text: &str, options: &FixOptions<'_>) -> Self {
        let mut found: BTreeMap<&'static str, (usize, usize)> = BTreeMap::new();
        for one in lint::lint(text.as_bytes(), options.lint) {
            let counts = found.entry(one.code.id).or_default();
            counts.0 += 1;
            counts.1 += usize::from(one.severity() == Severity::Error);
        }
        Self { is_readable: parse_text(text).is_ok(), found }
    }

    fn count(&self, code: &str) -> usize {
        self.found.get(code).map_or(0, |counts| counts.0)
    }

    /// Whether no code has more errors than before, apart from those that are let pass. What could not be read before
    /// shows its findings only now.
    fn is_no_worse_than(&self, before: &Self, passes: impl Fn(&str) -> bool) -> bool {
        if !before.is_readable {
            return self.is_readable || self.found.keys().eq(before.found.keys());
        }
        let errors = |judgement: &Self, code: &str| judgement.found.get(code).map_or(0, |counts| counts.1);
        self.is_readable && self.found.keys().all(|code| errors(self, code) <= errors(before, code) || passes(code))
    }
}
