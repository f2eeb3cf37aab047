//! POL024: A rule that shuts out (ABAC, DecisionController, Studio).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::xacml::RuleEffect;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL024" [Warning]
    says { nb: "En regel stenger ute", en: "A rule denies" }
    why { nb: "Den stenger også for fullmakter som er gitt, og Studio gjør den om til en regel som slipper inn.", en: "It shuts out delegated rights too, and Studio turns it into a rule that permits." }
    next { nb: "Skriv regler bare om hvem som slipper inn", en: "Write rules only about who is let in" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Regelen stenger ute. Da teller heller ikke fullmakter som er gitt, Studio gjør den om til en regel som slipper inn, og eldre verktøy for lokal test oppdager den ikke.", en: "The rule shuts out. Delegated rights then do not count either, Studio turns it into a rule that lets in, and older tools for local tests do not see it." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for rule in context.policy.rules.iter().filter(|rule| rule.effect == RuleEffect::Deny) {
        found.push(Found::at(&CODE, &rule.span, words::FOUND));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "Effect=\"Permit\"", "Effect=\"deny\""), 1);
    }
}
