//! POL011: A combining algorithm that the platform knows, and Studio replaces (facts: policy 1.6, 4.4).
//!
//! Two of them say something where no rule does, and that is no matter of taste. With permit-unless-deny whoever no rule
//! shuts out is let in, for whatever they ask. With deny-unless-permit the answer is never NotApplicable, and only then
//! does the platform look at what people have been given (facts: policy 4.8).

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::policy::decide::CombiningAlgorithm;
use crate::policy::ids::studio;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL011", severity: Severity::Warning, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let id = context.policy.combining_algorithm.as_str();
    let Some(algorithm) = CombiningAlgorithm::parse(id) else { return }; // POL010
    if id == studio::DENY_OVERRIDES || context.is_delegation() {
        return;
    }
    let phrase = match algorithm {
        CombiningAlgorithm::PermitUnlessDeny => text::POL011_OPEN,
        CombiningAlgorithm::DenyUnlessPermit => text::POL011_CLOSED,
        _ => text::POL011,
    };
    let severity = if algorithm == CombiningAlgorithm::PermitUnlessDeny { Severity::Error } else { Severity::Warning };
    let finding = Found::at(&context.policy.span, phrase.with("id", id)).severe(severity);
    found.push(finding.help(text::POL010_HELP.with("id", studio::DENY_OVERRIDES)));
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
