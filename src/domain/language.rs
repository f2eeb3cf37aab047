//! The two languages of the program, and texts that Altinn wants in three.

use serde::{Deserialize, Serialize};

/// A language that the program itself speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// Norwegian Bokmål, the master.
    #[default]
    Nb,
    /// English.
    En,
}

impl Language {
    /// Understands `nb`, `en`, and what a locale starts with (`nb_NO.UTF-8`, `no`, `nn_NO`, `en-GB`).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let head = text.split(['_', '-', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        match head.as_str() {
            "nb" | "no" | "nn" => Some(Self::Nb),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The code as written on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::En => "en",
        }
    }
}

/// A text in Bokmål, Nynorsk and English, as the resource registry demands (Altinn/altinn-resource-registry,
/// `Helpers/ServiceResourceHelper.cs`, 2026-08-10).
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
pub struct ThreeLanguages {
    /// Bokmål.
    pub nb: String,
    /// Nynorsk; empty while the text is a draft.
    #[serde(default)]
    pub nn: String,
    /// English; empty while the text is a draft.
    #[serde(default)]
    pub en: String,
}

impl ThreeLanguages {
    /// The languages (`nb`, `nn`, `en`) that still lack a text.
    #[must_use]
    pub fn missing(&self) -> Vec<&'static str> {
        [("nb", &self.nb), ("nn", &self.nn), ("en", &self.en)]
            .into_iter()
            .filter(|(_, text)| text.trim().is_empty())
            .map(|(code, _)| code)
            .collect()
    }

    /// Reads `nb | nn | en`; one part alone is Bokmål and a draft in the others. `None` when nothing is left.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('|').map(|part| part.trim().to_owned());
        let texts = Self {
            nb: parts.next().unwrap_or_default(),
            nn: parts.next().unwrap_or_default(),
            en: parts.next().unwrap_or_default(),
        };
        (!texts.nb.is_empty() && parts.next().is_none()).then_some(texts)
    }
}

impl std::fmt::Display for ThreeLanguages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.nn.is_empty(), self.en.is_empty()) {
            (true, true) => f.write_str(&self.nb),
            _ => write!(f, "{} | {} | {}", self.nb, self.nn, self.en),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_are_understood() {
        assert_eq!(Language::parse("nb_NO.UTF-8"), Some(Language::Nb));
        assert_eq!(Language::parse("nn-NO"), Some(Language::Nb));
        assert_eq!(Language::parse("en_GB"), Some(Language::En));
        assert_eq!(Language::parse("C.UTF-8"), None);
    }

    #[test]
    fn a_single_text_is_a_draft_in_the_other_languages() {
        let texts = ThreeLanguages::parse("Vedtak om støtte").unwrap();
        assert_eq!(texts.missing(), ["nn", "en"]);
        assert_eq!(ThreeLanguages::parse("a | b | c").unwrap().missing(), Vec::<&str>::new());
        assert_eq!(ThreeLanguages::parse("a|b|c|d"), None);
        assert_eq!(ThreeLanguages::parse(" | b | c"), None);
    }
}
