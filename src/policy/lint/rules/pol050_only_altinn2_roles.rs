//! POL050: A rule that is for nobody once the roles of Altinn 2 end.

use crate::catalog::roles::{ALTINN2_ROLES_END, Role};
use crate::finding::Code;
use crate::finding::Severity;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::text::dates;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

/// The row; where no other rule lets anybody in, more is said.
pub static CODE: Code = code!("POL050" [Warning, Error] means WorksForNow
    says { nb: "En regel har bare roller fra Altinn 2", en: "A rule has only roles from Altinn 2" }
    why { nb: "Etter 2026 slipper den ingen inn.", en: "After 2026 it lets nobody in." }
    next { nb: "Legg til tilgangspakker i regelen", en: "Add access packages to the rule" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Regelen har bare Altinn 2-roller. Etter {date} slipper ingen inn.", en: "The rule has only Altinn 2 roles. After {date} nobody gets in." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for (rule, who) in context.rules() {
        if !who.is_empty() && who.iter().all(|who| who.role.is_some_and(Role::is_ending)) {
            let late = context.options.today > ALTINN2_ROLES_END;
            let severity = if late { Severity::Error } else { Severity::Warning };
            let message = words::FOUND.with("date", dates::said(ALTINN2_ROLES_END));
            found.push(Found::at(&CODE, &rule.span, message).severe(severity));
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
