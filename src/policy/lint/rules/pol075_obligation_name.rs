//! POL075: Obligations under other names than Studio's: harmless, but Studio renames them (facts: policy 1.4).

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::{category, studio};
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL075", severity: Severity::Note, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for obligation in &context.policy.obligations {
        for one in &obligation.assignments {
            let (id, attribute_id) = match one.category.as_deref() {
                Some(category::LEVEL_END_USER) => (studio::OBLIGATION_END_USER, studio::ASSIGNMENT_END_USER),
                Some(category::LEVEL_ORGANISATION) => {
                    (studio::OBLIGATION_ORGANISATION, studio::ASSIGNMENT_ORGANISATION)
                }
                _ => continue,
            };
            if obligation.id != id {
                let message = text::POL075.with("value", obligation.id.as_str()).with("id", id);
                found.push(Found::at(&obligation.span, message));
            } else if one.attribute_id != attribute_id {
                let message = text::POL075.with("value", one.attribute_id.as_str()).with("id", attribute_id);
                found.push(Found::at(&one.span, message));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "urn:altinn:obligation:authenticationLevel1", "urn:altinn:obligation:1"), 1);
        assert_eq!(replaced(RULE.code, "urn:altinn:obligation2-assignment2", "urn:altinn:assignment:2"), 1);
    }
}
