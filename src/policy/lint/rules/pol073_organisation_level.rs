//! POL073: A level for organisations that is never enforced: it can only relax the one for end users (PEP).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::category;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::xacml::Literal;
use crate::text::lint as shared;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL073" [Warning]
    says { nb: "Sikkerhetsnivået for virksomheter er høyere enn for sluttbrukere, eller står alene", en: "The level for organisations is higher than the one for end users, or is the only one" }
    why { nb: "Det blir aldri krevd.", en: "It is never enforced." }
    next { nb: "Sett samme nivå for begge", en: "Set the same level for both" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Sikkerhetsnivå {value} for virksomheter blir aldri krevd: det kan bare gjøre kravet lavere enn {other}, som gjelder sluttbrukere.", en: "Security level {value} for organisations is never required: it can only lower the {other} that applies to end users." }
        ALONE { nb: "Sikkerhetsnivå er satt bare for virksomheter. Alene blir det aldri krevd.", en: "A security level is set only for organisations. On its own it is never required." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let level = |literal: &Literal| literal.text.trim().parse::<u8>().ok();
    let Some(organisation) = context.policy.levels_for(category::LEVEL_ORGANISATION).next() else { return };
    match context.level() {
        None => found.push(Found::at(&CODE, &organisation.span, words::ALONE).help(shared::SET_LEVEL)),
        Some(end_user) if level(organisation) > level(end_user) => {
            let message = words::FOUND.with("value", organisation.text.trim()).with("other", end_user.text.trim());
            found.push(Found::at(&CODE, &organisation.span, message));
        }
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.required_authentication_level_org = Some("4".into())), 1);
        assert_eq!(changed(RULE.code, |model| model.required_authentication_level_org = Some("2".into())), 0);
        assert_eq!(changed(RULE.code, |model| model.required_authentication_level_end_user = None), 1);
    }
}
