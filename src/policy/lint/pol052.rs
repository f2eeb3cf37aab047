//! POL052: Only the general manager among the register roles (facts: policy 5).

use super::{Context, Found, Rule};
use std::collections::BTreeSet;

use super::walk;
use crate::catalog::roles::{self, Provider};
use crate::policy::ids::category;
use crate::report::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL052", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for rule in &context.policy.rules {
        let subjects = walk::of_category(rule, category::SUBJECT);
        let roles = subjects.filter_map(|(one, of)| roles::by_attribute(&of.attribute_id, &one.value.text));
        let codes: BTreeSet<&str> =
            roles.filter(|role| role.provider == Provider::Ccr).map(|role| role.short_code()).collect();
        if codes == BTreeSet::from(["dagl"]) {
            found.push(Found::at(&rule.span, text::POL052).help(text::POL052_HELP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[0].subject.truncate(1)), 1);
    }
}
