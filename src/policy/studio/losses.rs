//! What a round trip through Studio would change: opened in its editor, and saved (Altinn/altinn-studio,
//! `PolicyAdmin/PolicyConverter.cs`, 2026-08-22).
//!
//! Each loss says what it does to access *on the platform*, which does not look at everything that a file says: a policy
//! Target that nobody evaluates can be lost without anybody noticing, a condition cannot.

mod words;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::super::compare::{Askable, Fill, assigned, is_always_present};
use super::super::decide::CombiningAlgorithm;
use super::super::ids::{attribute, category, data_type, function, studio};
use super::super::uri;
use super::super::write::split_urn;
use super::super::xacml::{AllOf, Expression, Match, Policy, Rule, RuleEffect, Span};
use super::loss::{AccessChange, Loss, What};
use super::round_trip::hold_against;
use crate::text::Message;

/// Everything that Studio would lose or change of a policy, in file order. Empty for what Studio itself wrote.
///
/// A policy that Studio cannot open ([`super::UnreadableModel`]) has losses all the same: of what can be told.
#[must_use]
pub fn losses(policy: &Policy) -> Vec<Loss> {
    let found = FoundLoss::of(policy, false);
    found.losses.into_iter().map(|(loss, _)| loss).collect()
}

/// The first loss of each kind, and how many there are of it: what [`losses`] says in short.
#[must_use]
pub fn summary(policy: &Policy) -> Vec<(Loss, usize)> {
    FoundLoss::of(policy, true).losses
}

struct FoundLoss<'p> {
    /// Losses of a kind that is there already are only counted.
    once: bool,
    policy: &'p Policy,
    /// In which letters the values of the policy are asked for: few policies have a match of which that is to be known.
    askable: OnceCell<Askable>,
    rule: Option<&'p str>,
    losses: Vec<(Loss, usize)>,
}

impl<'p> FoundLoss<'p> {
    fn of(policy: &'p Policy, once: bool) -> Self {
        let mut found = Self { once, policy, askable: OnceCell::new(), rule: None, losses: Vec::new() };
        found.policy(policy);
        for rule in &policy.rules {
            found.rule = Some(&rule.id);
            found.rule(rule);
        }
        found.rule = None;
        found.obligations(policy);
        found.losses.sort_by_key(|(loss, _)| loss.span.start);
        hold_against(&mut found.losses, policy);
        if once {
            found.join();
        }
        found
    }

    fn add<M: Into<Message>>(&mut self, what: What, access: AccessChange, span: &Span, message: impl FnOnce() -> M) {
        if self.once
            && let Some((_, times)) =
                self.losses.iter_mut().find(|(loss, _)| (loss.what, loss.access) == (what, access))
        {
            *times += 1;
            return;
        }
        let rule = self.rule.map(str::to_owned);
        self.losses.push((Loss { what, access, rule, span: span.clone(), message: message().into() }, 1));
    }

    /// Counts those of a kind together that turned out to do the same.
    fn join(&mut self) {
        for (loss, more) in std::mem::take(&mut self.losses) {
            match self.losses.iter_mut().find(|(one, _)| (one.what, one.access) == (loss.what, loss.access)) {
                Some((_, times)) => *times += more,
                None => self.losses.push((loss, more)),
            }
        }
    }

    fn policy(&mut self, policy: &Policy) {
        let here = &policy.span;
        if policy.id != studio::POLICY_ID {
            self.add(What::PolicyId, AccessChange::Same, here, || {
                words::LOSS_POLICY_ID.with("id", policy.id.clone()).with("new", studio::POLICY_ID)
            });
        }
        if policy.description.is_some() {
            self.add(What::Description, AccessChange::Same, here, || words::LOSS_DESCRIPTION);
        }
        if !policy.target.any_of.is_empty() {
            self.add(What::Target, AccessChange::Same, &policy.target.span, || words::LOSS_TARGET);
        }
        if policy.combining_algorithm != studio::DENY_OVERRIDES {
            self.add(What::CombiningAlgorithm, algorithm_access(policy), here, || {
                words::LOSS_ALGORITHM.with("id", policy.combining_algorithm.clone())
            });
        }
        if !policy.variables.is_empty() {
            self.add(What::Variables, AccessChange::Same, here, || words::LOSS_VARIABLES);
        }
        if !policy.advice.is_empty() {
            self.add(What::RuleObligations, AccessChange::Same, here, || words::LOSS_ADVICE);
        }
        if policy.rules.is_empty() {
            self.add(What::NoRules, AccessChange::Widens, here, || words::LOSS_NO_RULES);
        }
    }

