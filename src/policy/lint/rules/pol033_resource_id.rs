//! POL033: A resource id that the registry gives to no resource (registry).

use std::collections::BTreeSet;

use crate::domain::ResourceId;
use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::{attribute, category};
use crate::policy::lint::engine::fix::{self, Fix, Fixer};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::placeholders;
use crate::text::Phrase;

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Policy(check)).fixed_by(Fixer { takes_effect: true, find: fix });

static CODE: Code = code!("POL033" [Error]
    says { nb: "Ressurs-id-en har ikke formen som registeret krever", en: "The resource ID does not have the form that the registry requires" }
    why { nb: "Ingen ressurs kan ha den.", en: "No resource can have it." }
    next { nb: "Skriv ressurs-id-en slik den står i registeret", en: "Write the resource ID as it is in the registry" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "«{value}» kan ikke være en ressurs-id: en slik har minst fire tegn, og bare a–z, 0–9, _ og -.", en: "“{value}” cannot be a resource ID: a resource ID has at least four characters from a–z, 0–9, _ and -." }
        URN { nb: "«{value}» er en URN. Her står ressurs-id-en alene.", en: "“{value}” is a URN. Only the resource ID itself belongs here." }
        FIXED { nb: "Ressurs-id-en {before} er skrevet som {after}. Regelen kan nå treffe.", en: "The resource ID {before} is written as {after}. The rule can match now." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    if let Some(id) = &context.options.resource_id {
        known.insert(id);
        found.extend(wrong(id).map(|phrase| Found::anywhere(&CODE, phrase.with("value", id.as_str()))));
    }
    for rule in &context.policy.rules {
        for (one, of) in rule.matches_in(category::RESOURCE) {
            let value = one.value.text.as_str();
            if of.attribute_id != attribute::RESOURCE || placeholders::stands_in(value) || !known.insert(value) {
                continue;
            }
            found.extend(wrong(value).map(|phrase| Found::at(&CODE, &one.value.span, phrase.with("value", value))));
        }
    }
}

/// What is wrong with an id; `^[a-z0-9_-]{4,}$` is right. The ids of apps are made from their names.
fn wrong(id: &str) -> Option<Phrase> {
    let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-');
    // White space around it is POL023.
    let id = id.trim();
    if id.starts_with("urn:") {
        Some(words::URN)
    } else if id.starts_with("app_") || (id.len() >= 4 && id.bytes().all(allowed)) {
        None
    } else {
        Some(words::FOUND)
    }
}

/// A resource id with a prefix or in upper case becomes the bare id in lower case, the only form that the registry
/// has.
fn fix(source: &fix::FixSource<'_>, fixes: &mut Vec<Fix>) {
    for one in source.matches() {
        let Some(of) = one.designator() else { continue };
        if of.attribute_id != attribute::RESOURCE || of.category != category::RESOURCE {
            continue;
        }
        let written = one.value.text.as_str();
        let bare = written.strip_prefix(attribute::RESOURCE).and_then(|rest| rest.strip_prefix(':')).unwrap_or(written);
        let bare = bare.to_ascii_lowercase();
        let wanted = source.options.lint.resource_id.as_deref();
        if bare == written || ResourceId::parse(&bare).is_err() || wanted.is_some_and(|wanted| wanted != bare) {
            continue;
        }
        let Some(place) = source.literal(&one.value) else { continue };
        let message = words::FIXED.with("before", written).with("after", bare.as_str());
        fixes.push(Fix::new(vec![(place, bare)], message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::LintOptions;
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};
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
        let given = LintOptions { resource_id: Some("Melding".into()), ..options() };
        assert_eq!(of(RULE.code, &file, &given).len(), 1);
    }

    #[test]
    fn the_bare_id_is_written() {
        for wrong in ["urn:altinn:resource:ttd-melding", "TTD-melding"] {
            let spoilt = STUDIO.replacen(">ttd-melding<", &format!(">{wrong}<"), 1);
            assert_fixed(&spoilt, &STUDIO, &["POL033"]);
        }
    }

    #[test]
    fn another_resource_is_left() {
        let spoilt = STUDIO.replacen(">ttd-melding<", ">TTD-annen<", 1);
        assert_left(&spoilt);
    }
}
