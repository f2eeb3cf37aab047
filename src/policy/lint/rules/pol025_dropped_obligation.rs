//! POL025: Obligations and advice that the platform drops (ABAC): those of a rule, those on Deny, and all advice. The
//! standard would return them.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::category;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::xacml::{ObligationExpression, RuleEffect};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL025" [Warning]
    says { nb: "En forpliktelse står i en regel eller gjelder ved Deny, eller filen gir råd", en: "An obligation in a rule or on Deny, or an advice element" }
    why { nb: "Altinn gir det ikke videre.", en: "The platform drops it." }
    next { nb: "Sett den under ObligationExpressions for hele filen, med FulfillOn=\"Permit\"", en: "Put it under ObligationExpressions of the whole file, with FulfillOn=\"Permit\"" });

mod words {
    crate::text::phrases! {
        LEVEL { nb: "Altinn gir ikke videre forpliktelser som står i en regel. Sikkerhetsnivået her blir aldri krevd.", en: "Altinn does not pass on obligations in a rule. The security level here is never required." }
        RULE { nb: "Altinn gir ikke videre forpliktelser som står i en regel.", en: "Altinn does not pass on obligations in a rule." }
        DENY { nb: "Altinn gir ikke videre forpliktelser ved Deny.", en: "Altinn does not pass on obligations on Deny." }
        ADVICE { nb: "Altinn gir ikke videre råd (AdviceExpression).", en: "Altinn does not pass on advice (AdviceExpression)." }
        ADVICE_HELP { nb: "Fjern rådet: ingen leser det", en: "Remove the advice: nobody reads it" }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let policy = context.policy;
    for rule in &policy.rules {
        for obligation in &rule.obligations {
            let phrase = if sets_level(obligation) { words::LEVEL } else { words::RULE };
            found.push(Found::at(&CODE, &obligation.span, phrase));
        }
    }
    for obligation in policy.obligations.iter().filter(|obligation| obligation.fulfill_on == RuleEffect::Deny) {
        found.push(Found::at(&CODE, &obligation.span, words::DENY));
    }
    for advice in policy.rules.iter().flat_map(|rule| &rule.advice).chain(&policy.advice) {
        found.push(Found::at(&CODE, &advice.span, words::ADVICE).help(words::ADVICE_HELP));
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
        let said: Vec<String> = found.iter().map(|one| one.message.render(crate::domain::Language::En)).collect();
        assert!(said.len() == 2 && said.iter().all(|text| text.contains("level")), "{said:?}");
        let advice = obligations.replace("Obligation", "Advice").replace("FulfillOn", "AppliesTo");
        let advised = file.replacen("</xacml:Policy>", &format!("{advice}</xacml:Policy>"), 1);
        assert_eq!(of(RULE.code, &advised, &options()).len(), 2);
    }
}
