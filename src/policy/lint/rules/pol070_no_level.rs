//! POL070: No level for end users (PEP).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::text::lint::SET_LEVEL;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL070" [Warning]
    says { nb: "Sikkerhetsnivå for sluttbrukere er ikke satt", en: "No level is set for end users" }
    why { nb: "Da gjelder nivå 0.", en: "Level 0 then applies." }
    next SET_LEVEL);

mod words {
    crate::text::phrases! {
        FOUND { nb: "Sikkerhetsnivå for sluttbrukere er ikke satt. Da gjelder nivå 0.", en: "No security level for end users is set. Level 0 then applies." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if !context.is_delegation() && context.level().is_none() {
        found.push(Found::at(&CODE, &context.policy.span, words::FOUND));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.required_authentication_level_end_user = None), 1);
    }
}
