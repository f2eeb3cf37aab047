//! POL018: Categories mixed in one `AnyOf`: they are pulled apart, and the list of rights fails (facts: policy 4.2, 3.2).

use super::{Context, Found, Rule};
use crate::report::Severity;
use crate::text::lint as text;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule { code: "POL018", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for any_of in context.policy.rules.iter().flat_map(|rule| &rule.target).flat_map(|target| &target.any_of) {
        let matches = any_of.all_of.iter().flat_map(|all_of| &all_of.matches);
        let categories: BTreeSet<&str> =
            matches.filter_map(|one| one.designator()).map(|of| of.category.as_str()).collect();
        if categories.len() > 1 {
            found.push(Found::at(&any_of.span, text::POL018).help(text::POL018_HELP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        let (subject, action) = ("1.0:subject-category:access-subject", "3.0:attribute-category:action");
        assert_eq!(replaced(RULE.code, subject, action), 1);
    }
}
