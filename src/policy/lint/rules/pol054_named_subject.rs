//! POL054: Somebody named one by one: an organisation number, a service owner, an access list.
//!
//! Good to know, no more. A number with a wrong check digit is no organisation's, and nobody gets in by it.

use std::collections::HashSet;

use crate::domain::OrgNumber;
use crate::finding::Code;
use crate::finding::Severity;
use crate::finding::code::code;
use crate::policy::ids::attribute;
use crate::policy::lint::engine::{Found, LintContext, LintRule, Misplaced, RuleCheck};
use crate::policy::naming;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL054" [Note, Warning]
    says { nb: "Regelen nevner en organisasjon, en tjenesteeier eller en tilgangsliste", en: "A subject is an organisation, a service owner or an access list" }
    why { nb: "Da er det nettopp de som slipper inn.", en: "It names exactly who gets in." }
    next { nb: "Sjekk at det er dem du mente", en: "Check that they are the ones you meant" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Regelen slipper inn {who}, og dette vilkåret slipper ingen andre inn.", en: "The rule lets in {who}, and nobody else through this condition." }
        NUMBER { nb: "«{value}» er ikke et organisasjonsnummer, så ingen slipper inn.", en: "“{value}” is not an organisation number, so nobody gets in." }
        NUMBER_HELP { nb: "Rett nummeret: ni sifre, der det siste er et kontrollsiffer", en: "Correct the number: nine digits, of which the last is a check digit" }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
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
        // It lets in nobody: POL057.
        if Misplaced::of(context, who).is_some() {
            continue;
        }
        let finding = if number && OrgNumber::parse(value).is_err() {
            Found::at(&CODE, &who.one.value.span, words::NUMBER.with("value", value))
                .help(words::NUMBER_HELP)
                .severe(Severity::Warning)
        } else {
            Found::at(&CODE, &who.one.value.span, words::FOUND.with("who", naming::subject(id, value))).without_help()
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
