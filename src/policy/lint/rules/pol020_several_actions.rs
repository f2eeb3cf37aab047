//! POL020: Several actions in one `AllOf`: they must all be asked for at once, and services ask for one; the list of
//! rights fails besides (ABAC, registry).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::category;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::xacml::Rule;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL020" [Error]
    says { nb: "En AllOf har flere handlinger", en: "An AllOf has several actions" }
    why { nb: "Rettighetslisten feiler.", en: "The list of rights fails." }
    next { nb: "Gi hver handling sin egen AllOf", en: "Give each action an AllOf of its own" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Her må det bes om flere handlinger på én gang. Tjenestene spør om én, så regelen slipper ingen inn, og rettighetslisten feiler.", en: "Several actions must be asked for at once here. Services ask for one, so the rule lets nobody in, and the list of rights fails." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for all_of in context.policy.rules.iter().flat_map(Rule::all_of) {
        let actions = all_of.matches.iter().filter(|one| one.urn_in(category::ACTION).is_some());
        if actions.count() > 1 {
            found.push(Found::at(&CODE, &all_of.span, words::FOUND));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::{self, count, of, options};

    #[test]
    fn it_is_found() {
        let mut model = fixture::model();
        model.rules.truncate(1);
        model.rules[0].actions = vec!["read".into(), "write".into()];
        assert_eq!(count(RULE.code, &model), 0);
        let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
        let (before, after) = file.split_once(">read<").unwrap();
        let joined = after.replacen("</xacml:AllOf>\n        <xacml:AllOf>", "", 1);
        assert_eq!(of(RULE.code, &format!("{before}>read<{joined}"), &options()).len(), 1);
    }
}
