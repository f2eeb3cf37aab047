//! POL052: Only the general manager among the register roles (facts: policy 5).

use super::{Context, Found, Rule};
use crate::catalog::roles::{Provider, Role};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL052", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (rule, who) in context.rules() {
        let mut codes =
            who.iter().filter_map(|who| who.role).filter(|role| role.provider == Provider::Ccr).map(Role::short_code);
        if codes.next() == Some("dagl") && codes.all(|code| code == "dagl") {
            found.push(Found::at(&rule.span, text::POL052).help(text::POL052_HELP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[0].subject.truncate(1)), 1);
    }
}
