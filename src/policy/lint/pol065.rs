//! POL065: An action that nobody asks for (facts: policy 2.3, 5).

use super::walk;
use super::{Context, Found, Rule};
use crate::catalog::actions;
use crate::policy::ids::category;
use crate::report::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL065", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for rule in &context.policy.rules {
        for (one, _) in walk::of_category(rule, category::ACTION) {
            let id = one.value.text.as_str();
            if actions::by_id(&id.to_lowercase()).is_none() {
                let meant = actions::did_you_mean(id).map(|action| text::DID_YOU_MEAN.with("what", action.id));
                found.push(Found::at(&one.value.span, text::POL065.with("id", id)).maybe_help(meant));
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
        assert_eq!(replaced(RULE.code, ">read<", ">open<"), 1);
        assert_eq!(replaced(RULE.code, ">read<", ">READ<"), 0);
    }
}
