//! POL048: A role that does not exist (facts: policy 2.2).

use super::walk;
use super::{Context, Found, Rule};
use crate::catalog::roles;
use crate::policy::ids::attribute;
use crate::report::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL048", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (one, of) in walk::subjects(context.policy) {
        let id = of.attribute_id.as_str();
        let is_role = [attribute::ROLE_CODE, attribute::ROLE_CCR, attribute::ROLE_CRA, attribute::ROLE].contains(&id);
        let code = one.value.text.as_str();
        if is_role && roles::by_attribute(id, code).is_none() {
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
