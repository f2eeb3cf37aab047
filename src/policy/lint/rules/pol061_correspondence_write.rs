//! POL061: Correspondence without `write`: only the service owner can send (Correspondence).
//!
//! A note, not a warning: the service owner's own sending never asks the policy, and the policy that the facts advise
//! for Correspondence has `write` only when somebody else sends. Nothing in the file tells whether somebody does.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

/// The row; a new policy that nobody else sends by is meant to lack the rule.
pub static CODE: Code = code!("POL061" [Note]
    says { nb: "Reglene for en ressurs i Altinn Melding mangler handlingen `write` (skrive)", en: "A Correspondence policy without write" }
    why { nb: "Bare tjenesteeieren kan sende.", en: "Only the service owner can send." }
    next { nb: "Legg til en regel med handlingen `write` (skrive) hvis en leverandør eller en person skal sende", en: "Add a rule with write if a supplier or a person is to send" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Ingen får skrive (`write`). Tjenesteeieren trenger det ikke for å sende selv, men ingen andre kan sende.", en: "Nobody can `write`. The service owner does not need it to send, but nobody else can send." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if context.is_correspondence() && !context.permits_action("write") {
        found.push(Found::at(&CODE, &context.policy.span, words::FOUND));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[2].actions = vec!["sign".into()]), 1);
    }
}
