//! Which permissions say what another one says: looked up, not searched, so that a policy of a hundred thousand
//! combinations is compared in seconds.
//!
//! What covers a list of terms is made of these terms, or of the same apart from case: there are few such lists, and each
//! is looked for by itself.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::permission::{AttributeCondition, Comparison, Permission};
use crate::policy::decide::folded;
use crate::policy::xacml::RuleEffect;

/// Lists of more terms than this are searched for: there would be too many to look up.
const MOST_TERMS: usize = 8;

type ConditionSet = BTreeSet<AttributeCondition>;
type IndexKey<'a> = (RuleEffect, [usize; 3], Option<&'a str>);
/// A term: the value first, in which terms differ the most, and the rest of it.
type TermKey<'a> = (Cow<'a, str>, &'a str, &'a Comparison, &'a str, bool);

/// Permissions by what they say. Terms and lists of them are numbered, so that most of the looking up is by numbers.
#[derive(Default)]
pub(super) struct SubsumptionIndex<'a> {
    terms: BTreeMap<TermKey<'a>, usize>,
    lists: BTreeMap<Vec<usize>, (usize, &'a ConditionSet)>,
    permissions: BTreeMap<IndexKey<'a>, &'a Permission>,
}

impl<'a> SubsumptionIndex<'a> {
    /// All of these.
    pub(super) fn of(permissions: &'a [Permission]) -> Self {
        let mut index = Self::default();
        permissions.iter().for_each(|permission| index.add(permission));
        index
    }

    /// One more.
    pub(super) fn add(&mut self, permission: &'a Permission) {
        let lists = permission.sides().map(|terms| self.number(terms));
        self.permissions.insert((permission.effect, lists, permission.condition.as_deref()), permission);
    }

    /// The number of a list, which is told by the numbers of its terms.
    fn number(&mut self, terms: &'a ConditionSet) -> usize {
        let mut numbers = Vec::with_capacity(terms.len());
        for term in terms {
            let next = self.terms.len();
            numbers.push(*self.terms.entry(as_written(term)).or_insert(next));
        }
        numbers.sort_unstable();
        let next = self.lists.len();
        self.lists.entry(numbers).or_insert((next, terms)).0
    }

    /// Whether a permission of the same effect covers this one; one that may spoil answers is covered by itself alone.
    pub(super) fn entails(&self, permission: &Permission) -> bool {
        let plain = permission.is_plain();
        let mut covering = self.coverers(permission).into_iter().filter(|one| one.effect == permission.effect);
        covering.any(|one| plain || one == permission)
    }

    /// Every permission that covers this one, itself included when it is here.
    pub(super) fn coverers(&self, permission: &Permission) -> Vec<&'a Permission> {
        let lists = permission.sides().map(|terms| self.supersets(terms));
        let [subjects, actions, resources] = &lists;
        let mut conditions = vec![None];
        conditions.extend(permission.condition.as_deref().map(Some));
        let mut found = Vec::new();
        for subject in subjects {
            for action in actions {
                for resource in resources {
                    for condition in &conditions {
                        for effect in [RuleEffect::Permit, RuleEffect::Deny] {
                            let key = (effect, [*subject, *action, *resource], *condition);
                            found.extend(self.permissions.get(&key).copied());
                        }
                    }
                }
            }
        }
        found
    }

    /// The known lists that hold wherever this one holds.
    fn supersets(&self, terms: &ConditionSet) -> Vec<usize> {
        // A list that holds a term which is not known here is no known list.
        let mut parts: Vec<usize> =
            terms.iter().filter_map(|term| self.terms.get(&as_written(term)).copied()).collect();
        let apart = terms.iter().filter_map(apart_from_case).filter_map(|term| self.terms.get(&term).copied());
        parts.extend(apart);
        parts.sort_unstable();
        parts.dedup();
        if parts.len() > MOST_TERMS {
            let known = self.lists.values().filter(|(_, known)| Permission::is_superset(known, terms));
            return known.map(|(number, _)| *number).collect();
        }
        let mut list = Vec::with_capacity(parts.len());
        let lists = (0..1_usize << parts.len()).filter_map(|chosen| {
            list.clear();
            list.extend(parts.iter().enumerate().filter(|(at, _)| chosen & (1 << at) != 0).map(|(_, term)| *term));
            self.lists.get(&list).map(|(number, _)| *number)
        });
        lists.collect()
    }
}

/// A term as it is.
fn as_written(term: &AttributeCondition) -> TermKey<'_> {
    (Cow::Borrowed(&term.value), &term.attribute_id, &term.how, &term.data_type, term.must_be_present)
}

/// The term that compares apart from case, for one that compares letter by letter.
fn apart_from_case(term: &AttributeCondition) -> Option<TermKey<'_>> {
    let (_, id, how, data_type, must_be_present) = as_written(term);
    (*how == Comparison::Exactly)
        .then(|| (folded(&term.value), id, &Comparison::IgnoringCase, data_type, must_be_present))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::ids::data_type;
    use proptest::prelude::*;

    fn term() -> impl Strategy<Value = AttributeCondition> {
        let how =
            prop::sample::select(vec![Comparison::Exactly, Comparison::IgnoringCase, Comparison::By("urn:f".into())]);
        (prop::sample::select(vec!["a", "A", "b"]), how, any::<bool>()).prop_map(|(value, how, must_be_present)| {
            let value = if how == Comparison::IgnoringCase { folded(value).into_owned() } else { value.to_owned() };
            let data_type = data_type::STRING.to_owned();
            AttributeCondition { attribute_id: "urn:i".into(), value, how, data_type, must_be_present }
        })
    }

    fn permission() -> impl Strategy<Value = Permission> {
        let list = |most| prop::collection::btree_set(term(), 0..=most);
        let condition = prop::sample::select(vec![None, Some("x".to_owned()), Some("y".to_owned())]);
        (list(6), list(1), list(1), condition, any::<bool>()).prop_map(
            |(subject, action, resource, condition, deny)| {
                let effect = if deny { RuleEffect::Deny } else { RuleEffect::Permit };
                Permission { effect, subject, action, resource, condition }
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_looked_up_is_what_a_search_finds(permissions in prop::collection::vec(permission(), 0..12), asked in permission()) {
            let index = SubsumptionIndex::of(&permissions);
            for permission in permissions.iter().chain([&asked]) {
                let found: BTreeSet<&Permission> = index.coverers(permission).into_iter().collect();
                let searched: BTreeSet<&Permission> = permissions.iter().filter(|one| one.covers(permission)).collect();
                prop_assert_eq!(found, searched);
            }
        }
    }
}
