//! POL013: A condition, or the operand of a match, that the platform cannot evaluate (ABAC).
//!
//! It knows one shape of conditions: a function, a literal, and a designator, which may stand in a one-and-only or be
//! counted. Much else does not fail but is read as something else, which is worse.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::function;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::xacml::{Apply, Expression, Operand, Span};
use crate::text::Message;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL013" [Error]
    says { nb: "Et vilkår har en form som Altinn ikke kan vurdere", en: "A condition has a form that the platform cannot evaluate" }
    why { nb: "Hver forespørsel som når hit, feiler.", en: "Every request that reaches it fails." }
    next { nb: "Skriv regelen uten vilkår, eller med én funksjon, én verdi og ett attributt", en: "Write the rule without a condition, or with one function, one value and one attribute" });

mod words {
    crate::text::phrases! {
        SELECTOR { nb: "Altinn kan ikke vurdere AttributeSelector. Hver forespørsel feiler, og registeret svarer 500 ved opplasting.", en: "Altinn cannot evaluate AttributeSelector. Every request fails, and the registry answers 500 at upload." }
        SELECTOR_HELP { nb: "Bruk AttributeDesignator", en: "Use AttributeDesignator" }
        NEVER { nb: "Vilkåret er ingen sammenligning. Altinn svarer at regelen ikke gjelder, uansett hva som står der.", en: "The condition is not a comparison. Altinn answers that the rule does not apply, whatever it says." }
        SHAPE { nb: "Altinn kan ikke vurdere et vilkår bygd slik. Forespørsler som når hit, feiler eller får feil svar.", en: "Altinn cannot evaluate a condition of this form. Requests that come here fail or get a wrong answer." }
        FUNCTION { nb: "Altinn har ikke funksjonen {id} i vilkår. Den hoppes over, eller forespørsler som når hit, feiler.", en: "Altinn has no function {id} in conditions. It is skipped, or requests that come here fail." }
        COUNT { nb: "Altinn spør bare om antallet er likt et heltall, uansett hvilken funksjon som står ytterst.", en: "Altinn only asks whether the count equals a whole number, whatever the outermost function is." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for rule in &context.policy.rules {
        for one in rule.matches() {
            if let Operand::Selector(selector) = &one.operand {
                found.push(Found::at(&CODE, &selector.span, words::SELECTOR).help(words::SELECTOR_HELP));
            }
        }
        if let Some((span, message)) = rule.condition.as_ref().and_then(wrong) {
            found.push(Found::at(&CODE, span.unwrap_or(&rule.span), message));
        }
    }
}

/// What is wrong with a condition, and where.
fn wrong(condition: &Expression) -> Option<(Option<&Span>, Message)> {
    let Expression::Apply(apply) = condition else { return Some((None, words::NEVER.into())) };
    let shape = Some((Some(&apply.span), words::SHAPE.into()));
    let unknown = |apply: &'_ Apply| words::FUNCTION.with("id", apply.function.as_str());
    let (literal, operand) = match apply.arguments.as_slice() {
        [Expression::Literal(literal), other] | [other, Expression::Literal(literal)] => (literal, other),
        _ => return shape,
    };
    let inner = match operand {
        Expression::Designator(_) => None,
        Expression::Apply(inner) if matches!(inner.arguments.as_slice(), [Expression::Designator(_)]) => Some(inner),
        _ => return shape,
    };
    if let Some(inner) = inner.filter(|inner| !inner.function.ends_with("-one-and-only")) {
        let counts = [function::TIME_BAG_SIZE, function::DATE_BAG_SIZE, function::DATE_TIME_BAG_SIZE];
        if !counts.contains(&inner.function.as_str()) {
            return Some((Some(&inner.span), unknown(inner)));
        }
        let countable = apply.function == function::INTEGER_EQUAL && literal.text.trim().parse::<i32>().is_ok();
        return if countable { None } else { Some((Some(&apply.span), words::COUNT.into())) };
    }
    if function::IN_MATCH.contains(&apply.function.as_str()) {
        return None;
    }
    Some((Some(&apply.span), unknown(apply)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::{conditional, of, options, part};

    const DATE: &str = "urn:oasis:names:tc:xacml:1.0:function:date-equal";

    fn count(condition: &str) -> usize {
        of(RULE.code, &conditional(condition), &options()).len()
    }

    fn apply(function: &str, arguments: &str) -> String {
        format!("<xacml:Apply FunctionId=\"{function}\">{arguments}</xacml:Apply>")
    }

    fn value(text: &str) -> String {
        format!(
            "<xacml:AttributeValue DataType=\"http://www.w3.org/2001/XMLSchema#date\">{text}</xacml:AttributeValue>"
        )
    }

    const DESIGNATOR: &str = "<xacml:AttributeDesignator AttributeId=\"urn:a\" Category=\"urn:b\" \
        DataType=\"http://www.w3.org/2001/XMLSchema#date\" MustBePresent=\"false\"/>";

    #[test]
    fn the_shape_that_is_evaluated_is_not_found() {
        let one = apply("urn:oasis:names:tc:xacml:1.0:function:date-one-and-only", DESIGNATOR);
        let size = apply(function::DATE_BAG_SIZE, DESIGNATOR);
        assert_eq!(count(&apply(DATE, &(value("2026-01-01") + DESIGNATOR))), 0);
        assert_eq!(count(&apply(DATE, &(one + &value("2026-01-01")))), 0);
        assert_eq!(count(&apply(function::INTEGER_EQUAL, &(size + &value("1")))), 0);
    }

    #[test]
    fn everything_else_is() {
        let less = apply("urn:oasis:names:tc:xacml:1.0:function:date-less-than", &(value("2026-01-01") + DESIGNATOR));
        let known = apply(DATE, &(value("2026-01-01") + DESIGNATOR));
        let and = apply("urn:oasis:names:tc:xacml:1.0:function:and", &known);
        let lower = apply("urn:oasis:names:tc:xacml:1.0:function:string-normalize-to-lower-case", DESIGNATOR);
        let size = || apply(function::DATE_BAG_SIZE, DESIGNATOR);
        let more = apply("urn:oasis:names:tc:xacml:1.0:function:integer-greater-than", &(size() + &value("1")));
        let many = apply(function::INTEGER_EQUAL, &(size() + &value("many")));
        for condition in [less, and, apply(DATE, &(lower + &value("x"))), value("true"), apply(DATE, ""), more, many] {
            assert_eq!(count(&condition), 1, "{condition}");
        }
    }

    #[test]
    fn a_selector_is_found() {
        let selector =
            "<xacml:AttributeSelector Path=\"/a\" Category=\"urn:b\" DataType=\"urn:c\" MustBePresent=\"false\" />";
        let file = String::from_utf8(crate::policy::write::to_xml(&crate::policy::lint::fixture::model())).unwrap();
        let designator = part(&file, "<xacml:AttributeDesignator", "/>");
        assert_eq!(of(RULE.code, &file.replacen(designator, selector, 1), &options()).len(), 1);
    }
}
