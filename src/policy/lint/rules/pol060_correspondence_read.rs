//! POL060: Correspondence without `read`: nobody can open a message (facts: policy 3.5).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL060", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    if context.is_correspondence() && !walk::permits_action(context.policy, "read") {
        found.push(Found::at(&context.policy.span, text::POL060).help(text::POL060_HELP));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[0].actions = vec!["sign".into()]), 1);
    }
}
