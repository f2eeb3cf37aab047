//! POL050: A rule that is for nobody once the roles of Altinn 2 end (facts: policy 5).

use super::{Context, Found, Rule};
use crate::catalog::roles::{ALTINN2_ROLES_END, Role};
use crate::finding::Severity;
use crate::text::dates;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL050", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (rule, who) in context.rules() {
        if !who.is_empty() && who.iter().all(|who| who.role.is_some_and(Role::is_ending)) {
            let late = context.options.today > ALTINN2_ROLES_END;
            let severity = if late { Severity::Error } else { Severity::Warning };
            let message = text::POL050.with("date", dates::said(ALTINN2_ROLES_END));
            found.push(Found::at(&rule.span, message).help(text::POL050_HELP).severe(severity));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[1].subject = vec!["urn:altinn:rolecode:a0236".into()]), 1);
        assert_eq!(changed(RULE.code, |model| model.rules[1].subject.push("urn:altinn:rolecode:a0236".into())), 0);
    }
}
