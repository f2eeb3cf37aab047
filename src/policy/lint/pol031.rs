//! POL031: A rule that names no resource of the registry: the registry refuses the file (facts: policy 3.1).

use super::{Context, Found, Rule};
use super::walk;
use crate::policy::ids::{attribute, category};
use crate::report::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL031", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for rule in &context.policy.rules {
        let names = |id: &str| walk::of_category(rule, category::RESOURCE).any(|(_, of)| of.attribute_id == id);
        // Apps may be named by owner and app instead.
        let named = names(attribute::RESOURCE) || (names(attribute::ORG) && names(attribute::APP));
        if !named {
            found.push(Found::at(&rule.span, text::POL031).help(text::POL031_HELP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::{changed};


    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[0].resources = vec![vec!["urn:altinn:task:x".into()]]), 1);
        let app = vec![vec!["urn:altinn:org:ttd".into(), "urn:altinn:app:x".into()]];
        assert_eq!(changed(RULE.code, |model| model.rules[0].resources = app), 0);
    }
}
