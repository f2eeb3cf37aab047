//! POL052: Only the general manager among the register roles.

use crate::catalog::roles::{Provider, Role};
use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL052" [Warning]
    says { nb: "Av rollene fra Enhetsregisteret slipper bare daglig leder inn", en: "Of the register's roles only the general manager gets in" }
    why { nb: "Enkeltpersonforetak, ansvarlige selskaper og bo har ingen.", en: "Sole proprietorships, partnerships and estates have none." }
    next { nb: "Legg til lede, innh, dtso, dtpr, bobe og best", en: "Add lede, innh, dtso, dtpr, bobe and best" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Av rollene fra Enhetsregisteret slipper bare daglig leder inn. Enkeltpersonforetak, ansvarlige selskaper og konkursbo har ingen.", en: "Of the roles from the Register of Legal Entities only the managing director gets in. Sole proprietorships, partnerships and bankruptcy estates have none." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for (rule, who) in context.rules() {
        let mut codes =
            who.iter().filter_map(|who| who.role).filter(|role| role.provider == Provider::Ccr).map(Role::short_code);
        if codes.next() == Some("dagl") && codes.all(|code| code == "dagl") {
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
        assert_eq!(changed(RULE.code, |model| model.rules[0].subject.truncate(1)), 1);
    }
}
