//! POL062: No `subscribe`: no events (facts: policy 3.5, 3.6).

use super::walk;
use super::{Context, Found, Kind, Rule};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL062", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let asked = matches!(context.options.kind, Some(Kind::Correspondence | Kind::Broker));
    if asked && !walk::permits_action(context.policy, "subscribe") {
        found.push(Found::at(&context.policy.span, text::POL062).help(text::POL062_HELP));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[1].actions = vec!["sign".into()]), 1);
    }
}
