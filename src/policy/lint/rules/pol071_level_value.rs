//! POL071: A level that is not a number from 0 to 4 (facts: policy 4.9).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL071", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for literal in walk::levels(context.policy) {
        if !matches!(literal.text.trim().parse::<u8>(), Ok(0..=4)) {
            found.push(
                Found::at(&literal.span, text::POL071.with("value", literal.text.as_str())).help(text::POL071_HELP),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        for level in ["5", "high", ""] {
            assert_eq!(replaced(RULE.code, "#integer\">3<", &format!("#integer\">{level}<")), 1, "{level}");
        }
    }
}
