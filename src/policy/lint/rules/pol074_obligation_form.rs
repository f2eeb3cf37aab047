//! POL074: An obligation without category, or with a value that is looked up: services and Studio fail on it
//! (facts: policy 4.5, 1.6).

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::xacml::Expression;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL074", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for one in context.policy.obligations.iter().flat_map(|obligation| &obligation.assignments) {
        if one.category.is_none() {
            found.push(Found::at(&one.span, text::POL074).help(text::POL074_HELP));
        }
        if !matches!(one.value, Expression::Literal(_)) {
            found.push(Found::at(&one.span, text::POL074_VALUE).help(text::POL074_VALUE_HELP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
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
}
