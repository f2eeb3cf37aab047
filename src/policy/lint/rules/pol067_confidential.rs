//! POL067: What `isConfidential` must be in every message, by the packages in the policy (Correspondence).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::build::CONFIDENTIAL_POST;
use crate::policy::ids::attribute;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL067" [Note]
    says { nb: "Reglene avgjør om meldingene er taushetsbelagte", en: "The policy decides whether messages are confidential" }
    why { nb: "En melding som sier noe annet, blir avvist.", en: "A message that says otherwise is refused." }
    next { nb: "La isConfidential i hver melding følge pakken", en: "Set isConfidential in every message as the package requires" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Pakken for taushetsbelagt post gjør ressursen taushetsbelagt: hver melding må ha isConfidential = true, ellers svarer Altinn 1060.", en: "The package for confidential mail makes the resource confidential: every message must have isConfidential = true, or Altinn answers 1060." }
        EXPLICIT { nb: "Pakken «eksplisitt» gjør at bare de som har fått fullmakt til nettopp denne tjenesten, slipper inn. isConfidential kan være både true og false.", en: "The package “eksplisitt” lets in only those who have been authorised for this very service. isConfidential may be either true or false." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if !context.is_correspondence() {
        return;
    }
    let holder = |id: &str| context.who().find(|who| who.is(attribute::ACCESS_PACKAGE) && who.value() == id);
    if let Some(who) = holder(CONFIDENTIAL_POST) {
        found.push(Found::at(&CODE, &who.one.value.span, words::FOUND).without_help());
    } else if let Some(who) = holder("eksplisitt") {
        found.push(Found::at(&CODE, &who.one.value.span, words::EXPLICIT).without_help());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::changed;

    #[test]
    fn it_is_found() {
        let with = |package: &str| {
            let package = format!("{}:{package}", attribute::ACCESS_PACKAGE);
            changed(RULE.code, |model| model.rules[0].access_packages.push(package))
        };
        assert_eq!((with(CONFIDENTIAL_POST), with("eksplisitt")), (1, 1));
        // Correspondence compares with case.
        assert_eq!((with("Eksplisitt"), with("a-ordning")), (0, 0));
    }
}
