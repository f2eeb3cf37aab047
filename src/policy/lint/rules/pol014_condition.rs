//! POL014: Any condition: Studio drops it, which lets in more (facts: policy 1.6, 4.3).
//!
//! A one-and-only for other types than whole numbers, dates and instants does not look at how many values there are, as
//! the standard wants; a condition that depends on it is told so.

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::function;
use crate::policy::xacml::{Apply, Expression};
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL014", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for rule in &context.policy.rules {
        let Some(condition) = &rule.condition else { continue };
        let span = match condition {
            Expression::Apply(apply) => &apply.span,
            Expression::Literal(literal) => &literal.span,
            Expression::Designator(designator) => &designator.span,
            _ => &rule.span,
        };
        found.push(Found::at(span, text::POL014).help(text::POL014_HELP));
        if let Some(inner) = uncounted(condition) {
            let message = text::POL014_UNCOUNTED.with("id", inner.function.as_str());
            found.push(Found::at(&inner.span, message).help(text::POL014_HELP));
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
