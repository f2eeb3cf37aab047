//! POL016: A match in a category that is never looked at (ABAC).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::category;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL016" [Error]
    says { nb: "Et vilkår gjelder en kategori som Altinn ikke ser på", en: "A match uses a category that the platform does not look at" }
    why { nb: "Regelen slipper inn flere enn den ser ut til.", en: "The rule lets in more than it says." }
    next { nb: "Skriv vilkåret på hvem, ressurs eller handling, eller fjern det", en: "Write the condition on who, resource or action, or remove it" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Vilkår på kategorien {id} blir ikke vurdert. Regelen slipper inn flere enn den ser ut til.", en: "Conditions on the category {id} are not evaluated. The rule lets in more than it seems to." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for (one, of) in context.policy.designated_matches() {
        if ![category::SUBJECT, category::RESOURCE, category::ACTION].contains(&of.category.as_str()) {
            found.push(Found::at(&CODE, &one.span, words::FOUND.with("id", of.category.as_str())));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "attribute-category:action", "attribute-category:environment"), 1);
    }
}
