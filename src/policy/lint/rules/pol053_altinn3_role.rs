//! POL053: A role of Altinn 3 itself, which the newer list of rights does not count (registry).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::attribute;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL053" [Warning]
    says { nb: "Regelen bruker urn:altinn:role", en: "A subject uses urn:altinn:role" }
    why { nb: "Den nyere rettighetslisten tar den ikke med.", en: "The newer list of rights leaves it out." }
    next { nb: "Bruk urn:altinn:rolecode eller en tilgangspakke", en: "Use urn:altinn:rolecode or an access package" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Rettighetslisten i versjon 2 tar ikke med urn:altinn:role:{id}. Rettigheten kan ikke finnes i tilgangsstyringen.", en: "Version 2 of the list of rights leaves out urn:altinn:role:{id}. The right cannot be found in access management." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for who in context.who().filter(|who| who.is(attribute::ROLE)) {
        found.push(Found::at(&CODE, &who.one.span, words::FOUND.with("id", who.value())));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        let role = |code: &str| format!("urn:altinn:{code}");
        assert_eq!(changed(RULE.code, |model| model.rules[0].subject.push(role("role:privatperson"))), 1);
        assert_eq!(changed(RULE.code, |model| model.rules[0].subject.push(role("rolecode:priv"))), 0);
    }
}
