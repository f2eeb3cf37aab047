//! POL004: A set of policies, where the platform reads single ones (ABAC).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::unreadable::UnreadablePolicy;
use crate::policy::lint::engine::{Found, LintRule, RuleCheck};
use crate::policy::read::RefusalKind;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Refusal(check)).refused();

static CODE: Code = code!("POL004" [Error]
    says { nb: "Filen er et PolicySet", en: "The file is a PolicySet" }
    why { nb: "Altinn leser bare enkeltstående Policy.", en: "The platform reads single policies only." }
    next { nb: "Skriv reglene i én Policy", en: "Write the rules in one Policy" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Altinn støtter ikke PolicySet: {said}", en: "Altinn does not support PolicySet: {said}" }
    }
}

fn check(unreadable: &UnreadablePolicy<'_>) -> Option<Found> {
    let is_known = unreadable.root_name() == "PolicySet" && unreadable.refusal.kind != RefusalKind::Limit;
    is_known.then(|| Found::anywhere(&CODE, words::FOUND.with("said", unreadable.refusal.message.as_str())))
}
