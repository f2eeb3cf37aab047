//! POL040: A rule without subjects: it lets in everybody (ABAC, registry).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::category;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL040" [Error]
    says { nb: "En regel sier ikke hvem den gjelder", en: "A rule has no subject" }
    why { nb: "Den slipper inn alle, og rettighetslisten feiler.", en: "It lets in everybody, and the list of rights fails." }
    next { nb: "Legg til rollene eller tilgangspakkene som skal ha tilgang", en: "Add the roles or access packages that should get in" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Regelen sier ikke hvem den gjelder. Den slipper inn alle, og rettighetslisten feiler.", en: "The rule does not say who it is for. It lets in everybody, and the list of rights fails." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    found.extend(context.rules_without(category::SUBJECT).map(|rule| Found::at(&CODE, &rule.span, words::FOUND)));
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
