//! POL069: The registry cannot list the rights, so Correspondence refuses every message (facts: policy 3.2, 3.5).

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::rights;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL069", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    if !context.is_correspondence() {
        return;
    }
    if let Err(error) = rights::check(context.policy) {
        let rule = context.policy.rules.iter().find(|rule| rule.id == error.rule());
        let span = rule.map_or(&context.policy.span, |rule| &rule.span);
        found.push(Found::at(span, text::POL069.with("said", error.to_string())).help(text::POL069_HELP));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[1].subject.clear()), 1);
    }
}
