//! POL030: A rule about another resource: the registry refuses the file (facts: policy 3.1).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::{attribute, category};
use crate::policy::registry;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL030", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let Some(id) = &context.options.resource_id else { return };
    for rule in &context.policy.rules {
        for (one, of) in walk::of_category(rule, category::RESOURCE) {
            if of.attribute_id == attribute::RESOURCE && one.value.text != *id {
                let message = text::POL030.with("value", one.value.text.as_str()).with("id", id.as_str());
                let message = message.with("said", registry::OTHER_RESOURCE);
                found.push(Found::at(&one.value.span, message).help(text::POL030_HELP.with("id", id.as_str())));
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
        assert_eq!(replaced(RULE.code, ">ttd-melding<", ">ttd-Melding<"), 1);
    }
}
