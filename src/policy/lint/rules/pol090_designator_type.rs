//! POL090: A designator of another data type than the value (ABAC): the standard refuses it, the platform looks only
//! at the type of the value.
//!
//! The number is our own.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL090" [Warning]
    says { nb: "Attributtet har en annen datatype enn verdien", en: "A designator has a different data type from the value" }
    why { nb: "Standarden avviser det. Altinn ser bare på typen til verdien.", en: "The standard refuses it; the platform looks at the type of the value only." }
    next { nb: "Skriv samme DataType begge steder", en: "Write the same DataType in both places" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Attributtet hentes som {id}, men verdien er {other}. Altinn ser bare på verdien; andre XACML-verktøy avviser det.", en: "The attribute is fetched as {id}, but the value is {other}. Altinn looks only at the value; other XACML tools refuse it." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for (one, of) in context.policy.designated_matches() {
        if of.data_type != one.value.data_type {
            let message = words::FOUND.with("id", of.data_type.as_str()).with("other", one.value.data_type.as_str());
            found.push(Found::at(&CODE, &of.span, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        let (from, to) = ("XMLSchema#string\" MustBePresent", "XMLSchema#anyURI\" MustBePresent");
        assert_eq!(replaced(RULE.code, from, to), 1);
    }
}
