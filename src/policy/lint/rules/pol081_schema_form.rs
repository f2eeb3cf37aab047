//! POL081: An id or a version that the schema does not take and the platform does (facts: policy 4.1, 1.1).

use super::{Context, Found, Rule};
use crate::finding::Severity;
use crate::text::lint as text;

pub(super) const RULE: Rule = Rule { code: "POL081", severity: Severity::Note, check };

fn check(context: &Context<'_>, found: &mut Vec<Found>) {
    let policy = context.policy;
    if !is_uri(&policy.id) {
        found.push(
            Found::at(&policy.span, text::POL081_ID.with("value", policy.id.as_str())).help(text::POL081_ID_HELP),
        );
    }
    if !is_version(&policy.version) {
        found.push(
            Found::at(&policy.span, text::POL081_VERSION.with("value", policy.version.as_str()))
                .help(text::POL081_VERSION_HELP),
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
