//! Which simple matches a request satisfies, found by look-up instead of comparison.
//!
//! An *indexed match* is one match that can be looked up: text equal to text, with or without case, whose attribute may be
//! absent. A *part* is what a rule demands in one category when all of it is indexed matches: alternatives, each of which is a
//! set of indexed matches that must hold together. Rules that demand the same share a part.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::functions::folded;
use super::request::Request;
use crate::policy::ids::function;
use crate::policy::xacml::{Match, Rule};

/// Number of an indexed match.
pub(super) type IndexedMatch = u32;

/// Texts that literals hold: as they stand, and folded.
#[derive(Default)]
struct Texts<'p> {
    exact: HashMap<&'p str, IndexedMatch>,
    without_case: HashMap<Cow<'p, str>, IndexedMatch>,
}

/// The indexed matches of one category. There are few attributes and fewer data types, but maybe many texts.
#[derive(Default)]
pub(super) struct IndexedMatches<'p> {
    attributes: BTreeMap<&'p str, BTreeMap<&'p str, Texts<'p>>>,
    /// In how many alternatives each indexed match stands.
    used: Vec<u32>,
}

/// Alternatives, each a sorted list of indexed matches. `None` demands nothing and is satisfied by every request.
pub(super) type Demand = Option<Vec<Vec<IndexedMatch>>>;

impl<'p> IndexedMatches<'p> {
    /// What the rule demands in the category, or `None` when some of it is not an indexed match.
    pub(super) fn demand(&mut self, rule: &'p Rule, category: &str) -> Option<Demand> {
        // Evaluation meets every match of the target before it knows its category.
        if !rule.matches().all(|one| is_indexed(one, category)) {
            return None;
        }
        let mut alternatives: Vec<Vec<IndexedMatch>> = Vec::new();
        for all_of in rule.all_of() {
            let mut indexed: Vec<IndexedMatch> =
                all_of.matches.iter().filter_map(|one| self.number(one, category)).collect();
            indexed.sort_unstable();
            indexed.dedup();
            if !indexed.is_empty() {
                alternatives.push(indexed);
            }
        }
        for number in alternatives.iter().flatten() {
            if let Some(used) = self.used.get_mut(*number as usize) {
                *used += 1;
            }
        }
        Some((!alternatives.is_empty()).then_some(alternatives))
    }

    /// The number of a match of this category.
    fn number(&mut self, one: &'p Match, category: &str) -> Option<IndexedMatch> {
        let designator = one.designator().filter(|designator| designator.category == category)?;
        let next = u32::try_from(self.used.len()).ok()?;
        let types = self.attributes.entry(&designator.attribute_id).or_default();
        let texts = types.entry(&one.value.data_type).or_default();
        let number = if one.function == function::STRING_EQUAL_IGNORE_CASE {
            *texts.without_case.entry(folded(&one.value.text)).or_insert(next)
        } else {
            *texts.exact.entry(&one.value.text).or_insert(next)
        };
        if number == next {
            self.used.push(0);
        }
        Some(number)
    }

    /// The indexed match of an alternative that stands in the fewest: looking under it finds the least that does not hold.
    pub(super) fn rarest(&self, alternative: &[IndexedMatch]) -> Option<IndexedMatch> {
        alternative.iter().copied().min_by_key(|number| self.used.get(*number as usize))
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.used.len()
    }

    /// The indexed matches that hold for the request, in order.
    pub(super) fn holding(&self, request: &Request, category: &str) -> Vec<IndexedMatch> {
        let mut holding = Vec::new();
        for attribute in request.bag(category) {
            let Some(types) = self.attributes.get(attribute.id.as_str()) else { continue };
            for value in &attribute.values {
                let Some(texts) = types.get(value.data_type.as_str()) else { continue };
                if !texts.exact.is_empty() {
                    holding.extend(texts.exact.get(value.text.as_str()));
                }
                if !texts.without_case.is_empty() {
                    holding.extend(texts.without_case.get(folded(&value.text).as_ref()));
                }
            }
        }
        holding.sort_unstable();
        holding.dedup();
        holding
    }
}

/// Whether all indexed matches of an alternative hold.
pub(super) fn hold(alternative: &[IndexedMatch], holding: &[IndexedMatch]) -> bool {
    alternative.iter().all(|number| holding.binary_search(number).is_ok())
}

/// Whether a match is of another category, or one that can be looked up.
fn is_indexed(one: &Match, category: &str) -> bool {
    let Some(designator) = one.designator() else { return false };
    let by_text = [function::STRING_EQUAL, function::STRING_EQUAL_IGNORE_CASE, function::STRING_IS_IN];
    designator.category != category || (!designator.must_be_present && by_text.contains(&one.function.as_str()))
}
