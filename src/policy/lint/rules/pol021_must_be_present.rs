//! POL021: `MustBePresent`: what is missing spoils more than the one rule (ABAC).
//!
//! A resource or action attribute that is missing in one rule makes the whole policy Indeterminate, though the
//! standard would let the other rules answer. Among several alternatives the last one decides whether something is
//! missing.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::category;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL021" [Warning]
    says { nb: "Et attributt må være med (MustBePresent)", en: "An attribute must be present" }
    why { nb: "Én forespørsel uten det ødelegger for alle reglene i filen.", en: "A single request without it spoils every rule in the policy." }
    next { nb: "Skriv MustBePresent=\"false\". Med flere alternativer er det uansett det siste som avgjør om noe mangler", en: "Write MustBePresent=\"false\". With several alternatives, the last one decides whether something is missing" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Regelen krever at {id} er med. Mangler det i en forespørsel, svarer Altinn Indeterminate for hele filen, også der andre regler slipper inn.", en: "The rule requires {id}. When a request lacks it, Altinn answers Indeterminate for the whole file, even where other rules let in." }
        WHO { nb: "Regelen krever {id} av den som spør. Den som mangler det, får Indeterminate, og da teller ikke fullmakter som er gitt.", en: "The rule requires {id} from the one who asks. Whoever lacks it gets Indeterminate, and delegated rights then do not count." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for (one, of) in context.policy.designated_matches().filter(|(_, of)| of.must_be_present) {
        let phrase = match of.category.as_str() {
            category::RESOURCE | category::ACTION => words::FOUND,
            category::SUBJECT => words::WHO,
            _ => continue, // POL016: never looked at
        };
        let message = phrase.with("id", of.attribute_id.as_str());
        found.push(Found::at(&CODE, &one.span, message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::ids::data_type::STRING;
    use crate::policy::lint::fixture::{self, of, options, replaced};

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "MustBePresent=\"false\"", "MustBePresent=\"true\""), 1);
        assert_eq!(replaced(RULE.code, "MustBePresent=\"false\"", "MustBePresent=\"0\""), 0);
    }

    #[test]
    fn what_comes_of_it_depends_on_where_it_stands() {
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        let said = |category: &str| {
            let designator =
                |present: bool| format!("Category=\"{category}\" DataType=\"{STRING}\" MustBePresent=\"{present}\"");
            let found = of(RULE.code, &file.replacen(&designator(false), &designator(true), 1), &options());
            found[0].message.render(crate::domain::Language::En)
        };
        assert!(said(category::SUBJECT).contains("from the one who asks"));
        assert!(said(category::RESOURCE).contains("for the whole file"));
        assert!(said(category::ACTION).contains("for the whole file"));
    }
}
