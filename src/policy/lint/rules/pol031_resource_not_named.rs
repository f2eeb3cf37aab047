//! POL031: A rule that names no resource of the registry: the registry refuses the file (registry).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::{attribute, category};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::registry;
use crate::text::lint::NAME_RESOURCE;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check)).refused();

static CODE: Code = code!("POL031" [Error]
    says { nb: "En regel nevner ikke ressursen", en: "A rule does not name the resource" }
    why { nb: "Registeret avviser filen.", en: "The registry refuses the file." }
    next NAME_RESOURCE);

mod words {
    crate::text::phrases! {
        FOUND { nb: "Regelen viser ikke til ressursen. Registeret avviser filen: «{said}».", en: "The rule does not refer to the resource. The registry refuses the file: “{said}”." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for rule in &context.policy.rules {
        let has = |id: &str| rule.matches_in(category::RESOURCE).any(|(_, of)| of.attribute_id == id);
        // One that names another resource is POL030. Without an id, an app may be named by owner and app.
        let named = has(attribute::RESOURCE)
            || match &context.options.resource_id {
                Some(id) => registry::names_resource(rule, id),
                None => has(attribute::ORG) && has(attribute::APP),
            };
        // With a selector the registry fails before it comes so far: POL013.
        let fails = rule.matches().any(|one| one.designator().is_none());
        if !named && !fails {
            let message = words::FOUND.with("said", registry::NO_RESOURCE);
            found.push(Found::at(&CODE, &rule.span, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[0].resources = vec![vec!["urn:altinn:task:x".into()]]), 1);
        let app = vec![vec!["urn:altinn:org:ttd".into(), "urn:altinn:app:x".into()]];
        assert_eq!(changed(RULE.code, |model| model.rules[0].resources = app), 1);
    }
}
