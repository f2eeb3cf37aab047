//! POL011: A combining algorithm that the platform knows, and Studio replaces (Studio, ABAC).
//!
//! Two of them say something where no rule does, and that is no matter of taste. With permit-unless-deny whoever no
//! rule shuts out is let in, for whatever they ask. With deny-unless-permit the answer is never NotApplicable, and
//! only then does the platform look at what people have been given (DecisionController).

use crate::finding::Code;
use crate::finding::Severity;
use crate::finding::code::code;
use crate::policy::decide::CombiningAlgorithm;
use crate::policy::ids::studio;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::text::lint as shared;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL011" [Warning, Error]
    says { nb: "Kombineringsalgoritmen er ikke deny-overrides", en: "The combining algorithm is not deny-overrides" }
    why { nb: "Studio skriver deny-overrides ved neste lagring.", en: "Studio writes deny-overrides at the next save." }
    next { nb: "Bruk deny-overrides", en: "Use deny-overrides" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Altinn følger kombineringsalgoritmen {id}, men Studio bytter den ut med deny-overrides ved neste lagring.", en: "Altinn follows the combining algorithm {id}, but Studio replaces it with deny-overrides at the next save." }
        OPEN { nb: "{id} slipper inn alle som ingen regel stenger ute, uansett hva de ber om.", en: "{id} lets in everybody whom no rule shuts out, whatever they ask for." }
        CLOSED { nb: "{id} svarer Deny når ingen regel slipper inn. Da teller ikke fullmakter som er gitt.", en: "{id} answers Deny when no rule lets in. Delegated rights then do not count." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let id = context.policy.combining_algorithm.as_str();
    let Some(algorithm) = CombiningAlgorithm::parse(id) else { return }; // POL010
    if id == studio::DENY_OVERRIDES || context.is_delegation() {
        return;
    }
    let phrase = match algorithm {
        CombiningAlgorithm::PermitUnlessDeny => words::OPEN,
        CombiningAlgorithm::DenyUnlessPermit => words::CLOSED,
        _ => words::FOUND,
    };
    let severity = if algorithm == CombiningAlgorithm::PermitUnlessDeny { Severity::Error } else { Severity::Warning };
    let finding = Found::at(&CODE, &context.policy.span, phrase.with("id", id)).severe(severity);
    found.push(finding.help(shared::USE.with("id", studio::DENY_OVERRIDES)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::fixture::{self, of, options, replaced};

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "deny-overrides", "permit-overrides"), 1);
        assert_eq!(replaced(RULE.code, "deny-overrides", "deny-unless-permit"), 1);
        assert_eq!(replaced(RULE.code, "deny-overrides", "misspelt"), 0);
    }

    #[test]
    fn to_let_in_whoever_is_not_shut_out_is_an_error() {
        let file = String::from_utf8(crate::policy::write::to_xml(&fixture::model())).unwrap();
        let open = file.replacen("deny-overrides", "permit-unless-deny", 1);
        assert_eq!(of(RULE.code, &open, &options())[0].severity(), Severity::Error);
    }
}
