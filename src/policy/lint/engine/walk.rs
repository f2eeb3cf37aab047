//! Walking over a policy: rules, their parts and their subjects.

use crate::policy::ids::category;
use crate::policy::xacml::{AllOf, Designator, Expression, Literal, Match, Policy, Rule, RuleEffect};

/// Every `AllOf` of a rule.
pub fn all_of(rule: &Rule) -> impl Iterator<Item = &AllOf> {
    rule.all_of()
}

/// Every match of a rule that has a designator.
pub fn matches(rule: &Rule) -> impl Iterator<Item = (&Match, &Designator)> {
    rule.matches().filter_map(|one| one.designator().map(|of| (one, of)))
}

/// The matches of a rule in a category.
pub fn of_category<'r>(rule: &'r Rule, category: &'r str) -> impl Iterator<Item = (&'r Match, &'r Designator)> {
    rule.matches_in(category)
}

/// The actions that a permitting rule names, lower-cased, and whether some rule is open to all.
pub fn permits_action(policy: &Policy, action: &str) -> bool {
    policy.rules.iter().filter(|rule| rule.effect == RuleEffect::Permit).any(|rule| {
        let mut named = of_category(rule, category::ACTION).peekable();
        named.peek().is_none() || named.any(|(one, _)| one.value.text.eq_ignore_ascii_case(action))
    })
}

/// The literals that set the level for end users.
pub fn levels(policy: &Policy) -> impl Iterator<Item = &Literal> {
    levels_of(policy, category::LEVEL_END_USER)
}

/// The literals that set a level, by the category that tells for whom.
pub fn levels_of<'p>(policy: &'p Policy, category: &'p str) -> impl Iterator<Item = &'p Literal> {
    let assignments = policy.obligations.iter().flat_map(|obligation| &obligation.assignments);
    let levels = assignments.filter(move |one| one.category.as_deref() == Some(category));
    levels.filter_map(|one| match &one.value {
        Expression::Literal(literal) => Some(literal),
        _ => None,
    })
}

/// The literal that sets the level for end users: the first counts.
pub fn level(policy: &Policy) -> Option<&Literal> {
    levels(policy).next()
}
