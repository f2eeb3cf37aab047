//! POL014: Any condition: Studio drops it, which lets in more (Studio, ABAC).
//!
//! A one-and-only for other types than whole numbers, dates and instants does not look at how many values there are,
//! as the standard wants; a condition that depends on it is told so.

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::function;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::xacml::{Apply, Expression};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL014" [Warning]
    says { nb: "En regel har et vilkår", en: "A rule has a condition" }
    why { nb: "Studio fjerner det ved neste lagring, og få tjenester har prøvd det.", en: "Studio drops it at the next save, and few services have tried one." }
    next { nb: "Skriv vilkåret som en del av Target hvis det lar seg gjøre", en: "Write the condition as part of Target if that can be done" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Regelen har et vilkår. Studio fjerner det ved neste lagring, og da slipper regelen inn flere.", en: "The rule has a condition. Studio removes it at the next save, and the rule then lets more in." }
        UNCOUNTED { nb: "{id} skal feile når det er flere verdier, men Altinn teller dem ikke: én som passer, er nok.", en: "{id} should fail when there are several values, but Altinn does not count them: one that fits is enough." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for rule in &context.policy.rules {
        let Some(condition) = &rule.condition else { continue };
        let span = match condition {
            Expression::Apply(apply) => &apply.span,
            Expression::Literal(literal) => &literal.span,
            Expression::Designator(designator) => &designator.span,
            _ => &rule.span,
        };
        found.push(Found::at(&CODE, span, words::FOUND));
        if let Some(inner) = uncounted(condition) {
            let message = words::UNCOUNTED.with("id", inner.function.as_str());
            found.push(Found::at(&CODE, &inner.span, message));
        }
    }
}

/// The one-and-only that does not count.
fn uncounted(condition: &Expression) -> Option<&Apply> {
    let Expression::Apply(apply) = condition else { return None };
    let counting = [function::INTEGER_ONE_AND_ONLY, function::DATE_ONE_AND_ONLY, function::DATE_TIME_ONE_AND_ONLY];
    apply.arguments.iter().find_map(|argument| match argument {
        Expression::Apply(inner) => {
            let id = inner.function.as_str();
            (id.ends_with("-one-and-only") && !counting.contains(&id)).then_some(inner)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::{conditional, of, options, replaced};

    fn condition(function: &str) -> String {
        conditional(&format!(
            "<xacml:Apply FunctionId=\"urn:oasis:names:tc:xacml:1.0:function:string-equal\">\
             <xacml:AttributeValue DataType=\"http://www.w3.org/2001/XMLSchema#string\">a</xacml:AttributeValue>\
             <xacml:Apply FunctionId=\"urn:oasis:names:tc:xacml:1.0:function:{function}\">\
             <xacml:AttributeDesignator AttributeId=\"urn:a\" Category=\"urn:b\" \
             DataType=\"http://www.w3.org/2001/XMLSchema#string\" MustBePresent=\"false\"/></xacml:Apply></xacml:Apply>"
        ))
    }

    #[test]
    fn it_is_found() {
        assert_eq!(of(RULE.code, &condition("integer-one-and-only"), &options()).len(), 1);
        assert_eq!(of(RULE.code, &condition("string-one-and-only"), &options()).len(), 2);
        assert_eq!(replaced(RULE.code, ">dagl<", ">lede<"), 0);
    }
}
