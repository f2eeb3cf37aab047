//! A policy and what is known of it, as the rules see it.

use std::cell::OnceCell;

use super::LintOptions;
use super::sort::Sort;
use super::who::{self, RuleSubject};
use crate::domain::PolicyKind;
use crate::policy::decide::Prepared;
use crate::policy::ids::category;
use crate::policy::xacml::{Literal, Policy, Rule, RuleEffect};

/// A policy and what is known of it.
pub struct LintContext<'c> {
    /// As the platform's parser reads it.
    pub policy: &'c Policy,
    /// The file that it was read from, for the rules that look at the form.
    pub source: Option<LintSource<'c>>,
    /// What is known beside.
    pub options: &'c LintOptions,
    /// What sort of policy it is.
    sort: Sort,
    /// The subjects, rule by rule.
    who: Vec<Vec<RuleSubject<'c>>>,
    /// The policy made ready to be asked, once a rule asks it.
    prepared: OnceCell<Prepared<'c>>,
}

impl<'c> LintContext<'c> {
    /// A policy, the file that it was read from, and what is known beside.
    #[must_use]
    pub fn new(policy: &'c Policy, source: Option<LintSource<'c>>, options: &'c LintOptions) -> Self {
        Self {
            policy,
            source,
            options,
            sort: Sort::of(policy, options),
            who: who::of(policy),
            prepared: OnceCell::new(),
        }
    }

    /// The policy made ready for the questions that rules ask of it.
    pub(crate) fn prepared(&self) -> &Prepared<'c> {
        self.prepared.get_or_init(|| Prepared::new(self.policy))
    }

    /// The rules, each with its subjects.
    pub(crate) fn rules(&self) -> impl Iterator<Item = (&'c Rule, &[RuleSubject<'c>])> {
        self.policy.rules.iter().zip(self.who.iter().map(Vec::as_slice))
    }

    /// The rules that name nothing of a category, and so are about all of it.
    pub(crate) fn rules_without(&self, category: &str) -> impl Iterator<Item = &'c Rule> {
        self.policy.rules.iter().filter(move |rule| rule.matches_in(category).next().is_none())
    }

    /// The subjects of all rules.
    pub(crate) fn who(&self) -> impl Iterator<Item = &RuleSubject<'c>> {
        self.who.iter().flatten()
    }

    /// Whether the policy is for Correspondence.
    pub(crate) fn is_correspondence(&self) -> bool {
        self.options.kind == Some(PolicyKind::Correspondence)
    }

    /// Whether the policy is that of an app: it is said to be, or nothing is said and it looks like one.
    pub(crate) fn is_app(&self) -> bool {
        self.sort == Sort::App
    }

    /// Whether the platform wrote the policy to store what somebody was given. Nobody opens it in Studio or uploads it,
    /// and it takes its level from the policy of the resource (Altinn/altinn-authorization-tmp,
    /// `Controllers/DecisionController.cs`, 2026-08-21).
    pub(crate) fn is_delegation(&self) -> bool {
        self.sort == Sort::Delegation
    }

    /// Whether a rule that lets in names the action, in any case, or names none and so is about all.
    pub(crate) fn permits_action(&self, action: &str) -> bool {
        self.rules_that_permit(action).next().is_some()
    }

    /// The rules that let in and name the action, in any case, or name none and so are about all.
    pub(crate) fn rules_that_permit(&self, action: &str) -> impl Iterator<Item = &'c Rule> {
        self.policy.rules.iter().filter(move |rule| {
            let mut named = rule.matches_in(category::ACTION).peekable();
            rule.effect == RuleEffect::Permit
                && (named.peek().is_none() || named.any(|(one, _)| one.value.text.eq_ignore_ascii_case(action)))
        })
    }

    /// The literal that sets the level for end users: the first counts.
    pub(crate) fn level(&self) -> Option<&'c Literal> {
        self.policy.levels_for(category::LEVEL_END_USER).next()
    }
}

/// A policy file.
#[derive(Clone, Copy, Debug)]
pub struct LintSource<'c> {
    /// As it is stored.
    pub bytes: &'c [u8],
    /// Decoded; the places in the policy are byte ranges of it.
    pub text: &'c str,
}
