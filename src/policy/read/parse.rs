//! From text to a policy.

use super::cursor::Cursor;
use super::encoding::decode;
use super::refusal::ParseRefusal;
use super::{limits, policy};
use crate::policy::xacml::Policy;
use crate::text::places;

/// Parses a policy file. The document element must be a `Policy` in the XACML 3.0 namespace.
///
/// # Errors
/// [`ParseRefusal`] with the platform's own message where it has one.
pub fn parse(bytes: &[u8]) -> Result<Policy, ParseRefusal> {
    parse_text(&decode(bytes)?)
}

/// Parses the decoded text of a policy file; places in the result are byte ranges of `text`.
///
/// # Errors
/// See [`parse`].
pub fn parse_text(text: &str) -> Result<Policy, ParseRefusal> {
    parse_document(&document(text)?)
}

/// Parses a document that [`document`] has made.
pub(in crate::policy) fn parse_document(document: &roxmltree::Document) -> Result<Policy, ParseRefusal> {
    policy::read(&mut Cursor::new(document))
}

/// The refusal of a file that is larger than [`super::limits::LARGEST`] and was therefore not read.
pub(in crate::policy) fn too_large() -> ParseRefusal {
    limits::size()
}

/// Makes a document of a text, within the limits.
pub(in crate::policy) fn document(text: &str) -> Result<roxmltree::Document<'_>, ParseRefusal> {
    limits::check(text)?;
    roxmltree::Document::parse(text).map_err(|error| {
        let message = match &error {
            roxmltree::Error::DtdDetected => {
                "For security reasons DTD is prohibited in this XML document. To enable DTD processing set the \
                 DtdProcessing property on XmlReaderSettings to Parse and pass the settings into XmlReader.Create method."
                    .into()
            }
            roxmltree::Error::NoRootNode => "Root element is missing.".into(),
            other => other.to_string(),
        };
        let at = error.pos();
        let count = |number: u32| usize::try_from(number).unwrap_or(1);
        ParseRefusal::xml(message, places::offset(text, (count(at.row), count(at.col))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        r#"<Policy xmlns="urn:oasis:names:tc:xacml:3.0:core:schema:wd-17" PolicyId="p" RuleCombiningAlgId="a">"#;

    fn message(body: &str) -> String {
        parse_text(&format!("{HEAD}{body}</Policy>")).map(|_| String::new()).unwrap_or_else(|refusal| refusal.message)
    }

    #[test]
    fn an_empty_target_must_be_one_tag() {
        assert_eq!(message(r#"<Target/><Rule RuleId="1" Effect="permit"/>x"#), "'Text' is an invalid XmlNodeType.");
        assert_eq!(message(r#"<Target/><Rule RuleId="1" Effect="permit"></Rule>"#), "");
        assert_eq!(message("<Target></Target>"), "Target should contain AnyOf or be empty");
        assert_eq!(message("<Rule/>"), "Invalid XACML Policy Target is missing");
    }

    #[test]
    fn an_empty_last_rule_swallows_the_end_of_the_policy() {
        assert_eq!(message(r#"<Target/><Rule RuleId="1" Effect="Permit"/>"#), "'None' is an invalid XmlNodeType.");
    }

    #[test]
    fn an_effect_may_be_a_number() {
        let effect = |text: &str| message(&format!(r#"<Target/><Rule RuleId="1" Effect="{text}"></Rule>"#));
        assert_eq!([effect("0"), effect("1"), effect(" DENY ")], [""; 3]);
        assert_eq!(effect("maybe"), "Wrong XacmlEffectType value");
    }

    #[test]
    fn a_refusal_knows_its_place() {
        let text = format!("{HEAD}\n  <Target/>\n  <Rule Effect=\"Permit\"></Rule></Policy>");
        let refusal = parse_text(&text).unwrap_err();
        assert_eq!((refusal.message.as_str(), refusal.offset), ("RuleId IsNullOrEmpty", text.find("<Rule")));
        let broken = parse_text("<a>\n æ <b></a>").unwrap_err();
        assert_eq!(broken.offset, Some("<a>\n æ <b>".len()));
    }
}
