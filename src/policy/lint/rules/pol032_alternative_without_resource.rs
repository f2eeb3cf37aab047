//! POL032: An alternative without the resource, in a rule that names it elsewhere (registry).
//!
//! The registry looks at the rule as a whole and accepts it; its list of rights then has a right to no resource.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::{attribute, category};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::uri;
use crate::policy::xacml::{AllOf, Match};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL032" [Warning]
    says { nb: "Et alternativ i en regel nevner ikke ressursen", en: "An alternative of a rule does not name the resource" }
    why { nb: "Det godtas bare tilfeldigvis, og rettighetslisten får en rettighet uten ressurs.", en: "It is accepted by accident and shows up as a right without a resource." }
    next { nb: "Legg til urn:altinn:resource i alternativet", en: "Add urn:altinn:resource to the alternative" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Dette alternativet nevner ikke ressursen. Registeret godtar det fordi et annet gjør det, men rettighetslisten får en rettighet uten ressurs.", en: "This alternative does not name the resource. The registry accepts it because another does, but the list of rights gets a right without a resource." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for rule in &context.policy.rules {
        let of_resource = |all_of: &&AllOf| names(all_of).next().is_some();
        let identified = |all_of: &AllOf| {
            let has = |id: &str| names(all_of).any(|name| name == id);
            has(attribute::RESOURCE) || (has(attribute::ORG) && has(attribute::APP))
        };
        if rule.all_of().any(identified) {
            for all_of in rule.all_of().filter(of_resource).filter(|all_of| !identified(all_of)) {
                found.push(Found::at(&CODE, &all_of.span, words::FOUND));
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
