//! POL042: A rule without resources (ABAC, registry).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::category;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::text::lint::NAME_RESOURCE;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL042" [Error]
    says { nb: "En regel har ingen ressurs", en: "A rule has no resource" }
    why { nb: "Registeret avviser den. I en app gjelder den overalt.", en: "The registry refuses it; in an app it applies everywhere." }
    next NAME_RESOURCE);

mod words {
    crate::text::phrases! {
        FOUND { nb: "Regelen sier ikke hvilken ressurs den gjelder. Registeret avviser den; i en app gjelder den alle steg.", en: "The rule does not say which resource it is for. The registry refuses it; in an app it applies in every task." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    found.extend(context.rules_without(category::RESOURCE).map(|rule| Found::at(&CODE, &rule.span, words::FOUND)));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        let left = changed(RULE.code, |model| {
            model.rules[0].resources.clear();
        });
        assert_eq!(left, 1);
    }
}
