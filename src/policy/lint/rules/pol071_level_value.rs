//! POL071: A level that is not a number from 0 to 4 (PEP).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::category;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL071" [Error]
    says { nb: "Et sikkerhetsnivå er ikke et tall fra 0 til 4", en: "A level is not a number from 0 to 4" }
    why { nb: "Tjenestene kan ikke lese det.", en: "Services cannot read it." }
    next { nb: "Skriv et tall fra 0 til 4, vanligvis 3", en: "Write a number from 0 to 4, usually 3" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Sikkerhetsnivået «{value}» er ikke et tall fra 0 til 4.", en: "The security level “{value}” is not a number from 0 to 4." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for literal in context.policy.levels_for(category::LEVEL_END_USER) {
        if !matches!(literal.text.trim().parse::<u8>(), Ok(0..=4)) {
            found.push(Found::at(&CODE, &literal.span, words::FOUND.with("value", literal.text.as_str())));
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
