//! A file that the platform's parser refuses, as the rules see it.

use crate::policy::read::ParseRefusal;

/// A refusal, and what was refused.
#[derive(Clone, Copy)]
pub struct UnreadablePolicy<'u> {
    /// The decoded text; empty when it could not be decoded.
    pub text: &'u str,
    /// Why.
    pub refusal: &'u ParseRefusal,
}

impl UnreadablePolicy<'_> {
    /// The local name of the document element; empty when there is none.
    pub fn root_name(&self) -> &str {
        let root = self.text.split('<').find(|tag| tag.starts_with(|c: char| c.is_alphabetic())).unwrap_or_default();
        let name = root.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or_default();
        name.rsplit(':').next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::lint::{LintOptions, lint};

    fn code(body: &str) -> &'static str {
        let options = LintOptions::new(jiff::civil::date(2026, 11, 20));
        lint(body.as_bytes(), &options)[0].code.id
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
