//! POL016: A match in a category that is never looked at (facts: policy 4.2).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::category;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL016", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (one, of) in context.policy.rules.iter().flat_map(walk::matches) {
        if ![category::SUBJECT, category::RESOURCE, category::ACTION].contains(&of.category.as_str()) {
            found.push(Found::at(&one.span, text::POL016.with("id", of.category.as_str())).help(text::POL016_HELP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "attribute-category:action", "attribute-category:environment"), 1);
    }
}
