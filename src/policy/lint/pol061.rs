//! POL061: Correspondence without `write`: only the service owner can send (facts: policy 3.5).

use super::walk;
use super::{Context, Found, Kind, Rule};
use crate::report::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL061", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let asked = matches!(context.options.kind, Some(Kind::Correspondence));
    if asked && !walk::permits_action(context.policy, "write") {
        found.push(Found::at(&context.policy.span, text::POL061));
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
