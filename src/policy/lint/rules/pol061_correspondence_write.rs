//! POL061: Correspondence without `write`: only the service owner can send (facts: policy 3.5).
//!
//! A note, not a warning: the service owner's own sending never asks the policy, and the policy that the facts advise for
//! Correspondence (facts: policy 9.1) has `write` only when somebody else sends. Nothing in the file tells whether
//! somebody does.

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL061", severity: Severity::Note, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    if context.is_correspondence() && !walk::permits_action(context.policy, "write") {
        found.push(Found::at(&context.policy.span, text::POL061).help(text::POL061_HELP));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[2].actions = vec!["sign".into()]), 1);
    }
}
