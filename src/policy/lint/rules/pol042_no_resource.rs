//! POL042: A rule without resources (facts: policy 4.2, 3.2).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::category;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL042", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for rule in &context.policy.rules {
        if walk::of_category(rule, category::RESOURCE).next().is_none() {
            found.push(Found::at(&rule.span, text::POL042).help(text::POL031_HELP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        let left = changed(RULE.code, |model| {
            model.rules[0].resources.clear();
        });
        assert_eq!(left, 1);
    }
}
