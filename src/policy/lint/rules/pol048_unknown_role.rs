//! POL048: A role that does not exist. One without any code was meant for nobody, and the others in its rule are let
//! in all the same: a warning.

use std::collections::HashMap;

use crate::catalog::roles::{self, Role};
use crate::finding::Code;
use crate::finding::Severity;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, Misplaced, RuleCheck};
use crate::text::lint as shared;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL048" [Error, Warning]
    says { nb: "Rollen finnes ikke", en: "The role does not exist" }
    why { nb: "Regelen treffer aldri.", en: "The rule never matches." }
    next { nb: "Velg en rolle fra Enhetsregisteret, eller en tilgangspakke", en: "Choose a role from the Register of Legal Entities, or an access package" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Det finnes ingen rolle med koden {id}, så ingen slipper inn.", en: "There is no role with the code {id}, so nobody gets in." }
        EMPTY { nb: "Her står det en rolle uten kode. Den slipper ingen inn.", en: "There is a role without a code here. It lets nobody in." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let mut meant_by: HashMap<&str, Option<&Role>> = HashMap::new();
    for who in context.who().filter(|who| who.is_role() && who.role.is_none()) {
        let code = who.value();
        if who.one.designator().is_some_and(|of| context.options.is_new(&of.attribute_id, code)) {
            continue;
        }
        // What is the value of another attribute is POL057.
        if Misplaced::of(context, who).is_some() {
            continue;
        }
        let finding = if code.trim().is_empty() {
            Found::at(&CODE, &who.one.value.span, words::EMPTY).severe(Severity::Warning)
        } else {
            let meant = *meant_by.entry(code).or_insert_with(|| roles::did_you_mean(code));
            let meant = meant.map(|role| shared::DID_YOU_MEAN.with("what", role.urn()));
            Found::at(&CODE, &who.one.value.span, words::FOUND.with("id", code)).maybe_help(meant)
        };
        found.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::{self, of, options, replaced};

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, ">dagl<", ">daglig-leder<"), 1);
    }

    #[test]
    fn no_code_at_all_is_no_error() {
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        let found = of(RULE.code, &file.replacen(">dagl<", "><", 1), &options());
        assert_eq!(found.iter().map(Found::severity).collect::<Vec<_>>(), [Severity::Warning]);
    }
}
