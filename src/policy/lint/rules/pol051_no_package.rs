//! POL051: Roles without any package: employees and system users stay outside (facts: policy 5, 4.7).

use super::{Context, Found, Rule, Who};
use crate::catalog::roles::Provider;
use crate::finding::Severity;
use crate::policy::ids::attribute;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL051", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (rule, who) in context.rules() {
        let package = who.iter().any(|who| who.is(attribute::ACCESS_PACKAGE));
        let role = |who: &Who<'_>| who.role.is_some_and(|role| role.provider == Provider::Ccr);
        if !package && who.iter().any(role) {
            found.push(Found::at(&rule.span, text::POL051).help(text::POL051_HELP));
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
    }
}
