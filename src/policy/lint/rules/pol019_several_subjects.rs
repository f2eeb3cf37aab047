//! POL019: Several subjects that must hold together (Studio, registry).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::category;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::xacml::Rule;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL019" [Warning]
    says { nb: "En AllOf krever flere roller eller pakker samtidig", en: "An AllOf has several subjects" }
    why { nb: "Studio gjør det om til alternativer ved neste lagring, og rettighetslisten tar det ikke med.", en: "Studio turns it into alternatives at the next save, and the list of rights leaves it out." }
    next { nb: "Gi hver rolle eller pakke sin egen AllOf hvis én er nok", en: "Give each role or package an AllOf of its own if one is enough" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Her må flere roller eller pakker gjelde samtidig. Studio gjør det om til «eller» ved neste lagring, og rettighetslisten tar det ikke med.", en: "Several roles or packages must apply at the same time here. Studio turns that into “or” at the next save, and the list of rights leaves it out." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for all_of in context.policy.rules.iter().flat_map(Rule::all_of) {
        let subjects = all_of.matches.iter().filter(|one| one.urn_in(category::SUBJECT).is_some());
        if subjects.count() > 1 {
            found.push(Found::at(&CODE, &all_of.span, words::FOUND));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "</xacml:AllOf>\n        <xacml:AllOf>", ""), 1);
    }
}
