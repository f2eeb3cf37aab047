//! The walks over a policy that everybody shares: its matches, and the alternatives of a rule in a category.
//!
//! To the platform every `AllOf` of every `AnyOf` of a rule is an alternative, which counts in a category by its matches
//! of that category alone. Where a rule has no alternative in a category, it is open there.
//!
//! Categories are compared in two ways, as the platform's parts do: the decision point compares them letter by letter
//! (`alternatives`), what comes before and after it compares them as URIs (`matches_in`).

use super::{AllOf, AnyOf, Designator, Expression, Literal, Match, Policy, Rule};
use crate::policy::ids::{attribute, category};
use crate::policy::uri;

impl Policy {
    /// Every match of every rule, in file order.
    pub fn matches(&self) -> impl Iterator<Item = &Match> {
        self.rules.iter().flat_map(Rule::matches)
    }

    /// Every match that has a designator, in file order.
    pub fn designated_matches(&self) -> impl Iterator<Item = (&Match, &Designator)> {
        self.matches().filter_map(|one| one.designator().map(|of| (one, of)))
    }

    /// The literals that obligations assign in a category: levels, each category telling for whom.
    pub fn levels_for<'p>(&'p self, category: &'p str) -> impl Iterator<Item = &'p Literal> {
        let assignments = self.obligations.iter().flat_map(|obligation| &obligation.assignments);
        let levels = assignments.filter(move |one| one.category.as_deref() == Some(category));
        levels.filter_map(|one| match &one.value {
            Expression::Literal(literal) => Some(literal),
            _ => None,
        })
    }

    /// Every match of a category, compared as a URI, with its designator.
    pub fn matches_in<'p>(&'p self, category: &'p str) -> impl Iterator<Item = (&'p Match, &'p Designator)> {
        self.rules.iter().flat_map(move |rule| rule.matches_in(category))
    }

    /// Whether a subject is known by the attribute: what a subject holds is looked up only then.
    #[must_use]
    pub fn asks_subject_for(&self, attribute_id: &str) -> bool {
        self.matches_in(category::SUBJECT).any(|(_, of)| of.attribute_id == attribute_id)
    }

    /// Whether the policy lets in certain parties, each by its id, and nobody else: so the platform stores what somebody
    /// was given.
    #[must_use]
    pub fn is_delegation(&self) -> bool {
        let to_parties = |rule: &Rule| {
            let mut subjects = rule.matches_in(category::SUBJECT).peekable();
            subjects.peek().is_some() && subjects.all(|(_, of)| attribute::is_receiver(&of.attribute_id))
        };
        !self.rules.is_empty() && self.rules.iter().all(to_parties)
    }
}

impl Rule {
    /// The `AnyOf` elements of the target.
    pub fn any_of(&self) -> impl Iterator<Item = &AnyOf> + Clone {
        self.target.as_ref().map_or(&[][..], |target| &target.any_of).iter()
    }

    /// The `AllOf` elements, whichever `AnyOf` they stand in.
    pub fn all_of(&self) -> impl Iterator<Item = &AllOf> + Clone {
        self.any_of().flat_map(|any_of| &any_of.all_of)
    }

    /// Every match of the rule, in file order.
    pub fn matches(&self) -> impl Iterator<Item = &Match> + Clone {
        self.all_of().flat_map(|all_of| &all_of.matches)
    }

    /// The matches of a category, compared as a URI, with their designators.
    pub fn matches_in<'r>(&'r self, category: &'r str) -> impl Iterator<Item = (&'r Match, &'r Designator)> + Clone {
        let designated = self.matches().filter_map(|one| one.designator().map(|of| (one, of)));
        designated.filter(move |(_, of)| uri::equal(&of.category, category))
    }

    /// The alternatives of the rule in a category, compared letter by letter; none at all is open.
    pub fn alternatives<'r>(&'r self, category: &'r str) -> impl Iterator<Item = Alternative<'r>> + Clone {
        let all = self.all_of().map(move |all_of| Alternative { all_of, category });
        all.filter(|alternative| alternative.matches().next().is_some())
    }
}

impl AnyOf {
    /// Every match in it, in file order.
    pub fn matches(&self) -> impl Iterator<Item = &Match> + Clone {
        self.all_of.iter().flat_map(|all_of| &all_of.matches)
    }
}

/// One alternative of a rule in a category: its matches of this category must all hold.
#[derive(Debug, Clone, Copy)]
pub struct Alternative<'r> {
    all_of: &'r AllOf,
    category: &'r str,
}

impl<'r> Alternative<'r> {
    /// The element.
    #[must_use]
    pub const fn all_of(self) -> &'r AllOf {
        self.all_of
    }

    /// The matches, with their designators; at least one.
    pub fn matches(self) -> impl Iterator<Item = (&'r Match, &'r Designator)> + Clone {
        let designated = self.all_of.matches.iter().filter_map(|one| one.designator().map(|of| (one, of)));
        designated.filter(move |(_, of)| of.category == self.category)
    }

    /// Attribute id and value of each match.
    pub fn pairs(self) -> impl Iterator<Item = (&'r str, &'r str)> + Clone {
        self.matches().map(|(one, of)| (of.attribute_id.as_str(), one.value.text.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::build::{Choices, built};
    use crate::policy::{parse, write::to_xml};

    fn policy(change: impl Fn(String) -> String) -> Policy {
        let file = to_xml(&built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding")));
        parse(change(String::from_utf8(file).unwrap()).as_bytes()).unwrap()
    }

    #[test]
    fn alternatives_hold_the_matches_of_one_category_and_the_open_ones_are_left_out() {
        let policy = policy(|file| file);
        let rule = &policy.rules[0];
        let pairs: Vec<Vec<_>> = rule.alternatives(category::ACTION).map(|one| one.pairs().collect()).collect();
        assert_eq!(pairs, [[(attribute::ACTION_ID, "read")]]);
        assert_eq!(rule.alternatives(category::SUBJECT).count(), 8);
        assert_eq!(rule.alternatives("urn:other").count(), 0);
        assert_eq!(rule.matches().count(), rule.matches_in(category::SUBJECT).count() + 2);
    }

    #[test]
    fn the_scheme_of_a_category_may_be_in_upper_case_where_it_is_compared_as_a_uri() {
        let upper = policy(|file| file.replace(category::SUBJECT, &category::SUBJECT.replacen("urn:", "URN:", 1)));
        assert_eq!(upper.rules[0].alternatives(category::SUBJECT).count(), 0);
        assert!(upper.asks_subject_for(attribute::ROLE_CODE));
    }

    #[test]
    fn a_delegation_is_to_certain_parties_and_nobody_else() {
        let to = |subjects: &[&str]| {
            let mut model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
            for rule in &mut model.rules {
                rule.access_packages.clear();
                rule.subject = subjects.iter().map(|urn| (*urn).to_owned()).collect();
            }
            parse(&to_xml(&model)).unwrap()
        };
        for receiver in attribute::RECEIVERS {
            assert!(to(&[&format!("{receiver}:7")]).is_delegation(), "{receiver}");
        }
        assert!(!to(&["urn:altinn:userid:7", "urn:altinn:rolecode:dagl"]).is_delegation());
        assert!(!to(&[]).is_delegation());
    }
}
