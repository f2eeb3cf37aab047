//! POL021: `MustBePresent`: what is missing spoils more than the one rule (facts: policy 4.2).
//!
//! A resource or action attribute that is missing in one rule makes the whole policy Indeterminate, though the standard
//! would let the other rules answer. Among several alternatives the last one decides whether something is missing.

use super::walk;
use super::{Context, Found, Rule};
use crate::policy::ids::category;
use crate::report::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL021", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (one, of) in context.policy.rules.iter().flat_map(walk::matches).filter(|(_, of)| of.must_be_present) {
        let phrase = match of.category.as_str() {
            category::RESOURCE | category::ACTION => text::POL021,
            category::SUBJECT => text::POL021_WHO,
            _ => continue, // POL016: never looked at
        };
        let message = phrase.with("id", of.attribute_id.as_str());
        found.push(Found::at(&one.span, message).help(text::POL021_HELP));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "MustBePresent=\"false\"", "MustBePresent=\"true\""), 1);
        assert_eq!(replaced(RULE.code, "MustBePresent=\"false\"", "MustBePresent=\"0\""), 0);
    }
}
