//! Everything that is asked of one policy file, out of one parse.

use std::borrow::Cow;

use super::{Found, LintContext, LintOptions, LintSource, RuleCheck, lint_context, run};
use crate::policy::lint::RULES;
use crate::policy::read::{self, ParseRefusal};
use crate::policy::registry::{self, Verdict};
use crate::policy::schema;
use crate::policy::studio::{self, Problem};
use crate::policy::xacml::Policy;

/// What is known of a policy file after looking at it.
#[derive(Clone, Debug)]
pub struct Examination<'b> {
    /// The decoded text, which the places of findings are in; empty when it could not be decoded.
    pub text: Cow<'b, str>,
    /// Why the platform's parser refuses it; `None` when it accepts.
    pub refusal: Option<ParseRefusal>,
    /// What the registry answers at upload, when the id of the resource is known.
    pub registry: Option<Verdict>,
    /// What Studio's validation says; `None` when Studio cannot read the policy, and answers with a failure of its own:
    /// because the parser refuses it, or for the two shapes that only Studio fails on (Altinn/altinn-studio,
    /// `PolicyAdmin/PolicyConverter.cs`, 2026-08-22).
    pub studio: Option<Vec<Problem>>,
    /// Whether the XACML schema holds.
    pub schema_valid: bool,
    /// What the rules found, in order of place.
    pub findings: Vec<Found>,
}

/// Looks at the bytes of a policy file.
#[must_use]
pub fn examine<'b>(bytes: &'b [u8], options: &LintOptions) -> Examination<'b> {
    let text = match read::decode(bytes) {
        Ok(text) => text,
        Err(refusal) => return refused("", refusal, options),
    };
    let (schema_valid, policy) = match read::document(&text) {
        Ok(document) => (schema::check(&document).is_ok(), read::parse_document(&document)),
        Err(refusal) => (text.contains("<!DOCTYPE") && schema::holds_with_dtd(&text), Err(refusal)),
    };
    let mut examined = match policy {
        Ok(policy) => accepted(LintSource { bytes, text: &text }, &policy, options),
        Err(refusal) => refused(&text, refusal, options),
    };
    let of_bytes = RULES.iter().filter_map(|rule| match rule.check {
        RuleCheck::Bytes(check) => check(bytes),
        _ => None,
    });
    examined.findings.splice(..0, of_bytes);
    Examination { text, schema_valid, ..examined }
}

/// What is said of a file that is larger than any policy, and was therefore not read.
#[must_use]
pub fn too_large(options: &LintOptions) -> Examination<'static> {
    refused("", read::too_large(), options)
}

fn accepted(source: LintSource<'_>, policy: &Policy, options: &LintOptions) -> Examination<'static> {
    let resource = options.resource_id.as_deref();
    Examination {
        text: Cow::default(),
        refusal: None,
        registry: resource.map(|id| registry::policy_verdict(policy, id)),
        studio: studio::to_model(policy).ok().map(|model| studio::validate(&model)),
        schema_valid: false,
        findings: lint_context(&LintContext::new(policy, Some(source), options)),
    }
}

fn refused(text: &str, refusal: ParseRefusal, options: &LintOptions) -> Examination<'static> {
    Examination {
        text: Cow::default(),
        registry: options.resource_id.as_ref().map(|_| registry::refusal_verdict(&refusal)),
        studio: None,
        schema_valid: false,
        findings: vec![run::refused(text, &refusal)],
        refusal: Some(refusal),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{model, options};
    use super::*;
    use crate::finding::Severity;
    use crate::policy::write::to_xml;

    #[test]
    fn a_good_policy_is_good_for_everybody() {
        let file = to_xml(&model());
        let examined = examine(&file, &options());
        assert!(examined.refusal.is_none() && examined.schema_valid);
        assert_eq!(examined.registry.map(|verdict| verdict.http), Some(201));
        assert_eq!(examined.studio, Some(Vec::new()));
        assert!(examined.findings.iter().all(|found| found.severity() == Severity::Note));
    }

    #[test]
    fn without_an_id_the_registry_is_not_asked() {
        let nothing = LintOptions { resource_id: None, ..options() };
        assert_eq!(examine(b"<x/>", &nothing).registry, None);
        assert_eq!(examine(b"<x/>", &options()).registry.map(|verdict| verdict.http), Some(500));
    }

    #[test]
    fn what_studio_fails_on_has_no_validation() {
        let file = String::from_utf8(to_xml(&model())).unwrap();
        let category = " Category=\"urn:altinn:minimum-authenticationlevel\"";
        assert!(file.contains(category));
        let examined = file.replace(category, "");
        let examined = examine(examined.as_bytes(), &options());
        assert!(examined.refusal.is_none() && examined.studio.is_none() && examined.schema_valid);
    }

    #[test]
    fn utf_16_is_read_and_noted() {
        let text = String::from_utf8(to_xml(&model())).unwrap();
        let text = text.trim_start_matches('\u{feff}').replace("utf-8", "utf-16");
        let mut file = vec![0xFF, 0xFE];
        file.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        let examined = examine(&file, &options());
        assert!(examined.refusal.is_none());
        assert_eq!(examined.findings.first().map(|found| found.code.id), Some("POL006"));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let examined = examine(&[0xFF, 0x00, 0x66], &options());
        assert_eq!(examined.findings.first().map(|found| found.code.id), Some("POL001"));
        assert!(!examined.schema_valid && examined.text.is_empty());
    }
}
