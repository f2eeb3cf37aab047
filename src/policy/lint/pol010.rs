//! POL010: A combining algorithm that the platform does not know (facts: policy 4.4).

use super::{Context, Found, Rule};
use crate::policy::decide::table;
use crate::policy::ids::studio;
use crate::report::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL010", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let id = context.policy.combining_algorithm.as_str();
    if table(id).is_some() {
        return;
    }
    let right = id.replace("xacml:1.0:", "xacml:3.0:");
    let (phrase, right) = match table(&right) {
        Some(_) => (text::POL010_OLD, right),
        None => (text::POL010, studio::DENY_OVERRIDES.to_owned()),
    };
    let found_here = Found::at(&context.policy.span, phrase.with("id", id));
    found.push(found_here.help(text::POL010_HELP.with("id", right)));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "3.0:rule-combining", "1.0:rule-combining"), 1);
        assert_eq!(replaced(RULE.code, "deny-overrides", "deny-everything"), 1);
    }
}
