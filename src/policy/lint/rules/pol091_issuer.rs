//! POL091: An issuer (ABAC): the standard takes only what that issuer says, the platform takes it from anybody.
//!
//! The number is our own.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL091" [Warning]
    says { nb: "Et attributt må komme fra en bestemt utsteder", en: "An attribute must come from a certain issuer" }
    why { nb: "Altinn godtar det fra alle utstedere, så regelen slipper inn flere enn den ser ut til.", en: "The platform takes it from anybody, so the rule lets in more than it says." }
    next { nb: "Fjern Issuer", en: "Remove Issuer" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Altinn ser ikke på Issuer («{id}»). Regelen treffer uansett hvilken utsteder attributtet kommer fra.", en: "Altinn does not look at Issuer (“{id}”). The rule matches whoever says it." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for (_, of) in context.policy.designated_matches() {
        if let Some(issuer) = &of.issuer {
            found.push(Found::at(&CODE, &of.span, words::FOUND.with("id", issuer.as_str())));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "MustBePresent=\"false\"", "MustBePresent=\"false\" Issuer=\"brreg\""), 1);
    }
}
