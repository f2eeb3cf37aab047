//! POL062: No `subscribe`: no events (Correspondence, Broker).

use crate::domain::PolicyKind;
use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

/// The row; for a new policy it was asked whether there shall be events.
pub static CODE: Code = code!("POL062" [Warning]
    says { nb: "Reglene mangler handlingen `subscribe` (abonnere)", en: "A policy without subscribe" }
    why { nb: "Abonnement på hendelser blir aldri validert.", en: "Subscriptions to events are never validated." }
    next { nb: "Legg til en regel som lar tjenesteeieren (urn:altinn:org) abonnere (`subscribe`)", en: "Add a rule with subscribe for the service owner (urn:altinn:org)" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Ingen får abonnere (`subscribe`). Abonnement på hendelser blir aldri validert.", en: "Nobody can `subscribe`. Subscriptions to events are never validated." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let asked = matches!(context.options.kind, Some(PolicyKind::Correspondence | PolicyKind::Broker));
    if asked && !context.permits_action("subscribe") {
        found.push(Found::at(&CODE, &context.policy.span, words::FOUND));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[1].actions = vec!["sign".into()]), 1);
    }
}
