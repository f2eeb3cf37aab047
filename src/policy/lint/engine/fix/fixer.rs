//! What fixes the findings of one rule, and the file as it sees it.

use super::tag;
use crate::policy::lint;
use crate::policy::xacml::{Literal, Match, Policy, Span};
use crate::text::Message;

/// Fixes the findings of one rule.
pub struct Fixer {
    /// What is fixed takes effect only now.
    pub takes_effect: bool,
    /// Looks for what it can fix.
    pub find: fn(&FixSource<'_>, &mut Vec<Fix>),
}

/// The file as a fixer sees it.
pub struct FixSource<'s> {
    /// Its decoded text.
    pub text: &'s str,
    /// `None` when the platform's parser refuses it.
    pub policy: Option<&'s Policy>,
    /// What is known beside.
    pub options: &'s FixOptions<'s>,
}

impl<'s> FixSource<'s> {
    /// Every match of the rules.
    pub(crate) fn matches(&self) -> impl Iterator<Item = &'s Match> + use<'s> {
        self.policy.into_iter().flat_map(Policy::matches)
    }

    /// Where the text of a literal stands, when it is nothing but text.
    pub(crate) fn literal(&self, literal: &Literal) -> Option<Span> {
        tag::content(self.text, &literal.span)
            .filter(|place| !self.text.get(place.clone()).unwrap_or("<").contains('<'))
    }
}

/// One fix, done as a whole or not at all.
pub struct Fix {
    /// Ranges of the text, and what to put there.
    pub(super) edits: Vec<(Span, String)>,
    /// What they do.
    pub(super) message: Message,
}

impl Fix {
    /// Edits, and what they do.
    pub(crate) fn new(edits: Vec<(Span, String)>, message: impl Into<Message>) -> Self {
        Self { edits, message: message.into() }
    }
}

/// What is known beside the file.
#[derive(Clone, Debug)]
pub struct FixOptions<'o> {
    /// As the rules are told.
    pub lint: &'o lint::LintOptions,
    /// The organisation's code, to put in the place of `[org]`.
    pub org: Option<&'o str>,
    /// Codes to leave alone, such as those that the team has silenced.
    pub except: &'o [&'o str],
}
