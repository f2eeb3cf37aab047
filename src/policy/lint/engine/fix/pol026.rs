//! POL026: of rules with the same id, the later ones get ids of their own, numbered on as Studio does (facts: policy 1.2).

use std::collections::BTreeSet;

use super::{Mend, Mender, Source, tag};
use crate::text::fix as text;

pub(super) const MENDER: Mender = Mender { code: "POL026", takes_effect: false, find };

fn find(source: &Source<'_>, mends: &mut Vec<Mend>) {
    // Parameters refer to rules by id; which of those they mean, only a person knows.
    let Some(policy) = source.policy.filter(|_| !source.text.contains("RuleIdRef")) else { return };
    let taken: BTreeSet<&str> = policy.rules.iter().map(|rule| rule.id.as_str()).collect();
    let highest = taken.iter().filter_map(|id| numbered(id)).map(|(_, number)| number).max().unwrap_or(0);
    let mut next = highest;
    let mut seen = BTreeSet::new();
    for rule in &policy.rules {
        if seen.insert(rule.id.as_str()) {
            continue;
        }
        let Some(place) = tag::attribute(source.text, &rule.span, "RuleId") else { continue };
        let base = numbered(&rule.id).map_or(format!("{}:", rule.id), |(base, _)| base.to_owned());
        next += 1;
        let fresh = format!("{base}{next}");
        if taken.contains(fresh.as_str()) {
            continue;
        }
        let message = text::POL026.with("before", rule.id.as_str()).with("after", fresh.as_str());
        mends.push(Mend::new(vec![(place, tag::escaped(&fresh))], message));
    }
}

/// An id that ends in `:` and a number, taken apart.
fn numbered(id: &str) -> Option<(&str, u32)> {
    let colon = id.rfind(':')? + 1;
    Some((id.get(..colon)?, id.get(colon..)?.parse().ok().filter(|number| *number < u32::MAX / 2)?))
}

#[cfg(test)]
mod tests {
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed};

    #[test]
    fn the_later_rule_is_numbered_on() {
        let spoilt = STUDIO.replacen("ruleid:2", "ruleid:1", 1);
        assert_fixed(&spoilt, &STUDIO.replacen("ruleid:2", "ruleid:4", 1), &["POL026"]);
    }
}
