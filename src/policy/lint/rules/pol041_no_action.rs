//! POL041: A rule without actions: it is for all of them (ABAC, registry).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::category;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL041" [Error]
    says { nb: "En regel har ingen handling", en: "A rule has no action" }
    why { nb: "Den gjelder alle handlinger, og rettighetslisten feiler.", en: "It applies to all actions, and the list of rights fails." }
    next { nb: "Legg til handlingene, for eksempel `read` (lese)", en: "Add the actions, such as read" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Regelen sier ikke hvilken handling den gjelder. Den gjelder alle, og rettighetslisten feiler.", en: "The rule does not say which action it is for. It applies to all of them, and the list of rights fails." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    found.extend(context.rules_without(category::ACTION).map(|rule| Found::at(&CODE, &rule.span, words::FOUND)));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        let left = changed(RULE.code, |model| {
            model.rules[0].actions.clear();
        });
        assert_eq!(left, 1);
    }
}
