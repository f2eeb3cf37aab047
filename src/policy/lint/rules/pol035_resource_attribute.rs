//! POL035: A resource attribute that no service sends. Attributes in the service owner's own namespace are its own
//! business.

use std::collections::HashMap;

use crate::catalog::attributes;
use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::{attribute, category};
use crate::policy::lint::engine::fix::{self, Fix, Fixer, tag};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::text::lint as shared;

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Policy(check)).fixed_by(Fixer { takes_effect: true, find: fix });

static CODE: Code = code!("POL035" [Warning]
    says { nb: "Ingen tjeneste sender attributtet om en ressurs", en: "No service sends the resource attribute" }
    why { nb: "Regelen treffer aldri.", en: "The rule never matches." }
    next { nb: "Bruk urn:altinn:resource, eller et attributt i deres eget navnerom", en: "Use urn:altinn:resource, or an attribute in a namespace of your own" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Ingen tjeneste sender {id} om en ressurs, så regelen treffer aldri.", en: "No service sends {id} about a resource, so the rule never matches." }
        FIXED { nb: "Attributtet {before} er byttet ut med {after}. Regelen kan nå treffe.", en: "The attribute {before} is replaced by {after}. The rule can match now." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let mut meant_by: HashMap<&str, Option<&str>> = HashMap::new();
    for rule in &context.policy.rules {
        for (one, of) in rule.matches_in(category::RESOURCE) {
            let id = of.attribute_id.as_str();
            if !attributes::RESOURCES.contains(&id) && !is_own(id) {
                let meant = *meant_by.entry(id).or_insert_with(|| attributes::did_you_mean_resource(id));
                let meant = meant.map(|meant| shared::DID_YOU_MEAN.with("what", meant));
                found.push(Found::at(&CODE, &one.span, words::FOUND.with("id", id)).maybe_help(meant));
            }
        }
    }
}

/// `urn:svv:minsideomrade` is a service owner's own.
fn is_own(id: &str) -> bool {
    let namespace = id.strip_prefix("urn:").and_then(|rest| rest.split_once(':')).map(|(namespace, _)| namespace);
    namespace.is_some_and(|namespace| !["altinn", "oasis"].contains(&namespace))
}

/// A misspelt resource attribute id becomes the one that is meant. Sure only when the value is the id of the resource
/// that the file is said to be for.
fn fix(source: &fix::FixSource<'_>, fixes: &mut Vec<Fix>) {
    let Some(resource_id) = source.options.lint.resource_id.as_deref() else { return };
    for one in source.matches() {
        let Some(of) = one.designator().filter(|of| of.category == category::RESOURCE) else { continue };
        let written = of.attribute_id.as_str();
        let is_meant = attributes::did_you_mean_resource(written) == Some(attribute::RESOURCE);
        if written == attribute::RESOURCE || one.value.text != resource_id || !is_meant {
            continue;
        }
        let Some(place) = tag::attribute(source.text, &of.span, "AttributeId") else { continue };
        let message = words::FIXED.with("before", written).with("after", attribute::RESOURCE);
        fixes.push(Fix::new(vec![(place, attribute::RESOURCE.to_owned())], message));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        let with = |urn: &str| {
            let urn = urn.to_owned();
            changed(RULE.code, |model| model.rules[0].resources[0].push(urn))
        };
        assert_eq!(with("urn:altinn:serviceresource:x"), 1);
        assert_eq!(with("urn:altinn:task:x"), 0);
        assert_eq!(with("urn:svv:minsideomrade:x"), 0);
    }

    #[test]
    fn the_attribute_that_is_meant_is_written() {
        let spoilt = STUDIO.replacen("\"urn:altinn:resource\"", "\"urn:altinn:serviceresource\"", 1);
        assert_fixed(&spoilt, &STUDIO, &["POL035"]);
        assert_left(&spoilt.replacen(">ttd-melding<", ">ttd-annen<", 1));
    }
}
