//! POL026: Two rules with one id, or ids that Studio does not count on (facts: policy 1.2).
//!
//! Error texts and Studio's numbering go by the id. Ids in another form are only worth a note, once a file.

use std::collections::HashSet;

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL026", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    if context.is_delegation() {
        return;
    }
    let mut seen: HashSet<&str> = HashSet::new();
    let mut noted = false;
    for rule in &context.policy.rules {
        let id = rule.id.as_str();
        if !seen.insert(id) {
            found.push(Found::at(&rule.span, text::POL026.with("id", id)).help(text::POL026_HELP));
        } else if !noted && !is_counted(id) {
            noted = true;
            found.push(
                Found::at(&rule.span, text::POL026_FORM.with("id", id))
                    .help(text::POL026_FORM_HELP)
                    .severe(Severity::Note),
            );
        }
    }
}

/// Whether the id ends in a number, as those from Studio do.
fn is_counted(id: &str) -> bool {
    id.rsplit_once(":ruleid:").is_some_and(|(_, number)| number.parse::<u32>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::RULE;
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
}
