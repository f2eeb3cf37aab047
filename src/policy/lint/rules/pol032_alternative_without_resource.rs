//! POL032: An alternative without the resource, in a rule that names it elsewhere (facts: policy 3.1).
//!
//! The registry looks at the rule as a whole and accepts it; its list of rights then has a right to no resource.

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::{attribute, category};
use crate::policy::uri;
use crate::policy::xacml::{AllOf, Match};
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL032", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for rule in &context.policy.rules {
        let of_resource = |all_of: &&AllOf| names(all_of).next().is_some();
        let identified = |all_of: &AllOf| {
            let has = |id: &str| names(all_of).any(|name| name == id);
            has(attribute::RESOURCE) || (has(attribute::ORG) && has(attribute::APP))
        };
        if walk::all_of(rule).any(identified) {
            for all_of in walk::all_of(rule).filter(of_resource).filter(|all_of| !identified(all_of)) {
                found.push(Found::at(&all_of.span, text::POL032).help(text::POL032_HELP));
            }
        }
    }
}

/// The attributes of an alternative in the resource category.
fn names(all_of: &AllOf) -> impl Iterator<Item = &str> {
    let designators = all_of.matches.iter().filter_map(Match::designator);
    designators.filter(|of| uri::equal(&of.category, category::RESOURCE)).map(|of| of.attribute_id.as_str())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        let task = || vec!["urn:altinn:task:sign".to_owned()];
        assert_eq!(changed(RULE.code, |model| model.rules[0].resources.push(task())), 1);
        let both = || vec!["urn:altinn:resource:ttd-melding".to_owned(), "urn:altinn:task:sign".to_owned()];
        assert_eq!(changed(RULE.code, |model| model.rules[0].resources.push(both())), 0);
        // A rule that names no resource at all is another matter.
        assert_eq!(changed(RULE.code, |model| model.rules[0].resources = vec![task()]), 0);
    }
}
