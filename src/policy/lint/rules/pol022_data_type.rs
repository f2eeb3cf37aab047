//! POL022: A value that is not text, where services send text (facts: policy 4.2).

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::{category, data_type};
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL022", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (one, of) in context.policy.rules.iter().flat_map(walk::matches) {
        let known = [category::SUBJECT, category::RESOURCE, category::ACTION].contains(&of.category.as_str());
        if known && one.value.data_type != data_type::STRING {
            let message = text::POL022.with("id", one.value.data_type.as_str());
            found.push(Found::at(&one.value.span, message).help(text::POL022_HELP));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "XMLSchema#string\">dagl", "XMLSchema#anyURI\">dagl"), 1);
    }
}
