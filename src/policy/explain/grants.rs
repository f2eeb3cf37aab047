//! Who may do what: the rules turned around, so that everybody who may do the same stands together.

use std::collections::{HashMap, HashSet};

use crate::policy::ids::category;
use crate::policy::terms::AttributePairs;
use crate::policy::xacml::{Policy, Rule, RuleEffect};

/// What the same people may do, or are shut out from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Permit or Deny.
    pub effect: RuleEffect,
    /// Who: alternatives.
    pub who: Vec<AttributePairs>,
    /// What: each with where.
    pub may: Vec<May>,
}

/// Actions on resources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct May {
    /// The actions: alternatives, of which an empty one is every action.
    pub actions: Vec<AttributePairs>,
    /// The resources: alternatives.
    pub places: Vec<AttributePairs>,
    /// Only under a condition.
    pub conditional: bool,
}

/// Turns the rules around. Takes time and memory by the size of the policy, not by its combinations.
#[must_use]
pub fn grants(policy: &Policy) -> Vec<Grant> {
    // The rules that name each of the subjects, in file order.
    let mut order: Vec<(RuleEffect, AttributePairs)> = Vec::new();
    let mut named: HashMap<(RuleEffect, AttributePairs), Vec<usize>> = HashMap::new();
    for (number, rule) in policy.rules.iter().enumerate() {
        for who in AttributePairs::subjects(rule) {
            let key = (rule.effect, who);
            let rules = named.entry(key.clone()).or_default();
            if rules.is_empty() {
                order.push(key);
            }
            rules.push(number);
        }
    }
    let mut grants: Vec<Grant> = Vec::new();
    let mut known: HashMap<(RuleEffect, Vec<usize>), usize> = HashMap::new();
    for key in order {
        let Some(rules) = named.remove(&key) else { continue };
        let (effect, who) = key;
        match known.get(&(effect, rules.clone())).and_then(|at| grants.get_mut(*at)) {
            Some(grant) => grant.who.push(who),
            None => {
                let may = merged(rules.iter().filter_map(|number| policy.rules.get(*number)));
                known.insert((effect, rules), grants.len());
                grants.push(Grant { effect, who: vec![who], may });
            }
        }
    }
    grants
}

/// What rules say, those with the same places, and then those with the same actions, together.
fn merged<'r>(rules: impl Iterator<Item = &'r Rule>) -> Vec<May> {
    let all = rules.map(|rule| May {
        actions: AttributePairs::alternatives(rule, category::ACTION),
        places: AttributePairs::alternatives(rule, category::RESOURCE),
        conditional: rule.condition.is_some(),
    });
    let by_place = together(all, |may| &may.places, |may, more| may.actions.extend(more.actions));
    together(by_place.into_iter(), |may| &may.actions, |may, more| may.places.extend(more.places))
}

/// Puts those together that have the same, each list without repetition.
fn together(
    all: impl Iterator<Item = May>,
    same: impl Fn(&May) -> &Vec<AttributePairs>,
    join: impl Fn(&mut May, May),
) -> Vec<May> {
    let mut kept: Vec<May> = Vec::new();
    let mut known: HashMap<(bool, Vec<AttributePairs>), usize> = HashMap::new();
    for may in all {
        let key = (may.conditional, same(&may).clone());
        match known.get(&key).and_then(|at| kept.get_mut(*at)) {
            Some(found) => join(found, may),
            None => {
                known.insert(key, kept.len());
                kept.push(may);
            }
        }
    }
    for may in &mut kept {
        for list in [&mut may.actions, &mut may.places] {
            let mut seen = HashSet::new();
            list.retain(|terms| seen.insert(terms.clone()));
        }
    }
    kept
}
