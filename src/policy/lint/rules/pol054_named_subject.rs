//! POL054: Somebody named one by one: an organisation number, a service owner, an access list (facts: policy 2.4).
//!
//! Good to know, no more. A number with a wrong check digit is no organisation's, and nobody gets in by it.

use std::collections::HashSet;

use super::{Context, Found, Rule};
use crate::domain::OrgNumber;
use crate::finding::Severity;
use crate::policy::ids::attribute;
use crate::policy::naming;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL054", severity: Severity::Note, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    if context.is_delegation() {
        return;
    }
    let mut said: HashSet<(&str, &str)> = HashSet::new();
    for who in context.who() {
        let (id, value) = (who.of.attribute_id.as_str(), who.value());
        let number = [attribute::ORGANISATION_NUMBER, attribute::LEGACY_ORGANISATION_NUMBER].contains(&id);
        if !(number || [attribute::ORG, attribute::ACCESS_LIST].contains(&id)) || !said.insert((id, value)) {
            continue;
        }
        let finding = if number && OrgNumber::parse(value).is_err() {
            Found::at(&who.one.value.span, text::POL054_NUMBER.with("value", value))
                .help(text::POL054_NUMBER_HELP)
                .severe(Severity::Warning)
        } else {
            Found::at(&who.one.value.span, text::POL054.with("who", naming::subject(id, value)))
        };
        found.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let found = |subject: &str| {
            let mut model = fixture::model();
            for rule in &mut model.rules {
                rule.subject = vec![subject.to_owned()];
            }
            let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
            of(RULE.code, &file, &options()).iter().map(Found::severity).collect::<Vec<_>>()
        };
        assert_eq!(found("urn:altinn:organization:identifier-no:991825827"), [Severity::Note]);
        assert_eq!(found("urn:altinn:organization:identifier-no:991825828"), [Severity::Warning]);
        assert_eq!(found("urn:altinn:access-list:ttd:banker"), [Severity::Note]);
        assert_eq!(found("urn:altinn:rolecode:dagl"), []);
    }
}
