//! POL041: A rule without actions: it is for all of them (facts: policy 4.2, 3.2).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::category;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL041", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for rule in &context.policy.rules {
        if walk::of_category(rule, category::ACTION).next().is_none() {
            found.push(Found::at(&rule.span, text::POL041).help(text::POL041_HELP));
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
            model.rules[0].actions.clear();
        });
        assert_eq!(left, 1);
    }
}