    fn rule(&mut self, rule: &'p Rule) {
        if rule.effect == RuleEffect::Deny {
            self.add(What::Effect, AccessChange::Widens, &rule.span, || words::LOSS_EFFECT);
        }
        if rule.condition.is_some() {
            // Without its condition a Deny, too, has become a Permit that always holds.
            self.add(What::Condition, AccessChange::Widens, &rule.span, || words::LOSS_CONDITION);
        }
        if !rule.obligations.is_empty() || !rule.advice.is_empty() {
            self.add(What::RuleObligations, AccessChange::Same, &rule.span, || words::LOSS_RULE_OBLIGATIONS);
        }
        self.grouping(rule);
        for all_of in rule.all_of() {
            self.all_of(all_of);
        }
    }

    /// Two groups of one category, and groups of several, are taken apart by the platform as Studio takes them apart; only
    /// the registry's list of rights sees the difference.
    fn grouping(&mut self, rule: &Rule) {
        let Some(target) = &rule.target else { return };
        let mut groups: Vec<BTreeSet<&str>> = Vec::new();
        for any_of in &target.any_of {
            groups.push(any_of.matches().filter_map(|one| one.designator().map(|of| of.category.as_str())).collect());
        }
        let mixed = groups.iter().any(|group| group.len() > 1);
        let known = [category::SUBJECT, category::RESOURCE, category::ACTION];
        let twice = known.iter().any(|one| groups.iter().filter(|group| group.contains(one)).count() > 1);
        if mixed || twice {
            self.add(What::Grouping, AccessChange::Same, &target.span, || words::LOSS_GROUPING);
        }
    }

    fn all_of(&mut self, all_of: &AllOf) {
        let of = |wanted: &str| {
            let matches = all_of.matches.iter().filter(|one| category_of(one) == Some(wanted));
            matches.count()
        };
        if of(category::SUBJECT) > 1 {
            self.add(What::SubjectsTogether, AccessChange::Widens, &all_of.span, || words::LOSS_SUBJECTS_TOGETHER);
        }
        if of(category::ACTION) > 1 {
            self.add(What::ActionsTogether, AccessChange::Widens, &all_of.span, || words::LOSS_ACTIONS_TOGETHER);
        }
        for one in &all_of.matches {
            self.one_match(one);
        }
    }

    fn one_match(&mut self, one: &Match) {
        let Some(designator) = one.designator() else { return };
        let Some(kind) = category_of(one) else {
            return self.add(What::Environment, AccessChange::Same, &one.span, || {
                words::LOSS_ENVIRONMENT.with("id", designator.category.clone())
            });
        };
        if designator.category != kind {
            self.add(What::Category, AccessChange::Widens, &one.span, || {
                words::LOSS_CATEGORY.with("id", designator.category.clone())
            });
        }
        let function =
            if kind == category::RESOURCE { function::STRING_EQUAL } else { function::STRING_EQUAL_IGNORE_CASE };
        if one.function != function {
            self.add(What::Function, self.function_access(one, function), &one.span, || {
                words::LOSS_FUNCTION.with("id", one.function.clone()).with("new", function)
            });
        }
        if one.value.data_type != data_type::STRING {
            // What services send is string, and a value of another type is never compared with it.
            self.add(What::DataType, AccessChange::Widens, &one.value.span, || {
                words::LOSS_DATA_TYPE.with("id", one.value.data_type.clone())
            });
        } else if designator.data_type != data_type::STRING {
            self.add(What::DataType, AccessChange::Same, &designator.span, || {
                words::LOSS_DATA_TYPE.with("id", designator.data_type.clone())
            });
        }
        if designator.must_be_present {
            let always = is_always_present(&designator.attribute_id);
            let access = if always { AccessChange::Same } else { AccessChange::Widens };
            self.add(What::MustBePresent, access, &designator.span, || words::LOSS_MUST_BE_PRESENT);
        }
        if designator.issuer.is_some() {
            self.add(What::Issuer, AccessChange::Same, &designator.span, || words::LOSS_ISSUER);
        }
        self.spelling(one, kind, &designator.attribute_id);
    }

    /// The editor keeps `attribute-id:value` as one text, and an action by its value alone.
    fn spelling(&mut self, one: &Match, kind: &str, id: &str) {
        let value = one.value.text.as_str();
        if kind == category::ACTION {
            if id != attribute::ACTION_ID {
                self.add(What::ActionAttribute, AccessChange::Widens, &one.span, || {
                    words::LOSS_ACTION_ATTRIBUTE.with("id", id)
                });
            }
            return;
        }
        let plain = !value.contains(':') && !is_list(id);
        if plain {
            return;
        }
        let urn = format!("{id}:{value}");
        let back = if kind == category::SUBJECT { split_urn(&urn) } else { urn.rsplit_once(':').unwrap_or(("", &urn)) };
        if back != (id, value) {
            self.add(What::Colon, AccessChange::Narrows, &one.value.span, || {
                words::LOSS_COLON.with("value", value).with("id", back.0).with("rest", back.1)
            });
        }
    }

