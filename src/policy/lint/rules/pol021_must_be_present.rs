//! POL021: `MustBePresent`: what is missing spoils more than the one rule (facts: policy 4.2).
//!
//! A resource or action attribute that is missing in one rule makes the whole policy Indeterminate, though the standard
//! would let the other rules answer. Among several alternatives the last one decides whether something is missing.

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::category;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL021", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (one, of) in context.policy.rules.iter().flat_map(walk::matches).filter(|(_, of)| of.must_be_present) {
        let phrase = match of.category.as_str() {
            category::RESOURCE | category::ACTION => text::POL021,
            category::SUBJECT => text::POL021_WHO,
            _ => continue, // POL016: never looked at
        };
        let message = phrase.with("id", of.attribute_id.as_str());
        found.push(Found::at(&one.span, message).help(text::POL021_HELP));
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
            found[0].message.say(crate::domain::Language::En)
        };
        assert!(said(category::SUBJECT).contains("of the one who asks"));
        assert!(said(category::RESOURCE).contains("for the whole file"));
        assert!(said(category::ACTION).contains("for the whole file"));
    }
}
