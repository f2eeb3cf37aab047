//! POL043: A subject attribute that nothing fills in (facts: policy 2.4).

use super::walk;
use super::{Context, Found, Rule};
use crate::catalog::attributes;
use crate::report::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL043", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (one, of) in walk::subjects(context.policy) {
        let id = of.attribute_id.as_str();
        if !attributes::SUBJECT.contains(&id) {
            let meant = attributes::did_you_mean(id).map(|meant| text::DID_YOU_MEAN.with("what", meant));
            found.push(Found::at(&one.span, text::POL043.with("id", id)).maybe_help(meant));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "\"urn:altinn:rolecode\"", "\"urn:altinn:org:rolecode\""), 1);
    }
}