    fn obligations(&mut self, policy: &Policy) {
        for (wanted, known) in [
            (category::LEVEL_END_USER, (studio::OBLIGATION_END_USER, studio::ASSIGNMENT_END_USER)),
            (category::LEVEL_ORGANISATION, (studio::OBLIGATION_ORGANISATION, studio::ASSIGNMENT_ORGANISATION)),
        ] {
            self.level(policy, wanted, assigned(policy, wanted).as_deref(), known);
        }
        for obligation in &policy.obligations {
            let other = obligation.assignments.iter().any(|one| {
                !matches!(one.category.as_deref(), Some(category::LEVEL_END_USER | category::LEVEL_ORGANISATION))
                    || !matches!(one.value, Expression::Literal(_))
            });
            if other || obligation.assignments.is_empty() {
                self.add(What::Obligation, AccessChange::Same, &obligation.span, || {
                    words::LOSS_OBLIGATION.with("id", obligation.id.clone())
                });
            }
        }
    }

    /// Studio keeps the last level that it meets, services take the first that holds on Permit.
    fn level(&mut self, policy: &Policy, wanted: &str, today: Option<&str>, known: (&str, &str)) {
        let mut kept: Option<(&str, &Span)> = None;
        let mut renamed = None;
        for obligation in &policy.obligations {
            for one in &obligation.assignments {
                let Expression::Literal(level) = &one.value else { continue };
                if one.category.as_deref() != Some(wanted) {
                    continue;
                }
                let studios = (obligation.id.as_str(), one.attribute_id.as_str()) == known
                    && level.data_type == data_type::INTEGER;
                if !studios {
                    renamed = Some(obligation);
                }
                kept = Some((level.text.trim(), &one.span));
            }
        }
        if let Some(obligation) = renamed {
            self.add(What::ObligationId, AccessChange::Same, &obligation.span, || {
                words::LOSS_OBLIGATION_ID.with("id", obligation.id.clone()).with("new", known.0)
            });
        }
        let Some((kept, span)) = kept else { return };
        if today != Some(kept) {
            let number = |level: Option<&str>| level.and_then(|text| text.parse::<i32>().ok()).unwrap_or(0);
            // A level for organisations lets in those whom the level for end users would stop.
            let stricter = (number(Some(kept)) > number(today)) == (wanted == category::LEVEL_END_USER);
            let access = if stricter { AccessChange::Narrows } else { AccessChange::Widens };
            self.add(What::Level, access, span, || {
                words::LOSS_LEVEL.with("before", today.unwrap_or("0")).with("after", kept)
            });
        }
    }

    /// What another function in the place of the match's own does.
    fn function_access(&self, one: &Match, after: &str) -> AccessChange {
        let of = one.designator().map_or("", |designator| &designator.attribute_id);
        let askable = || self.askable.get_or_init(|| Askable::of(self.policy, &Fill::default()));
        let one_case = || askable().is_in_one_case(of, &one.value.data_type, &one.value.text);
        match (one.function.as_str(), after) {
            // Plain equality under another name.
            (function::STRING_IS_IN, function::STRING_EQUAL) => AccessChange::Same,
            (function::STRING_EQUAL_IGNORE_CASE, function::STRING_EQUAL)
            | (function::STRING_EQUAL | function::STRING_IS_IN, function::STRING_EQUAL_IGNORE_CASE)
                if one_case() =>
            {
                AccessChange::Same
            }
            (function::STRING_EQUAL_IGNORE_CASE | function::STRING_REGEXP_MATCH, _) => AccessChange::Narrows,
            // Letter by letter before, apart from case now; or never equal to what services send; or an error on every
            // hit.
            _ => AccessChange::Widens,
        }
    }
}

/// Which of the editor's three categories a match belongs to, as Studio compares them: as URIs.
fn category_of(one: &Match) -> Option<&'static str> {
    let found = &one.designator()?.category;
    [category::SUBJECT, category::RESOURCE, category::ACTION].into_iter().find(|known| uri::equal(found, known))
}

/// Whether the value of the attribute is split one colon earlier.
fn is_list(id: &str) -> bool {
    id.get(..attribute::ACCESS_LIST.len()).is_some_and(|head| head.eq_ignore_ascii_case(attribute::ACCESS_LIST))
}

/// What deny-overrides in the place of the policy's algorithm does. That a Deny becomes a Permit is a loss of its own.
fn algorithm_access(policy: &Policy) -> AccessChange {
    match CombiningAlgorithm::parse(&policy.combining_algorithm) {
        // Nobody gets in today.
        None => AccessChange::Widens,
        Some(
            CombiningAlgorithm::DenyOverrides
            | CombiningAlgorithm::PermitOverrides
            | CombiningAlgorithm::FirstApplicable,
        ) => AccessChange::Same,
        // Where no rule speaks the answer was Deny, which shuts delegation out; now delegation is tried.
        Some(CombiningAlgorithm::DenyUnlessPermit) => AccessChange::Widens,
        // Where no rule speaks the answer was Permit.
        Some(CombiningAlgorithm::PermitUnlessDeny) => AccessChange::Narrows,
    }
}

#[cfg(test)]
mod tests;
