//! POL074: An obligation without category, or with a value that is looked up: services and Studio fail on it (ABAC,
//! Studio).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::{category, studio};
use crate::policy::lint::engine::fix::{self, Fix, Fixer, tag};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::xacml::Expression;

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Policy(check)).fixed_by(Fixer { takes_effect: true, find: fix });

static CODE: Code = code!("POL074" [Error]
    says { nb: "En forpliktelse mangler Category, eller verdien er ikke fast", en: "An obligation has no category, or has a designator" }
    why { nb: "Tjenestene og Studio feiler på den.", en: "Services and Studio fail on it." }
    next { nb: "For sikkerhetsnivå: Category=\"urn:altinn:minimum-authenticationlevel\"", en: "For a security level: Category=\"urn:altinn:minimum-authenticationlevel\"" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Forpliktelsen mangler Category. Tjenestene og Studio feiler når de leser den.", en: "The obligation has no Category. Services and Studio fail when they read it." }
        VALUE { nb: "Forpliktelsen har ikke en fast verdi. Altinn sender den tom.", en: "The obligation has no fixed value. Altinn sends it empty." }
        VALUE_HELP { nb: "Skriv verdien i AttributeValue", en: "Write the value in AttributeValue" }
        FIXED { nb: "{id} har fått kategorien som tjenestene leser. Nivå {level} gjelder nå.", en: "{id} has the category that services read. Level {level} now applies." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for one in context.policy.obligations.iter().flat_map(|obligation| &obligation.assignments) {
        if one.category.is_none() {
            found.push(Found::at(&CODE, &one.span, words::FOUND));
        }
        if !matches!(one.value, Expression::Literal(_)) {
            found.push(Found::at(&CODE, &one.span, words::VALUE).help(words::VALUE_HELP));
        }
    }
}

/// The assignment of a level that Studio's own ids name gets the category by which services find it.
fn fix(source: &fix::FixSource<'_>, fixes: &mut Vec<Fix>) {
    let Some(policy) = source.policy else { return };
    for obligation in &policy.obligations {
        let (assignment, category) = match obligation.id.as_str() {
            studio::OBLIGATION_END_USER => (studio::ASSIGNMENT_END_USER, category::LEVEL_END_USER),
            studio::OBLIGATION_ORGANISATION => (studio::ASSIGNMENT_ORGANISATION, category::LEVEL_ORGANISATION),
            _ => continue,
        };
        for one in obligation.assignments.iter().filter(|one| one.attribute_id == assignment && one.category.is_none())
        {
            let Expression::Literal(level) = &one.value else { continue };
            // An empty one counts as missing, and is filled in.
            let edit = match tag::attribute(source.text, &one.span, "Category") {
                Some(place) => (place, category.to_owned()),
                None => {
                    let Some(end) = tag::behind_attributes(source.text, &one.span) else { continue };
                    (end..end, format!(" Category=\"{category}\""))
                }
            };
            let message = words::FIXED.with("id", one.attribute_id.as_str()).with("level", level.text.trim());
            fixes.push(Fix::new(vec![edit], message));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed};
    use crate::policy::lint::fixture::{self, of, options, replaced};

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, " Category=\"urn:altinn:minimum-authenticationlevel\"", ""), 1);
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        let literal =
            "<xacml:AttributeValue DataType=\"http://www.w3.org/2001/XMLSchema#integer\">3</xacml:AttributeValue>";
        let designator = "<xacml:AttributeDesignator AttributeId=\"urn:a\" Category=\"urn:b\" DataType=\"urn:c\" MustBePresent=\"false\"/>";
        assert!(file.contains(literal));
        assert_eq!(of(RULE.code, &file.replacen(literal, designator, 1), &options()).len(), 1);
    }

    #[test]
    fn the_category_of_the_level_is_written() {
        let category = " Category=\"urn:altinn:minimum-authenticationlevel\"";
        assert_eq!(STUDIO.matches(category).count(), 1);
        for spoilt in [STUDIO.replacen(category, "", 1), STUDIO.replacen(category, " Category=\"\"", 1)] {
            assert_fixed(&spoilt, &STUDIO, &["POL074"]);
        }
    }
}
