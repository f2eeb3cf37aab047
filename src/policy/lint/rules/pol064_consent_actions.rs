//! POL064: Consent without its two actions, or these in the policy of something else (Studio).

use crate::domain::PolicyKind;
use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::ids::category;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL064" [Error]
    says { nb: "Handlingene for samtykke mangler, eller står i en annen ressurs", en: "The consent actions are missing, or are in another resource" }
    why { nb: "Studio fjerner dem.", en: "Studio strips them." }
    next { nb: "Lag to regler: én for hvem som kan be om samtykke, og én for hvem som kan gi det", en: "Make two rules: one for who may ask for consent, and one for who may give it" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Ingen får handlingen `{id}`. Samtykke krever både `requestconsent` og `consent`.", en: "Nobody can `{id}`. Consent needs both `requestconsent` and `consent`." }
        OTHER { nb: "Handlingen `{id}` hører til samtykke. Studio fjerner handlingen fra andre ressurser.", en: "“{id}” belongs to consent. Studio removes the action from other resources." }
        OTHER_HELP { nb: "Fjern handlingen, eller gjør ressursen til en samtykkeressurs", en: "Remove the action, or make the resource a consent resource" }
    }
}

/// To ask for consent, and to give it.
const ACTIONS: [&str; 2] = ["requestconsent", "consent"];

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    match context.options.kind {
        Some(PolicyKind::Consent) => {
            for action in ACTIONS.into_iter().filter(|action| !context.permits_action(action)) {
                found.push(Found::at(&CODE, &context.policy.span, words::FOUND.with("id", action)));
            }
        }
        Some(PolicyKind::Correspondence | PolicyKind::Broker | PolicyKind::Generic) => {
            for rule in &context.policy.rules {
                for (one, _) in rule.matches_in(category::ACTION) {
                    let action = one.value.text.as_str();
                    if ACTIONS.iter().any(|known| known.eq_ignore_ascii_case(action)) {
                        found.push(
                            Found::at(&CODE, &one.value.span, words::OTHER.with("id", action)).help(words::OTHER_HELP),
                        );
                    }
                }
            }
        }
        Some(PolicyKind::App) | None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::LintOptions;
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let count = |file: &str, kind| of(RULE.code, file, &LintOptions { kind, ..options() }).len();
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        assert_eq!((count(&file, Some(PolicyKind::Consent)), count(&file, Some(PolicyKind::Generic))), (2, 0));
        let file = file.replace(">write<", ">consent<").replace(">read<", ">requestconsent<");
        assert_eq!((count(&file, Some(PolicyKind::Consent)), count(&file, Some(PolicyKind::Generic))), (0, 2));
        assert_eq!(count(&file, None), 0);
    }
}
