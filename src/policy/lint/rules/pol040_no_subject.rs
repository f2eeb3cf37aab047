//! POL040: A rule without subjects: it lets in everybody (facts: policy 4.2, 3.2).

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL040", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (rule, who) in context.rules() {
        if who.is_empty() {
            found.push(Found::at(&rule.span, text::POL040).help(text::POL040_HELP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        let left = changed(RULE.code, |model| {
            model.rules[0].subject.clear();
            model.rules[0].access_packages.clear();
        });
        assert_eq!(left, 1);
    }
}
