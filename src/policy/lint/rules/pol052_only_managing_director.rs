//! POL052: Only the general manager among the register roles.

use std::cell::LazyCell;

use crate::catalog::roles::{ALTINN2_ROLES_END, Provider, Role};
use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::explain::reach::sole_proprietor;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck, Somebody};
use crate::policy::xacml::RuleEffect;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL052" [Warning]
    says { nb: "Av rollene fra Enhetsregisteret slipper bare daglig leder inn", en: "Of the roles from the register, only the managing director gets in" }
    why { nb: "Enkeltpersonforetak, ansvarlige selskaper og bo har ingen.", en: "Sole proprietorships, partnerships and estates have none." }
    next { nb: "Legg til lede, innh, dtso, dtpr, bobe og best", en: "Add lede, innh, dtso, dtpr, bobe and best" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Av rollene fra Enhetsregisteret slipper bare daglig leder inn. Enkeltpersonforetak, ansvarlige selskaper og konkursbo har ingen.", en: "Of the roles from the Register of Legal Entities, only the managing director gets in. Sole proprietorships, partnerships and bankruptcy estates have none." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let ended = context.options.today > ALTINN2_ROLES_END;
    // A package, another role or another rule may let in those who have no general manager.
    let owner = LazyCell::new(|| Somebody::new(context.prepared(), sole_proprietor(context.policy, ended)));
    for (rule, who) in context.rules() {
        let mut codes =
            who.iter().filter_map(|who| who.role).filter(|role| role.provider == Provider::Ccr).map(Role::short_code);
        let manager = codes.next() == Some("dagl") && codes.all(|code| code == "dagl");
        if manager && rule.effect == RuleEffect::Permit && !owner.may_some(rule) {
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
        let only = |roles: &'static [&'static str], packages: bool| {
            changed(RULE.code, move |model| {
                model.rules[0].subject = roles.iter().map(|code| format!("urn:altinn:rolecode:{code}")).collect();
                if !packages {
                    model.rules[0].access_packages.clear();
                }
            })
        };
        assert_eq!(only(&["dagl"], false), 1);
        // The package of ordinary post, and what an owner holds of Altinn 2, let in sole proprietors.
        for (roles, packages) in [(&["dagl"][..], true), (&["dagl", "regna"], false), (&["DAGL", "utinn"], false)] {
            assert_eq!(only(roles, packages), 0, "{roles:?}");
        }
        assert_eq!(only(&["dagl", "priv"], false), 1);
    }

    #[test]
    fn another_rule_may_let_in_the_others() {
        let split = |action: &'static str| {
            changed(RULE.code, move |model| {
                let mut other = model.rules[0].clone();
                model.rules[0].subject.truncate(1);
                model.rules[0].access_packages.clear();
                other.actions = vec![action.to_owned()];
                model.rules.push(other);
            })
        };
        assert_eq!((split("read"), split("sign")), (0, 1));
    }
}
