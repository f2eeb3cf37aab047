//! POL055: An access list or a party type where nobody asks for consent: only then is it looked up (ContextHandler).

use crate::domain::PolicyKind;
use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::{attribute, category};
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL055" [Warning]
    says { nb: "En tilgangsliste eller en parttype er brukt utenfor samtykke", en: "An access list or party type outside consent" }
    why { nb: "Den fylles bare ut når noen ber om samtykke.", en: "It is filled in for consent requests only." }
    next { nb: "Skal tjenesten begrenses av tilgangslister, slås det på i ressursen (accessListMode), ikke her", en: "If access lists should limit the service, turn them on in the resource (accessListMode), not here" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "{id} slås opp bare når noen ber om samtykke, så her treffer det aldri.", en: "{id} is looked up only when somebody asks for consent, so it never matches here." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    for (rule, who) in context.rules() {
        let mut actions = rule.matches_in(category::ACTION);
        let asks = match context.options.kind {
            Some(kind) => kind == PolicyKind::Consent,
            None => actions.any(|(one, _)| one.value.text.eq_ignore_ascii_case("requestconsent")),
        };
        for who in who.iter().filter(|_| !asks) {
            if who.is(attribute::ACCESS_LIST) || who.is(attribute::PARTY_TYPE) {
                let message = words::FOUND.with("id", who.of.attribute_id.as_str());
                found.push(Found::at(&CODE, &who.one.span, message));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::LintOptions;
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let mut model = fixture::model();
        model.rules[1].subject = vec!["urn:altinn:access-list:ttd:banker".into()];
        let count = |model: &crate::policy::EditorPolicy, kind| {
            let file = String::from_utf8(crate::policy::write::to_xml(model)).unwrap();
            of(RULE.code, &file, &LintOptions { kind, ..options() }).len()
        };
        assert_eq!(count(&model, Some(PolicyKind::Correspondence)), 1);
        assert_eq!(count(&model, Some(PolicyKind::Consent)), 0);
        assert_eq!(count(&model, None), 1);
        model.rules[1].actions = vec!["requestconsent".into()];
        assert_eq!(count(&model, None), 0);
    }
}
