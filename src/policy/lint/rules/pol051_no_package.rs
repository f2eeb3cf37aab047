//! POL051: Roles without any package: employees and system users stay outside (ContextHandler).

use std::cell::LazyCell;

use crate::catalog::roles::Provider;
use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::decide::Attribute;
use crate::policy::ids::attribute;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck, RuleSubject, Somebody};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

/// The row; a policy may be meant to name no package.
pub static CODE: Code = code!("POL051" [Warning]
    says { nb: "En regel har roller, men ingen tilgangspakke", en: "A rule has roles but no access package" }
    why { nb: "Ansatte, regnskapsførere og systembrukere slipper ikke inn.", en: "Employees, accountants and system users do not get in." }
    next { nb: "Legg til tilgangspakken som passer til tjenesten", en: "Add the access package that fits the service" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Regelen har roller, men ingen tilgangspakke. Ansatte, regnskapsførere og systembrukere slipper ikke inn.", en: "The rule has roles but no access package. Employees, accountants and system users do not get in." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    // Another rule may let in those who hold a package.
    let holder = LazyCell::new(|| {
        let mut ids: Vec<String> =
            context.who().filter_map(|who| who.package).map(|package| package.id.to_owned()).collect();
        ids.sort_unstable();
        ids.dedup();
        Somebody::new(context.prepared(), vec![Attribute::strings(attribute::ACCESS_PACKAGE, ids)])
    });
    for (rule, who) in context.rules() {
        let package = who.iter().any(|who| who.is(attribute::ACCESS_PACKAGE));
        let role = |who: &RuleSubject<'_>| who.role.is_some_and(|role| role.provider == Provider::Ccr);
        if !package && who.iter().any(role) && !holder.may_all(rule) {
            found.push(Found::at(&CODE, &rule.span, words::FOUND));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[0].access_packages.clear()), 1);
        let persons = |model: &mut crate::policy::EditorPolicy| {
            model.rules[1].subject = vec!["urn:altinn:rolecode:priv".into()];
        };
        assert_eq!(changed(RULE.code, persons), 0);
        let in_another_rule = |model: &mut crate::policy::EditorPolicy| {
            let mut other = model.rules[0].clone();
            model.rules[0].access_packages.clear();
            other.subject.clear();
            model.rules.push(other);
        };
        assert_eq!(changed(RULE.code, in_another_rule), 0);
    }
}
