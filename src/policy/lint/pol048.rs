//! POL048: A role that does not exist (facts: policy 2.2).

use super::{Context, Found, Rule};
use crate::catalog::roles;
use crate::report::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL048", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for who in context.who() {
        let (one, code) = (who.one, who.value());
        if who.is_role() && who.role.is_none() {
            let meant = roles::did_you_mean(code).map(|role| text::DID_YOU_MEAN.with("what", role.urn()));
            found.push(Found::at(&one.value.span, text::POL048.with("id", code)).maybe_help(meant));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, ">dagl<", ">daglig-leder<"), 1);
    }
}
