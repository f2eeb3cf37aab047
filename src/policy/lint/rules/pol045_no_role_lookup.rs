//! POL045: Roles by their new names alone: the platform looks up no roles (facts: policy 4.7).

use super::{Context, Found, Rule, Who};
use crate::finding::Severity;
use crate::policy::ids::attribute;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL045", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    if context.who().any(|who| who.is(attribute::ROLE_CODE)) {
        return;
    }
    for Who { one, of, .. } in context.who() {
        let id = of.attribute_id.as_str();
        if attribute::is_role(id) {
            found.push(Found::at(&one.span, text::POL045.with("id", id)).help(text::POL045_HELP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        let role = || "urn:altinn:external-role:ccr:daglig-leder".to_owned();
        assert_eq!(changed(RULE.code, |model| model.rules[0].subject = vec![role()]), 1);
        assert_eq!(changed(RULE.code, |model| model.rules[0].subject.push(role())), 0);
    }
}
