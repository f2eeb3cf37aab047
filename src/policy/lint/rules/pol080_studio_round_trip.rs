//! POL080: A round trip through Altinn Studio would change the policy (facts: policy 1.6).

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::studio::{Access, Loss, summary};
use crate::text::{Message, lint_studio as text, policy_model};

pub(super) const RULE: Rule = Rule { code: "POL080", severity: Severity::Note, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let losses = summary(context.policy);
    let Some((first, _)) = losses.first() else { return };
    let span = first.span.clone();
    let widens = losses.iter().any(|(loss, _)| loss.access == Access::Widens);
    let Some(list) =
        losses.into_iter().map(one).reduce(|before, next| text::AND.with("before", before).with("next", next))
    else {
        return;
    };
    let help = if widens { text::POL080_HELP_WIDENS } else { text::POL080_HELP };
    found.push(Found::at(&span, text::POL080.with("list", list)).help(help));
}

fn one((loss, times): (Loss, usize)) -> Message {
    let said = policy_model::ABOUT.with("what", loss.message).with("access", loss.access.name());
    if times > 1 { policy_model::TIMES.with("said", said).with("times", times.to_string()) } else { said }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found_once() {
        assert_eq!(replaced(RULE.code, "Effect=\"Permit\"", "Effect=\"Deny\""), 1);
        assert_eq!(replaced(RULE.code, "</xacml:AllOf>\n        <xacml:AllOf>", ""), 1);
    }
}
