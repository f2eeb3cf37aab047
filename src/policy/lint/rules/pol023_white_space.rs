//! POL023: White space around a value: it is compared with it (facts: policy 4.2).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL023", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (one, _) in context.policy.rules.iter().flat_map(walk::matches) {
        let value = one.value.text.as_str();
        if value.trim() != value {
            found.push(Found::at(&one.value.span, text::POL023.with("value", value.trim())).help(text::POL023_HELP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, ">dagl<", ">dagl\n<"), 1);
    }
}
