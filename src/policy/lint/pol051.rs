//! POL051: Roles without any package: employees and system users stay outside (facts: policy 5, 4.7).

use super::walk;
use super::{Context, Found, Rule};
use crate::catalog::roles::{self, Provider};
use crate::policy::ids::{attribute, category};
use crate::policy::xacml::{Designator, Match};
use crate::report::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL051", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for rule in &context.policy.rules {
        let subjects = || walk::of_category(rule, category::SUBJECT);
        let role = |(one, of): (&Match, &Designator)| {
            roles::by_attribute(&of.attribute_id, &one.value.text).is_some_and(|role| role.provider == Provider::Ccr)
        };
        let package = subjects().any(|(_, of)| of.attribute_id == attribute::ACCESS_PACKAGE);
        if !package && subjects().any(role) {
            found.push(Found::at(&rule.span, text::POL051));
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
