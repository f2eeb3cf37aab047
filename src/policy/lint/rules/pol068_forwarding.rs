//! POL068: Messages shall be forwarded, and the policy demands a level, or has none (Correspondence).
//!
//! Correspondence takes the lowest whole number under any obligation, the level for organisations included.

use crate::domain::PolicyKind;
use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};
use crate::policy::xacml::Expression;

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL068" [Warning]
    says { nb: "Meldinger skal kunne videresendes, men sikkerhetsnivået tillater det ikke", en: "Forwarding is wanted, but the level does not allow it" }
    why { nb: "Hver melding blir avvist.", en: "Each message is refused." }
    next { nb: "Sett sikkerhetsnivå 0, eller send uten allowForwarding", en: "Set security level 0, or send without allowForwarding" });

mod words {
    crate::text::phrases! {
        FOUND { nb: "Meldingene skal kunne videresendes, men sikkerhetsnivået er {value}. Altinn svarer 1068.", en: "It should be possible to forward the messages, but the security level is {value}. Altinn answers 1068." }
        NONE { nb: "Meldingene skal kunne videresendes, men filen har ikke noe sikkerhetsnivå. Da klarer ikke Altinn Melding å lese den.", en: "It should be possible to forward the messages, but the file has no security level. Altinn Correspondence then fails to read it." }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    if !context.options.forwarding || !matches!(context.options.kind, None | Some(PolicyKind::Correspondence)) {
        return;
    }
    let policy = context.policy;
    let obligations = policy.obligations.iter().chain(policy.rules.iter().flat_map(|rule| &rule.obligations));
    let levels = obligations.flat_map(|obligation| &obligation.assignments).filter_map(|one| match &one.value {
        Expression::Literal(literal) => literal.text.trim().parse::<i32>().ok().map(|level| (level, literal)),
        _ => None,
    });
    match levels.min_by_key(|(level, _)| *level) {
        None => found.push(Found::at(&CODE, &policy.span, words::NONE)),
        Some((level, literal)) if level > 0 => {
            let message = words::FOUND.with("value", level.to_string());
            found.push(Found::at(&CODE, &literal.span, message));
        }
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::lint::LintOptions;
    use crate::policy::lint::fixture::{self, of, options};

    #[test]
    fn it_is_found() {
        let count = |end_user: Option<&str>, organisation: Option<&str>, forwarding| {
            let mut model = fixture::model();
            model.required_authentication_level_end_user = end_user.map(str::to_owned);
            model.required_authentication_level_org = organisation.map(str::to_owned);
            let file = String::from_utf8(crate::policy::write::to_xml(&model)).unwrap();
            of(RULE.code, &file, &LintOptions { forwarding, ..options() }).len()
        };
        assert_eq!(count(Some("3"), Some("3"), true), 1);
        assert_eq!(count(None, None, true), 1);
        assert_eq!(count(Some("0"), Some("3"), true), 0);
        assert_eq!(count(Some("3"), Some("3"), false), 0);
    }
}
