//! POL031: A rule that names no resource of the registry: the registry refuses the file (facts: policy 3.1).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::{attribute, category};
use crate::policy::registry;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL031", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for rule in &context.policy.rules {
        let has = |id: &str| walk::of_category(rule, category::RESOURCE).any(|(_, of)| of.attribute_id == id);
        // One that names another resource is POL030. Without an id, an app may be named by owner and app.
        let named = has(attribute::RESOURCE)
            || match &context.options.resource_id {
                Some(id) => registry::names_resource(rule, id),
                None => has(attribute::ORG) && has(attribute::APP),
            };
        // With a selector the registry fails before it comes so far: POL013.
        let fails = walk::all_of(rule).flat_map(|all_of| &all_of.matches).any(|one| one.designator().is_none());
        if !named && !fails {
            let message = text::POL031.with("said", registry::NO_RESOURCE);
            found.push(Found::at(&rule.span, message).help(text::POL031_HELP));
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
