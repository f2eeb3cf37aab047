//! POL093: A function that the platform takes for plain equality, which it is not by its name (facts: policy 4.3).
//!
//! The facts describe the difference and propose no rule; the number is our own.

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::function;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL093", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (one, _) in context.policy.rules.iter().flat_map(walk::matches) {
        let right = match one.function.as_str() {
            function::STRING_IS_IN => function::STRING_EQUAL,
            function::INTEGER_ONE_AND_ONLY => function::INTEGER_EQUAL,
            _ => continue,
        };
        let message = text::POL093.with("id", one.function.as_str());
        found.push(Found::at(&one.span, message).help(text::POL012_HELP.with("id", right)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, function::STRING_EQUAL_IGNORE_CASE, function::STRING_IS_IN), 1);
        assert_eq!(replaced(RULE.code, function::STRING_EQUAL_IGNORE_CASE, function::STRING_EQUAL), 0);
    }
}
