//! POL053: A role of Altinn 3 itself, which the newer list of rights does not count (facts: policy 3.2).

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::attribute;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL053", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for who in context.who().filter(|who| who.is(attribute::ROLE)) {
        found.push(Found::at(&who.one.span, text::POL053.with("id", who.value())).help(text::POL053_HELP));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        let role = |code: &str| format!("urn:altinn:{code}");
        assert_eq!(changed(RULE.code, |model| model.rules[0].subject.push(role("role:privatperson"))), 1);
        assert_eq!(changed(RULE.code, |model| model.rules[0].subject.push(role("rolecode:priv"))), 0);
    }
}
