//! POL060: Correspondence without `read`: nobody can open a message (Correspondence).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL060" [Error]
    says { nb: "Reglene for en ressurs i Altinn Melding mangler handlingen `read` (lese)", en: "A Correspondence policy without read" }
    why { nb: "Mottakerne kan ikke åpne meldingene.", en: "Recipients cannot open messages." }
    next { nb: "Legg til en regel som lar mottakerne lese (`read`)", en: "Add a rule with read for the recipients" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Ingen får lese (`read`). Mottakerne kan ikke åpne meldingene, og ingen kontaktperson varsles.", en: "Nobody can `read`. Recipients cannot open messages, and no contact person is notified." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if context.is_correspondence() && !context.permits_action("read") {
        found.push(Found::at(&CODE, &context.policy.span, words::FOUND));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[0].actions = vec!["sign".into()]), 1);
    }
}
