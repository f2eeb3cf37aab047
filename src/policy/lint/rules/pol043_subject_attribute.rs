//! POL043: A subject attribute that nothing fills in (facts: policy 2.4). The few that callers themselves send, the
//! scopes of a token among them, are told apart: such a rule may work, for those callers only.

use std::collections::HashMap;

use super::{Context, Found, Rule};
use crate::catalog::attributes;
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL043", severity: Severity::Error, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let mut meant_by: HashMap<&str, Option<&str>> = HashMap::new();
    for who in context.who() {
        let id = who.of.attribute_id.as_str();
        if attributes::SUBJECT.contains(&id) {
            continue;
        }
        let finding = if attributes::SENT.contains(&id) {
            Found::at(&who.one.span, text::POL043_SENT.with("id", id)).help(text::POL043_HELP).severe(Severity::Warning)
        } else {
            let meant = *meant_by.entry(id).or_insert_with(|| attributes::did_you_mean(id));
            let meant = meant.map(|meant| text::DID_YOU_MEAN.with("what", meant));
            Found::at(&who.one.span, text::POL043.with("id", id))
                .help(meant.unwrap_or_else(|| text::POL043_HELP.into()))
        };
        found.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
}
