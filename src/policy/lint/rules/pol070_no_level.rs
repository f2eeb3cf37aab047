//! POL070: No level for end users (facts: policy 4.9).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL070", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    if !context.is_delegation() && walk::level(context.policy).is_none() {
        found.push(Found::at(&context.policy.span, text::POL070).help(text::POL070_HELP));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.required_authentication_level_end_user = None), 1);
    }
}
