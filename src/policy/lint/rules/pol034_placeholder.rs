//! POL034: A placeholder that nobody fills in at a direct upload (facts: policy 1.5). Studio fills it in when it
//! publishes, and the deployment of an app does: then it is only worth a note.

use std::collections::BTreeSet;

use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL034", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    // When the file goes through Studio, or is deployed with an app, once is enough to say.
    let filled_in = context.options.for_studio || context.is_app();
    let mut said: BTreeSet<&str> = BTreeSet::new();
    for (one, _) in context.policy.rules.iter().flat_map(walk::matches) {
        let value = one.value.text.as_str();
        if !is_placeholder(value) || (filled_in && !said.insert(value)) {
            continue;
        }
        let finding = if filled_in {
            Found::at(&one.value.span, text::POL034_FILLED_IN.with("value", value)).severe(Severity::Note)
        } else {
            Found::at(&one.value.span, text::POL034.with("value", value)).help(text::POL034_HELP)
        };
        found.push(finding);
    }
}

/// Whether a value has a place for the code of the service owner, or for the name of the app.
pub(super) fn is_placeholder(value: &str) -> bool {
    value.contains('[') && ["[org]", "[app]"].iter().any(|name| value.to_lowercase().contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::{self, changed, of, options};
    use crate::policy::lint::{Kind, Options};

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[1].subject = vec!["urn:altinn:org:[org]".into()]), 1);
    }

    #[test]
    fn whoever_fills_it_in_is_told_once() {
        let mut model = fixture::model();
        for rule in &mut model.rules {
            rule.subject = vec!["urn:altinn:org:[ORG]".into()];
        }
        let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
        let found = |options| of(RULE.code, &file, &options);
        assert_eq!(found(options()).len(), 3);
        let app = Options { kind: Some(Kind::App), ..options() };
        for options in [app, Options { for_studio: true, ..options() }] {
            assert_eq!(found(options).iter().map(Found::severity).collect::<Vec<_>>(), [Severity::Note]);
        }
    }
}
