//! POL081: An id or a version that the schema does not take and the platform does (ABAC, Studio).

use crate::finding::Code;
use crate::finding::code::code;
use crate::policy::lint::engine::{Found, LintContext, LintRule, RuleCheck};

pub(super) static RULE: LintRule = LintRule::new(&CODE, RuleCheck::Policy(check));

static CODE: Code = code!("POL081" [Note]
    says { nb: "En id eller en versjon er skrevet slik XML-skjemaet for XACML ikke tillater", en: "An ID or version that the XACML schema does not allow" }
    why { nb: "Altinn godtar det, men det gjør ikke andre verktøy.", en: "The platform accepts it; other tools do not." }
    next { nb: "Skriv PolicyId som en gyldig URI, og Version som tall med punktum mellom", en: "Write PolicyId as a valid URI, and Version as numbers separated by dots" });

mod words {
    crate::text::phrases! {
        ID { nb: "PolicyId «{value}» er ikke en gyldig URI. Altinn godtar den, men det gjør ikke strenge XML-verktøy.", en: "PolicyId “{value}” is not a valid URI. Altinn accepts it, but strict XML tools do not." }
        ID_HELP { nb: "Skriv en id uten hakeparenteser og mellomrom", en: "Write an ID without square brackets or spaces" }
        VERSION { nb: "Version «{value}» er ikke tall med punktum mellom. Altinn godtar den, men det gjør ikke strenge XML-verktøy.", en: "Version “{value}” is not numbers separated by dots. Altinn accepts it, but strict XML tools do not." }
        VERSION_HELP { nb: "Skriv for eksempel 1.0", en: "Write 1.0, for example" }
    }
}

fn check(context: &LintContext<'_>, found: &mut Vec<Found>) {
    let policy = context.policy;
    if !is_uri(&policy.id) {
        found.push(Found::at(&CODE, &policy.span, words::ID.with("value", policy.id.as_str())).help(words::ID_HELP));
    }
    if !is_version(&policy.version) {
        found.push(
            Found::at(&CODE, &policy.span, words::VERSION.with("value", policy.version.as_str()))
                .help(words::VERSION_HELP),
        );
    }
}

/// Whether strict validators take it for a URI: the templates of apps have square brackets there, and they do not.
fn is_uri(id: &str) -> bool {
    let escapes = || id.split('%').skip(1);
    let is_escape = |rest: &str| rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    !id.contains([' ', '[', ']']) && escapes().all(is_escape)
}

/// Numbers with dots between.
fn is_version(version: &str) -> bool {
    version.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::policy::lint::fixture::replaced;

    #[test]
    fn it_is_found() {
        assert_eq!(replaced(RULE.code, "urn:altinn:policyid:1", "urn:altinn:resource:app_[ORG]_[APP]:policyid:1"), 1);
        assert_eq!(replaced(RULE.code, "urn:altinn:policyid:1", "urn:altinn:policyid:%41"), 0);
        assert_eq!(replaced(RULE.code, "urn:altinn:policyid:1", "urn:altinn:policyid:%4"), 1);
        assert_eq!(replaced(RULE.code, "Version=\"1.0\"", "Version=\"v1\""), 1);
        assert_eq!(replaced(RULE.code, "Version=\"1.0\"", "Version=\"1.0.12\""), 0);
    }
}
