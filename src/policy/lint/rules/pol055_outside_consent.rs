//! POL055: An access list or a party type where nobody asks for consent: only then is it looked up (facts: policy 4.7).

use super::walk;
use super::{Context, Found, Kind, Rule};
use crate::finding::Severity;
use crate::policy::ids::{attribute, category};
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL055", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    for (rule, who) in context.rules() {
        let mut actions = walk::of_category(rule, category::ACTION);
        let asks = match context.options.kind {
            Some(kind) => kind == Kind::Consent,
            None => actions.any(|(one, _)| one.value.text.eq_ignore_ascii_case("requestconsent")),
        };
        for who in who.iter().filter(|_| !asks) {
            if who.is(attribute::ACCESS_LIST) || who.is(attribute::PARTY_TYPE) {
                let message = text::POL055.with("id", who.of.attribute_id.as_str());
                found.push(Found::at(&who.one.span, message).help(text::POL055_HELP));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::Options;
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let mut model = fixture::model();
        model.rules[1].subject = vec!["urn:altinn:access-list:ttd:banker".into()];
        let count = |model: &crate::policy::EditorPolicy, kind| {
            let file = String::from_utf8(crate::policy::write::to_xml(model)).unwrap();
            of(RULE.code, &file, &Options { kind, ..options() }).len()
        };
        assert_eq!(count(&model, Some(Kind::Correspondence)), 1);
        assert_eq!(count(&model, Some(Kind::Consent)), 0);
        assert_eq!(count(&model, None), 1);
        model.rules[1].actions = vec!["requestconsent".into()];
        assert_eq!(count(&model, None), 0);
    }
}
