//! POL034: A placeholder that nobody fills in at a direct upload (facts: policy 1.5).

use super::walk;
use super::{Context, Found, Rule};
use crate::report::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL034", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (one, _) in context.policy.rules.iter().flat_map(walk::matches) {
        let value = one.value.text.as_str();
        if ["[org]", "[app]"].iter().any(|name| value.to_lowercase().contains(name)) {
            let severity = if context.options.for_studio { Severity::Note } else { Severity::Error };
            let message = text::POL034.with("value", value);
            found.push(Found::at(&one.value.span, message).help(text::POL034_HELP).severe(severity));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[1].subject = vec!["urn:altinn:org:[org]".into()]), 1);
    }
}
