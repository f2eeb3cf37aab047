//! Texts in three languages.

use super::definition::{Definition, said};
use super::rule::{ResourceRule, RuleOf};
use crate::catalog::codes::resources as codes;
use crate::finding::{Code, Finding};
use crate::text::Phrase;

pub(super) const RULES: &[ResourceRule] = &[
    ResourceRule::new(&codes::RESOURCE_TITLE, RuleOf::Registry, |definition, code| missing(definition, code, "title")),
    ResourceRule::new(&codes::RESOURCE_DESCRIPTION, RuleOf::Registry, |definition, code| {
        missing(definition, code, "description")
    }),
    ResourceRule::new(&codes::RESOURCE_DELEGATION_TEXT, RuleOf::Registry, |definition, code| {
        // What is not said is that it is delegable.
        if definition.switch("delegable", true) { missing(definition, code, "rightDescription") } else { Vec::new() }
    }),
];

/// The languages, with what the registry calls them.
const LANGUAGES: [(&str, Phrase); 3] = [("nb", words::NB), ("nn", words::NN), ("en", words::EN)];

fn missing(definition: &Definition<'_>, code: &'static Code, name: &str) -> Vec<Finding> {
    let is_missing = |language: &str| definition.inner(name, language).and_then(said).is_none();
    let found = |(language, called): (&str, Phrase)| {
        is_missing(language)
            .then(|| Finding::new(code, format!("{name}.{language}")).saying(words::MISSING.with("language", called)))
    };
    LANGUAGES.into_iter().filter_map(found).collect()
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        MISSING { nb: "Teksten på {language} mangler. Ressursregisteret avviser ressursen.", en: "The text in {language} is missing. The registry refuses the resource." }
        NB { nb: "bokmål", en: "Bokmål" }
        NN { nb: "nynorsk", en: "Nynorsk" }
        EN { nb: "engelsk", en: "English" }
    }
}
