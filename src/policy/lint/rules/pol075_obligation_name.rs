//! POL075: Obligations under other names than Studio's: harmless, but Studio renames them (Studio).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::{category, studio};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL075" [Note]
    says { nb: "En forpliktelse har en annen id enn den Studio bruker", en: "An obligation ID is not the one that Studio uses" }
    why { nb: "Studio gir den nytt navn ved neste lagring.", en: "Studio renames it at the next save." }
    next { nb: "Skriv id-en som Studio gjør hvis filen skal redigeres der", en: "Write the ID as Studio does if the file is to be edited there" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "«{value}» virker, men Studio skriver {id}.", en: "“{value}” works, but Studio writes {id}." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for obligation in &context.policy.obligations {
        for one in &obligation.assignments {
            let (id, attribute_id) = match one.category.as_deref() {
                Some(category::LEVEL_END_USER) => (studio::OBLIGATION_END_USER, studio::ASSIGNMENT_END_USER),
                Some(category::LEVEL_ORGANISATION) => {
                    (studio::OBLIGATION_ORGANISATION, studio::ASSIGNMENT_ORGANISATION)
                }
                _ => continue,
            };
            if obligation.id != id {
                let message = words::FOUND.with("value", obligation.id.as_str()).with("id", id);
                found.push(Found::at(&CODE, &obligation.span, message).without_help());
            } else if one.attribute_id != attribute_id {
                let message = words::FOUND.with("value", one.attribute_id.as_str()).with("id", attribute_id);
                found.push(Found::at(&CODE, &one.span, message).without_help());
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
        assert_eq!(replaced(RULE.code, "urn:altinn:obligation:authenticationLevel1", "urn:altinn:obligation:1"), 1);
        assert_eq!(replaced(RULE.code, "urn:altinn:obligation2-assignment2", "urn:altinn:assignment:2"), 1);
    }
}
