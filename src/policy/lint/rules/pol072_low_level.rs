//! POL072: Level 1 or 2: only callers through API can meet it exactly (Studio).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL072" [Warning]
    says { nb: "Sikkerhetsnivået er 1 eller 2", en: "The level is 1 or 2" }
    why { nb: "Det virker bare gjennom API: ID-porten gir minst nivå 3.", en: "It works through APIs only; ID-porten gives at least 3." }
    next { nb: "Sett nivå 3 hvis personer skal logge inn", en: "Set level 3 if people are to log in" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Sikkerhetsnivå {value} virker bare gjennom API: ID-porten gir minst nivå 3.", en: "Security level {value} works only through APIs: ID-porten gives at least 3." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if let Some(literal) = context.level()
        && matches!(literal.text.trim(), "1" | "2")
    {
        found.push(Found::at(&CODE, &literal.span, words::FOUND.with("value", literal.text.trim())));
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
