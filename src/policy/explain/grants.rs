//! Who may do what: the rules turned around, so that everybody who may do the same stands together.

use std::collections::HashMap;

use super::who::Terms;
use crate::policy::ids::category;
use crate::policy::xacml::{Effect, Policy, Rule};

/// What the same people may do, or are shut out from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Permit or Deny.
    pub effect: Effect,
    /// Who: alternatives.
    pub who: Vec<Terms>,
    /// What: each with where.
    pub may: Vec<May>,
}

/// Actions on resources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct May {
    /// The actions: alternatives, of which an empty one is every action.
    pub actions: Vec<Terms>,
    /// The resources: alternatives.
    pub places: Vec<Terms>,
    /// Only under a condition.
    pub conditional: bool,
}

/// Turns the rules around. Takes time and memory by the size of the policy, not by its combinations.
#[must_use]
pub fn grants(policy: &Policy) -> Vec<Grant> {
    // The rules that name each of the subjects, in file order.
    let mut order: Vec<(Effect, Terms)> = Vec::new();
    let mut named: HashMap<(Effect, Terms), Vec<usize>> = HashMap::new();
    for (number, rule) in policy.rules.iter().enumerate() {
        for who in Terms::subjects(rule) {
            let key = (rule.effect, who);
            let rules = named.entry(key.clone()).or_default();
            if rules.is_empty() {
                order.push(key);
            }
            rules.push(number);
        }
    }
    let mut grants: Vec<Grant> = Vec::new();
    let mut known: HashMap<(Effect, Vec<usize>), usize> = HashMap::new();
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

/// What rules say, those with the same actions or the same places together.
fn merged<'r>(rules: impl Iterator<Item = &'r Rule>) -> Vec<May> {
    let mut all: Vec<May> = Vec::new();
    for rule in rules {
        let may = May {
            actions: Terms::alternatives(rule, category::ACTION),
            places: Terms::alternatives(rule, category::RESOURCE),
            conditional: rule.condition.is_some(),
        };
        match all.iter_mut().find(|known| known.conditional == may.conditional && known.places == may.places) {
            Some(known) => union(&mut known.actions, may.actions),
            None => {
                match all.iter_mut().find(|known| known.conditional == may.conditional && known.actions == may.actions)
                {
                    Some(known) => union(&mut known.places, may.places),
                    None => all.push(may),
                }
            }
        }
    }
    all
}

fn union<T: PartialEq>(into: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !into.contains(&one) {
            into.push(one);
        }
    }
}
