//! POL005: No rules, or the rule that Studio writes when there are none (facts: policy 1.3).

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::xacml::Rule as PolicyRule;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL005", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let placeholder = |rule: &PolicyRule| rule.id == "1" && rule.target.is_none() && rule.description.is_some();
    match context.policy.rules.as_slice() {
        [] => found.push(Found::anywhere(text::POL005).help(text::POL005_HELP)),
        [only] if placeholder(only) => found.push(Found::at(&only.span, text::POL005).help(text::POL005_HELP)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules.clear()), 1);
    }
}
