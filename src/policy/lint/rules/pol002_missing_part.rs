//! POL002: Something that must be there is missing, or stands in the wrong place (ABAC).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::unreadable::UnreadablePolicy;
use crate::policy::lint::engine::{Found, LintRule, RuleCheck};
use crate::policy::read::RefusalKind;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Refusal(check)).refused();

static CODE: Code = code!("POL002" [Error]
    says { nb: "Et attributt eller element som må være med, mangler eller står på feil sted", en: "A required attribute or element is missing, or is in the wrong place" }
    why { nb: "Altinn avviser filen.", en: "The platform's parser refuses the file." }
    next { nb: "Legg til det som mangler, i rekkefølgen som skjemaet for XACML krever", en: "Add what is missing, in the order that the XACML schema requires" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Noe som må være med, mangler: {said}", en: "Something that must be there is missing: {said}" }
    }
}

fn check(unreadable: &UnreadablePolicy<'_>) -> Option<Found> {
    let said = unreadable.refusal.message.as_str();
    let is_missing = said.contains("IsNullOrEmpty") || said.contains("required") || is_missing_part(said);
    let is_known = is_missing && unreadable.refusal.kind != RefusalKind::Limit;
    is_known.then(|| Found::anywhere(&CODE, words::FOUND.with("said", said)))
}

/// Something else than the policy element itself is missing.
fn is_missing_part(said: &str) -> bool {
    said.starts_with("Invalid XACML Policy ") && said.ends_with(" is missing") && !said.contains("Policy Policy")
}
