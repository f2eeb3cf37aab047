//! POL043: A subject attribute that nothing fills in. The few that callers themselves send, the scopes of a token
//! among them, are told apart: such a rule may work, for those callers only.

use std::collections::HashMap;

use crate::catalog::{attributes, packages, roles};
use crate::finding::Code;
use crate::finding::Severity;
use crate::finding::code::code;
use crate::policy::ids::{attribute, category};
use crate::policy::lint::engine::fix::{self, Fix, Fixer, tag};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::text::lint as shared;

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Policy(check)).fixed_by(Fixer { takes_effect: true, find: fix });

static CODE: Code = code!("POL043" [Error, Warning]
    says { nb: "Ingen fyller ut attributtet om den som spør", en: "Nothing fills in the subject attribute" }
    why { nb: "Regelen treffer aldri.", en: "The rule never matches." }
    next { nb: "Bruk et attributt som Altinn fyller ut, for eksempel urn:altinn:accesspackage", en: "Use an attribute that Altinn fills in, such as urn:altinn:accesspackage" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Ingen fyller ut {id} om den som spør, så det treffer aldri.", en: "Nothing fills in {id} for the one who asks, so it never matches." }
        SENT { nb: "Altinn fyller ikke ut {id}. Det treffer bare når tjenesten som spør, sender det selv.", en: "Altinn does not fill in {id}. It matches only when the service that asks sends it itself." }
        LIST { nb: "Mente du {what} med verdien {value}?", en: "Did you mean {what} with the value {value}?" }
        FIXED { nb: "Attributtet {before} er byttet ut med {after}. Regelen kan nå treffe.", en: "The attribute {before} is replaced by {after}. The rule can match now." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let mut meant_by: HashMap<&str, Option<&str>> = HashMap::new();
    for who in context.who() {
        let id = who.of.attribute_id.as_str();
        if attributes::SUBJECT.contains(&id) {
            continue;
        }
        let finding = if attributes::SENT.contains(&id) {
            Found::at(&CODE, &who.one.span, words::SENT.with("id", id)).severe(Severity::Warning)
        } else {
            let meant = *meant_by.entry(id).or_insert_with(|| attributes::did_you_mean(id));
            let meant = meant.map(|meant| match attributes::owner_of_list(id) {
                Some(owner) => words::LIST.with("what", meant).with("value", list(owner, who.value())),
                None => shared::DID_YOU_MEAN.with("what", meant),
            });
            Found::at(&CODE, &who.one.span, words::FOUND.with("id", id)).maybe_help(meant)
        };
        found.push(finding);
    }
}

/// An access list by its owner and its name, as it is looked up.
fn list(owner: &str, name: &str) -> String {
    match name.split_once(':') {
        Some((before, _)) if before.eq_ignore_ascii_case(owner) => name.to_owned(),
        _ => format!("{owner}:{name}"),
    }
}

/// A misspelt subject attribute id becomes the one that is meant. Sure only by two signs: the id is like a known one,
/// and the value is one of its values.
fn fix(source: &fix::FixSource<'_>, fixes: &mut Vec<Fix>) {
    for one in source.matches() {
        let Some(of) = one.designator().filter(|of| of.category == category::SUBJECT) else { continue };
        let written = of.attribute_id.as_str();
        if attributes::SUBJECT.contains(&written) {
            continue;
        }
        let value = one.value.text.as_str();
        let whole = attributes::owner_of_list(written).map(|owner| list(owner, value));
        let Some(meant) = meant(written).filter(|meant| has_value(meant, whole.as_deref().unwrap_or(value))) else {
            continue;
        };
        let Some(place) = tag::attribute(source.text, &of.span, "AttributeId") else { continue };
        let mut edits = vec![(place, meant.to_owned())];
        if let Some(whole) = whole.filter(|whole| whole != value) {
            let Some(place) = source.literal(&one.value) else { continue };
            edits.push((place, tag::escaped(&whole)));
        }
        let message = words::FIXED.with("before", written).with("after", meant);
        fixes.push(Fix::new(edits, message));
    }
}

/// The attribute with the same letters in another case, or the nearest.
fn meant(id: &str) -> Option<&'static str> {
    let same = attributes::SUBJECT.iter().find(|known| known.eq_ignore_ascii_case(id.trim()));
    same.copied().or_else(|| attributes::did_you_mean(id))
}

/// Whether the attribute may have the value.
fn has_value(attribute_id: &str, value: &str) -> bool {
    match attribute_id {
        attribute::ACCESS_PACKAGE => packages::by_id(&value.to_lowercase()).is_some(),
        attribute::ACCESS_LIST => value.split_once(':').is_some_and(|(org, list)| !org.is_empty() && !list.is_empty()),
        id if attribute::is_role(id) => roles::by_attribute(id, value).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed, assert_left};
    use crate::policy::lint::fixture::{self, of, options, replaced};

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "\"urn:altinn:rolecode\"", "\"urn:altinn:org:rolecode\""), 1);
    }

    #[test]
    fn what_callers_send_is_no_error() {
        let mut model = fixture::model();
        model.rules[1].subject = vec!["urn:scope:altinn".into()];
        let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
        let severities: Vec<_> = of(RULE.code, &file, &options()).iter().map(Found::severity).collect();
        assert_eq!(severities, [Severity::Warning]);
    }

    #[test]
    fn the_attribute_that_is_meant_is_written() {
        for wrong in ["urn:altinn:org:rolecode", "urn:altinn:RoleCode", "urn:altinn:rolecodes"] {
            let spoilt = STUDIO.replacen("\"urn:altinn:rolecode\"", &format!("\"{wrong}\""), 1);
            assert_fixed(&spoilt, &STUDIO, &["POL043"]);
        }
    }

    #[test]
    fn an_access_list_whose_owner_stands_in_the_attribute_is_led_to_its_form() {
        let right = STUDIO.replacen("\"urn:altinn:rolecode\"", "\"urn:altinn:access-list\"", 1);
        let right = right.replacen(">dagl<", ">ttd:m_liste<", 1);
        for (id, value) in [("urn:altinn:accesslist:ttd", "m_liste"), ("urn:altinn:access-list:ttd", "ttd:m_liste")] {
            let spoilt = STUDIO.replacen("\"urn:altinn:rolecode\"", &format!("\"{id}\""), 1);
            let spoilt = spoilt.replacen(">dagl<", &format!(">{value}<"), 1);
            let found = of(RULE.code, &spoilt, &options());
            let help = found[0].help.as_ref().unwrap().render(crate::domain::Language::En);
            assert_eq!(help, "Did you mean urn:altinn:access-list with the value ttd:m_liste?", "{id}");
            assert_fixed(&spoilt, &right, &["POL043"]);
        }
    }

    #[test]
    fn both_faults_of_the_documented_example_are_mended() {
        let exact = STUDIO.replacen("3.0:function:string-equal-ignore-case", "1.0:function:string-equal", 1);
        let spoilt = exact.replacen("\"urn:altinn:rolecode\"", "\"urn:altinn:org:rolecode\"", 1);
        let spoilt = spoilt.replacen(">dagl<", ">DAGL<", 1);
        assert_fixed(&spoilt, &STUDIO.replacen(">dagl<", ">DAGL<", 1), &["POL043", "POL044"]);
    }

    #[test]
    fn a_value_that_the_attribute_does_not_have_leaves_it() {
        let wrong = STUDIO.replacen("\"urn:altinn:rolecode\"", "\"urn:altinn:org:rolecode\"", 1);
        let spoilt = wrong.replacen(">dagl<", ">banker<", 1);
        assert_left(&spoilt);
    }
}
