//! POL035: A resource attribute that no service sends (facts: policy 2.4). Attributes in the service owner's own
//! namespace are its own business.

use std::collections::HashMap;

use super::walk;
use super::{Context, Found, Rule};
use crate::catalog::attributes;
use crate::finding::Severity;
use crate::policy::ids::category;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL035", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let mut meant_by: HashMap<&str, Option<&str>> = HashMap::new();
    for rule in &context.policy.rules {
        for (one, of) in walk::of_category(rule, category::RESOURCE) {
            let id = of.attribute_id.as_str();
            if !attributes::RESOURCES.contains(&id) && !is_own(id) {
                let meant = *meant_by.entry(id).or_insert_with(|| attributes::did_you_mean_resource(id));
                let meant = meant.map(|meant| text::DID_YOU_MEAN.with("what", meant));
                found.push(
                    Found::at(&one.span, text::POL035.with("id", id))
                        .help(meant.unwrap_or_else(|| text::POL035_HELP.into())),
                );
            }
        }
    }
}

/// `urn:svv:minsideomrade` is a service owner's own.
fn is_own(id: &str) -> bool {
    let namespace = id.strip_prefix("urn:").and_then(|rest| rest.split_once(':')).map(|(namespace, _)| namespace);
    namespace.is_some_and(|namespace| !["altinn", "oasis"].contains(&namespace))
}

#[cfg(test)]
mod tests {
    use super::RULE;
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
}
