//! From the XML file to [`Policy`], accepting and refusing exactly what the platform's parser does (facts: policy 4.1).
//!
//! The platform reads the file as a stream, from front to back, and some of its quirks come from that: an element that
//! ought to have content but is written as `<Rule/>` makes it take the *next* elements for that content. The reader
//! here therefore walks the same stream (see `cursor.rs`) instead of the tree.

pub(in crate::policy) mod cursor;
mod expression;
mod limits;
mod policy;
pub(in crate::policy) mod target;

use std::borrow::Cow;

use crate::policy::xacml::Policy;
use cursor::Cursor;
pub use limits::LARGEST;

/// What the .NET exception behind a refusal was; the registry answers by it (facts: policy 3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalKind {
    /// `XmlException`: the text of the platform's own checks, or not well-formed.
    Xml,
    /// `FormatException` (and `UriFormatException`).
    Format,
    /// `ArgumentException`.
    Argument,
    /// A limit of our own; what the platform says of the document is not known.
    Limit,
}

/// The parser refuses the document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// What the platform says, without .NET's appended line and position.
    pub message: String,
    /// What kind of exception it was.
    pub kind: RefusalKind,
    /// Byte offset in the decoded text where reading stopped; `None` when the text could not be decoded.
    pub offset: Option<usize>,
}

impl Refusal {
    pub(in crate::policy) fn xml(message: impl Into<String>, offset: usize) -> Self {
        Self { message: message.into(), kind: RefusalKind::Xml, offset: Some(offset) }
    }
}

/// Parses a policy file. The document element must be a `Policy` in the XACML 3.0 namespace.
///
/// # Errors
/// [`Refusal`] with the platform's own message where it has one.
pub fn parse(bytes: &[u8]) -> Result<Policy, Refusal> {
    parse_text(&decode(bytes)?)
}

/// Parses the decoded text of a policy file; places in the result are byte ranges of `text`.
///
/// # Errors
/// See [`parse`].
pub fn parse_text(text: &str) -> Result<Policy, Refusal> {
    parse_document(&document(text)?)
}

/// Parses a document that [`document`] has made.
pub(in crate::policy) fn parse_document(document: &roxmltree::Document) -> Result<Policy, Refusal> {
    policy::read(&mut Cursor::new(document))
}

/// The refusal of a file that is larger than [`LARGEST`] and was therefore not read.
pub(in crate::policy) fn too_large() -> Refusal {
    limits::size()
}

/// Decodes a file as an XML reader does: UTF-8 with or without byte order mark, or UTF-16 with one.
///
/// # Errors
/// [`Refusal`] when the bytes are neither, or more than [`LARGEST`].
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    if bytes.len() > LARGEST {
        return Err(limits::size());
    }
    let wide = |big_endian: bool, bytes: &[u8]| {
        let units = bytes.chunks(2).map(|pair| match (pair, big_endian) {
            (&[high, low], true) | (&[low, high], false) => u16::from_be_bytes([high, low]),
            _ => 0xD800, // half a unit at the end: not valid, as a lone surrogate is not
        });
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    let decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => std::str::from_utf8(rest).ok().map(Cow::Borrowed),
        [0xFE, 0xFF, rest @ ..] => wide(true, rest).map(Cow::Owned),
        [0xFF, 0xFE, rest @ ..] => wide(false, rest).map(Cow::Owned),
        _ => std::str::from_utf8(bytes).ok().map(Cow::Borrowed),
    };
    decoded.ok_or_else(|| Refusal {
        message: "Invalid character in the given encoding.".into(),
        kind: RefusalKind::Xml,
        offset: None,
    })
}

/// Whether a file says by its byte order mark that it is in UTF-16.
#[must_use]
pub fn is_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..])
}

/// A text as bytes in the encoding of `file`, with its byte order mark.
#[must_use]
pub fn encode_like(file: &[u8], text: &str) -> Vec<u8> {
    match file {
        [0xFE, 0xFF, ..] => [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect(),
        [0xFF, 0xFE, ..] => [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        [0xEF, 0xBB, 0xBF, ..] => [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat(),
        _ => text.as_bytes().to_vec(),
    }
}

pub(in crate::policy) fn document(text: &str) -> Result<roxmltree::Document<'_>, Refusal> {
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
        Refusal::xml(message, offset_of(text, error.pos()))
    })
}

fn offset_of(text: &str, position: roxmltree::TextPos) -> usize {
    let row = usize::try_from(position.row).unwrap_or(1).saturating_sub(1);
    let column = usize::try_from(position.col).unwrap_or(1).saturating_sub(1);
    let start: usize = text.split_inclusive('\n').take(row).map(str::len).sum();
    let line = text.get(start..).unwrap_or_default();
    start + line.char_indices().nth(column).map_or(line.len(), |(index, _)| index)
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
    fn utf_16_is_read_and_broken_bytes_are_refused() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let mut file = vec![0xFF, 0xFE];
        file.extend(wide("<æ/>"));
        assert_eq!(decode(&file).unwrap(), "<æ/>");
        file.push(b'x');
        assert!(decode(&file).is_err());
        assert!(decode(&[0x66, 0xFF]).is_err());
    }

    #[test]
    fn a_text_is_written_in_the_encoding_of_its_file() {
        let text = "<æ/>";
        let wide = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
            mark.into_iter().chain(text.encode_utf16().flat_map(unit)).collect::<Vec<_>>()
        };
        let plain = text.as_bytes().to_vec();
        let marked = [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat();
        for file in [plain, marked, wide([0xFE, 0xFF], u16::to_be_bytes), wide([0xFF, 0xFE], u16::to_le_bytes)] {
            assert_eq!(encode_like(&file, &decode(&file).unwrap()), file);
        }
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
