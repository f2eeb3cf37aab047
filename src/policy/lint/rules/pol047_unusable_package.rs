//! POL047: An access package that is not for policies.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck, RuleSubject};
use crate::policy::naming::package_name;
use crate::text::lint::CHOOSE_PACKAGE;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL047" [Error]
    says { nb: "Tilgangspakken kan ikke brukes i tilgangsregler", en: "The access package is not for policies" }
    why { nb: "Ingen har nytte av å ha den.", en: "Nobody can hold it to any use." }
    next CHOOSE_PACKAGE);

mod words {
    crate::text::phrases! {
        FOUND { nb: "Tilgangspakken «{name}» kan ikke brukes i tilgangsregler.", en: "The access package “{name}” cannot be used in policies." }
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
