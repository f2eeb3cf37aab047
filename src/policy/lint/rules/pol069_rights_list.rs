//! POL069: The registry cannot list the rights, so Correspondence refuses every message (registry, Correspondence).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::rights;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL069" [Error]
    says { nb: "Registeret kan ikke lage rettighetslisten for en ressurs i Altinn Melding", en: "The registry cannot list the rights of a Correspondence policy" }
    why { nb: "Hver melding blir avvist.", en: "Every message is refused." }
    next { nb: "Gi regelen én AnyOf for hvem, én for ressurs og én for handling", en: "Give the rule one AnyOf for who, one for the resource and one for the action" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Registeret kan ikke lage rettighetslisten: {said}. Da avviser Altinn Melding alle meldinger.", en: "The registry cannot list the rights: {said}. Altinn Correspondence then refuses every message." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if !context.is_correspondence() {
        return;
    }
    if let Err(error) = rights::check(context.policy) {
        let rule = context.policy.rules.iter().find(|rule| rule.id == error.rule());
        let span = rule.map_or(&context.policy.span, |rule| &rule.span);
        found.push(Found::at(&CODE, span, words::FOUND.with("said", error.to_string())));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[1].subject.clear()), 1);
    }
}
