//! A policy file, read once in a command and then handed on: its bytes, its text, and the policy in it.

use super::model::EditorPolicy;
use super::read::{ParseRefusal, decode, parse_text};
use super::write::to_xml;
use super::xacml::Policy;

/// A policy file that the platform's parser accepts.
///
/// The XML document itself borrows the text and is gone once the policy has been made of it: the places in the policy are
/// byte ranges of [`Self::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyFile {
    bytes: Vec<u8>,
    text: String,
    policy: Policy,
}

/// A policy file that the platform's parser refuses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{refusal}")]
pub struct RefusedFile {
    /// As it is stored.
    pub bytes: Vec<u8>,
    /// Decoded; empty when it could not be decoded.
    pub text: String,
    /// Why it is refused.
    pub refusal: ParseRefusal,
}

impl PolicyFile {
    /// Reads a file.
    ///
    /// # Errors
    /// The file, with the reason why the platform refuses it.
    pub fn read(bytes: Vec<u8>) -> Result<Self, RefusedFile> {
        let (text, read) = match decode(&bytes) {
            Ok(text) => (text.into_owned(), None),
            Err(refusal) => (String::new(), Some(refusal)),
        };
        match read.map_or_else(|| parse_text(&text), Err) {
            Ok(policy) => Ok(Self { bytes, text, policy }),
            Err(refusal) => Err(RefusedFile { bytes, text, refusal }),
        }
    }

    /// The file that Studio writes of a policy in its editor.
    ///
    /// # Errors
    /// As [`Self::read`]: the editor's policy may hold what no parser takes.
    pub fn of_model(model: &EditorPolicy) -> Result<Self, RefusedFile> {
        Self::read(to_xml(model))
    }

    /// As it is stored.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Decoded; the places in the policy are byte ranges of it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The policy as the platform's parser reads it.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::products::CORRESPONDENCE;
    use crate::policy::build::{Choices, built};

    #[test]
    fn places_are_those_of_the_decoded_text() {
        let model = built(&CORRESPONDENCE.policy_rules, &Choices::new("ttd", "ttd-melding"));
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let text = String::from_utf8(to_xml(&model)).unwrap();
        let text = text.trim_start_matches('\u{feff}').replace("utf-8", "utf-16");
        let file = PolicyFile::read([vec![0xFF, 0xFE], wide(&text)].concat()).unwrap();
        let span = file.policy().rules[0].span.clone();
        assert!(file.text().get(span).is_some_and(|text| text.contains("RuleId")));
        assert_eq!(file.policy().rules.len(), PolicyFile::of_model(&model).unwrap().policy().rules.len());
    }

    #[test]
    fn a_refused_file_keeps_what_it_holds() {
        let refused = PolicyFile::read(b"<x/>".to_vec()).unwrap_err();
        assert_eq!((refused.bytes.as_slice(), refused.text.as_str()), (&b"<x/>"[..], "<x/>"));
        assert_eq!(PolicyFile::read(vec![0x66, 0xFF]).unwrap_err().text, "");
    }
}
