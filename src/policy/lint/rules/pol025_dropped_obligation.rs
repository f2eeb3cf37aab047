//! POL025: Obligations and advice that the platform drops (facts: policy 4.5): those of a rule, those on Deny, and all
//! advice. The standard would return them.

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::category;
use crate::policy::xacml::{Effect, ObligationExpression};
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL025", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let policy = context.policy;
    for rule in &policy.rules {
        for obligation in &rule.obligations {
            let phrase = if sets_level(obligation) { text::POL025_LEVEL } else { text::POL025_RULE };
            found.push(Found::at(&obligation.span, phrase).help(text::POL025_HELP));
        }
    }
    for obligation in policy.obligations.iter().filter(|obligation| obligation.fulfill_on == Effect::Deny) {
        found.push(Found::at(&obligation.span, text::POL025_DENY).help(text::POL025_HELP));
    }
    for advice in policy.rules.iter().flat_map(|rule| &rule.advice).chain(&policy.advice) {
        found.push(Found::at(&advice.span, text::POL025_ADVICE).help(text::POL025_ADVICE_HELP));
    }
}

fn sets_level(obligation: &ObligationExpression) -> bool {
    let levels = [category::LEVEL_END_USER, category::LEVEL_ORGANISATION];
    obligation.assignments.iter().any(|one| one.category.as_deref().is_some_and(|id| levels.contains(&id)))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::{self, of, options, part, replaced};

    #[test]
    fn what_is_on_deny_is_found() {
        assert_eq!(replaced(RULE.code, "FulfillOn=\"Permit\"", "FulfillOn=\"Deny\""), 1);
    }

    #[test]
    fn what_stands_in_a_rule_and_advice_are_found() {
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        let obligations = part(&file, "<xacml:ObligationExpressions>", "</xacml:ObligationExpressions>");
        let in_rule = file.replacen("</xacml:Rule>", &format!("{obligations}</xacml:Rule>"), 1);
        let found = of(RULE.code, &in_rule, &options());
        let said: Vec<String> = found.iter().map(|one| one.message.say(crate::domain::Language::En)).collect();
        assert!(said.len() == 2 && said.iter().all(|text| text.contains("level")), "{said:?}");
        let advice = obligations.replace("Obligation", "Advice").replace("FulfillOn", "AppliesTo");
        let advised = file.replacen("</xacml:Policy>", &format!("{advice}</xacml:Policy>"), 1);
        assert_eq!(of(RULE.code, &advised, &options()).len(), 2);
    }
}
