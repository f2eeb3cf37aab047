//! POL024: A rule that shuts out (facts: policy 4.4, 4.8, 1.6).

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::xacml::Effect;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL024", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for rule in context.policy.rules.iter().filter(|rule| rule.effect == Effect::Deny) {
        found.push(Found::at(&rule.span, text::POL024).help(text::POL024_HELP));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "Effect=\"Permit\"", "Effect=\"deny\""), 1);
    }
}
