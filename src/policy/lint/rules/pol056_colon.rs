//! POL056: A value with a colon: Studio splits it at the last one and writes something else (facts: policy 1.2).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::{attribute, category};
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL056", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    if context.is_delegation() {
        return;
    }
    for rule in &context.policy.rules {
        let resources = walk::of_category(rule, category::RESOURCE);
        for (one, of) in walk::of_category(rule, category::SUBJECT).chain(resources) {
            let value = one.value.text.as_str();
            // Of an access list Studio keeps the last two parts together: POL094 looks at those.
            if value.contains(':') && of.attribute_id != attribute::ACCESS_LIST {
                found.push(Found::at(&one.value.span, text::POL056.with("value", value)).help(text::POL056_HELP));
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
        assert_eq!(replaced(RULE.code, ">dagl<", ">urn:digitaltdodsbo:formuesfullmakt<"), 1);
        assert_eq!(replaced(RULE.code, ">read<", ">a:b<"), 0);
    }
}
