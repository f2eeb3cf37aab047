//! POL090: A designator of another data type than the value (facts: policy 4.2): the standard refuses it, the platform
//! looks only at the type of the value.
//!
//! The facts describe the difference and propose no rule; the number is our own.

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL090", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (one, of) in context.policy.rules.iter().flat_map(walk::matches) {
        if of.data_type != one.value.data_type {
            let message = text::POL090.with("id", of.data_type.as_str()).with("other", one.value.data_type.as_str());
            found.push(Found::at(&of.span, message).help(text::POL090_HELP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        let (from, to) = ("XMLSchema#string\" MustBePresent", "XMLSchema#anyURI\" MustBePresent");
        assert_eq!(replaced(RULE.code, from, to), 1);
    }
}
