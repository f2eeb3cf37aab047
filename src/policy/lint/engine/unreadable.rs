//! POL001–POL004: the platform's parser refuses the file, so the registry answers an empty 500 and every decision is
//! Indeterminate (facts: policy 4.1).

use super::Found;
use crate::finding::Severity;
use crate::policy::read::{Refusal, RefusalKind};
use crate::text::lint as text;

/// The finding for a refusal; `source` is empty when the file could not be decoded.
pub(super) fn found(source: &str, refusal: &Refusal) -> Found {
    let message = refusal.message.as_str();
    let root = source.split('<').find(|tag| tag.starts_with(|c: char| c.is_alphabetic())).unwrap_or_default();
    let name = root.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or_default();
    let is_set = name.rsplit(':').next() == Some("PolicySet");
    let (code, phrase, help) = if refusal.kind == RefusalKind::Limit {
        ("POL001", text::POL001_LIMIT, text::POL001_LIMIT_HELP)
    } else if is_set {
        ("POL004", text::POL004, text::POL004_HELP)
    } else if message.starts_with("Target should contain AnyOf") {
        ("POL003", text::POL003, text::POL003_HELP)
    } else if message.contains("IsNullOrEmpty") || message.contains("required") || is_missing_part(message) {
        ("POL002", text::POL002, text::POL002_HELP)
    } else {
        ("POL001", text::POL001, text::POL001_HELP)
    };
    let span = refusal.offset.map(|offset| offset..offset);
    let message = phrase.with("said", message);
    Found { code, severity: Some(Severity::Error), span, ..Found::anywhere(message).help(help) }
}

/// Something else than the policy element itself is missing.
fn is_missing_part(message: &str) -> bool {
    message.starts_with("Invalid XACML Policy ")
        && message.ends_with(" is missing")
        && !message.contains("Policy Policy")
}

#[cfg(test)]
mod tests {
    use crate::policy::lint::{Options, lint};

    fn code(body: &str) -> &'static str {
        let options = Options::new(jiff::civil::date(2026, 11, 20));
        lint(body.as_bytes(), &options)[0].code
    }

    #[test]
    fn each_reason_has_its_code() {
        let policy = |body: &str| {
            format!(
                "<Policy xmlns='{}' PolicyId='p' RuleCombiningAlgId='a'>{body}</Policy>",
                crate::policy::ids::NAMESPACE
            )
        };
        assert_eq!(code("not xml"), "POL001");
        assert_eq!(code("<!DOCTYPE x><x/>"), "POL001");
        assert_eq!(code("<Policy xmlns='other'/>"), "POL001");
        assert_eq!(code(&"<a>".repeat(1000)), "POL001");
        assert_eq!(code(&policy("")), "POL002");
        assert_eq!(code(&policy("<Target/>")), "POL002");
        assert_eq!(code(&policy("<Target></Target>")), "POL003");
        assert_eq!(code("<?xml version='1.0'?><x:PolicySet xmlns:x='urn:a'/>"), "POL004");
    }
}
