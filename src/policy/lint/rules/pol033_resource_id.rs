//! POL033: A resource id that the registry gives to no resource (facts: policy 3.1, altinn-apis 3.2).

use std::collections::BTreeSet;

use super::pol034_placeholder::is_placeholder;
use super::walk;
use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::ids::{attribute, category};
use crate::text::{Phrase, lint as text};

pub(super) const RULE: Rule = Rule { code: "POL033", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    if let Some(id) = &context.options.resource_id {
        known.insert(id);
        found
            .extend(wrong(id).map(|phrase| Found::anywhere(phrase.with("value", id.as_str())).help(text::POL033_HELP)));
    }
    for rule in &context.policy.rules {
        for (one, of) in walk::of_category(rule, category::RESOURCE) {
            let value = one.value.text.as_str();
            if of.attribute_id != attribute::RESOURCE || is_placeholder(value) || !known.insert(value) {
                continue;
            }
            found.extend(
                wrong(value)
                    .map(|phrase| Found::at(&one.value.span, phrase.with("value", value)).help(text::POL033_HELP)),
            );
        }
    }
}

/// What is wrong with an id; `^[a-z0-9_-]{4,}$` is right. The ids of apps are made from their names.
fn wrong(id: &str) -> Option<Phrase> {
    let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-');
    // White space around it is POL023.
    let id = id.trim();
    if id.starts_with("urn:") {
        Some(text::POL033_URN)
    } else if id.starts_with("app_") || (id.len() >= 4 && id.bytes().all(allowed)) {
        None
    } else {
        Some(text::POL033)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::Options;
    use crate::policy::lint::fixture::{self, of, options, replaced};

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, ">ttd-melding<", ">ttd-Melding<"), 1);
        assert_eq!(replaced(RULE.code, ">ttd-melding<", ">urn:altinn:resource:ttd-melding<"), 1);
        assert_eq!(replaced(RULE.code, ">ttd-melding<", ">ttd-melding-2<"), 0);
        assert_eq!(replaced(RULE.code, ">ttd-melding<", ">app_ttd_Skjema<"), 0);
    }

    #[test]
    fn the_id_that_is_given_is_looked_at_too() {
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        let given = Options { resource_id: Some("Melding".into()), ..options() };
        assert_eq!(of(RULE.code, &file, &given).len(), 1);
    }
}
