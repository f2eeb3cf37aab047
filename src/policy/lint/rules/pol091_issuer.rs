//! POL091: An issuer (facts: policy 4.2): the standard takes only what that issuer says, the platform takes it from
//! anybody.
//!
//! The facts describe the difference and propose no rule; the number is our own.

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL091", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (_, of) in context.policy.rules.iter().flat_map(walk::matches) {
        if let Some(issuer) = &of.issuer {
            found.push(Found::at(&of.span, text::POL091.with("id", issuer.as_str())).help(text::POL091_HELP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "MustBePresent=\"false\"", "MustBePresent=\"false\" Issuer=\"brreg\""), 1);
    }
}
