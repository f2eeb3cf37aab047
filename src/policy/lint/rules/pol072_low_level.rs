//! POL072: Level 1 or 2: only callers through API can meet it exactly (facts: policy 3.4).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL072", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    if let Some(literal) = walk::level(context.policy)
        && matches!(literal.text.trim(), "1" | "2")
    {
        found.push(Found::at(&literal.span, text::POL072.with("value", literal.text.trim())).help(text::POL072_HELP));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.required_authentication_level_end_user = Some("2".into())), 1);
        assert_eq!(changed(RULE.code, |model| model.required_authentication_level_end_user = Some("0".into())), 0);
    }
}
