//! POL047: An access package that is not meant for policies. Studio does not offer it, and the platform fills it in all the
//! same for who holds it (Altinn/altinn-authorization-tmp, `ContextHandlerUnitTest`, 2026-08-21): a warning.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck, RuleSubject};
use crate::policy::naming::package_name;
use crate::text::lint::CHOOSE_PACKAGE;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL047" [Warning]
    says { nb: "Tilgangspakken er ikke ment for tilgangsregler", en: "The access package is not meant for policies" }
    why { nb: "Altinn Studio tilbyr den ikke. Den som har den, slipper likevel inn.", en: "Altinn Studio does not offer it. Whoever holds it still gets in." }
    next CHOOSE_PACKAGE);

mod words {
    crate::text::phrases! {
        FOUND { nb: "Tilgangspakken «{name}» er ikke ment for tilgangsregler. Altinn Studio tilbyr den ikke, men den som har den, slipper inn.", en: "The access package “{name}” is not meant for policies. Altinn Studio does not offer it, but whoever holds it gets in." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for RuleSubject { one, package, .. } in context.who() {
        if let Some(package) = package.filter(|package| !package.uses.in_policies) {
            found.push(Found::at(&CODE, &one.value.span, words::FOUND.with("name", package_name(package))));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, ">ordinaer-post-til-virksomheten<", ">hovedadministrator<"), 1);
    }
}
