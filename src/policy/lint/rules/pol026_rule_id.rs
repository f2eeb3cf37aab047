//! POL026: Two rules with one id, or ids that Studio does not count on (Studio).
//!
//! Error texts and Studio's numbering go by the id. Ids in another form are only worth a note, once a file.

use std::collections::{BTreeSet, HashSet};

use crate::finding::Code;
use crate::finding::Severity;
use crate::finding::code::code;
use crate::policy::lint::engine::fix::{self, Fix, Fixer, tag};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule =
    LintRule::new(&CODE, RuleCheck::Policy(check)).fixed_by(Fixer { takes_effect: false, find: fix });

static CODE: Code = code!("POL026" [Warning, Note]
    says { nb: "To regler har samme id, eller en id har en annen form enn i Studio", en: "A rule ID appears twice, or is not in Studio's form" }
    why { nb: "Feilmeldinger viser til regler med id-en, og Studio nummererer etter den.", en: "Error texts name rules by their ID, and Studio uses it for numbering." }
    next { nb: "Gi hver regel sitt eget nummer", en: "Give each rule a number of its own" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Flere regler har id-en {id}. Da er det uklart hvilken en feilmelding gjelder.", en: "Several rules have the ID {id}. It is then unclear which one an error message is about." }
        FORM { nb: "Regelen har id-en {id}. Studio nummererer etter id-er som slutter på :ruleid: og et tall, og begynner på nytt.", en: "The rule has the ID {id}. Studio takes its numbers from IDs that end in :ruleid: and a number, and starts from the beginning." }
        FORM_HELP { nb: "Bruk formen urn:altinn:resource:ressurs-id:ruleid:1", en: "Use the form urn:altinn:resource:resource-id:ruleid:1" }
        FIXED { nb: "Regel-id-en {before} var brukt fra før og er byttet ut med {after}.", en: "The rule ID {before} was already in use and is replaced by {after}." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if context.is_delegation() {
        return;
    }
    let mut seen: HashSet<&str> = HashSet::new();
    let mut noted = false;
    for rule in &context.policy.rules {
        let id = rule.id.as_str();
        if !seen.insert(id) {
            found.push(Found::at(&CODE, &rule.span, words::FOUND.with("id", id)));
        } else if !noted && !is_counted(id) {
            noted = true;
            found.push(
                Found::at(&CODE, &rule.span, words::FORM.with("id", id)).help(words::FORM_HELP).severe(Severity::Note),
            );
        }
    }
}

/// Whether the id ends in a number, as those from Studio do.
fn is_counted(id: &str) -> bool {
    id.rsplit_once(":ruleid:").is_some_and(|(_, number)| number.parse::<u32>().is_ok())
}

/// Of rules with the same id, the later ones get ids of their own, numbered on as Studio does.
fn fix(source: &fix::FixSource<'_>, fixes: &mut Vec<Fix>) {
    // Parameters refer to rules by id; which of those they mean, only a person knows.
    let Some(policy) = source.policy.filter(|_| !source.text.contains("RuleIdRef")) else { return };
    let taken: BTreeSet<&str> = policy.rules.iter().map(|rule| rule.id.as_str()).collect();
    let highest = taken.iter().filter_map(|id| numbered(id)).map(|(_, number)| number).max().unwrap_or(0);
    let mut next = highest;
    let mut seen = BTreeSet::new();
    for rule in &policy.rules {
        if seen.insert(rule.id.as_str()) {
            continue;
        }
        let Some(place) = tag::attribute(source.text, &rule.span, "RuleId") else { continue };
        let base = numbered(&rule.id).map_or(format!("{}:", rule.id), |(base, _)| base.to_owned());
        next += 1;
        let fresh = format!("{base}{next}");
        if taken.contains(fresh.as_str()) {
            continue;
        }
        let message = words::FIXED.with("before", rule.id.as_str()).with("after", fresh.as_str());
        fixes.push(Fix::new(vec![(place, tag::escaped(&fresh))], message));
    }
}

/// An id that ends in `:` and a number, taken apart.
fn numbered(id: &str) -> Option<(&str, u32)> {
    let colon = id.rfind(':')? + 1;
    Some((id.get(..colon)?, id.get(colon..)?.parse().ok().filter(|number| *number < u32::MAX / 2)?))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fix::tests::{STUDIO, assert_fixed};
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        assert_eq!(changed(RULE.code, |model| model.rules[1].rule_id = model.rules[0].rule_id.clone()), 1);
        let other = |model: &mut crate::policy::EditorPolicy| {
            for (number, rule) in model.rules.iter_mut().enumerate() {
                rule.rule_id = format!("urn:rule:{number}");
            }
        };
        assert_eq!(changed(RULE.code, other), 1);
        assert_eq!(changed(RULE.code, |model| model.rules[0].rule_id = "urn:altinn:example:ruleid:7".into()), 0);
    }

    #[test]
    fn the_later_rule_is_numbered_on() {
        let spoilt = STUDIO.replacen("ruleid:2", "ruleid:1", 1);
        assert_fixed(&spoilt, &STUDIO.replacen("ruleid:2", "ruleid:4", 1), &["POL026"]);
    }
}
