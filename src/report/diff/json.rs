//! The answer of `policy diff --format json`. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::Language;
use crate::policy::compare::{Change, Difference, Textual};

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    pub schema: u32,
    /// Both say the same to every request.
    pub same: bool,
    /// Both are the same bytes.
    pub identical: bool,
    /// What is different in the second, seen from the first.
    pub differences: Vec<DifferenceJson>,
    /// What differs in the text alone, when both mean the same.
    pub text: Vec<&'static str>,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DifferenceJson {
    /// What it is.
    pub change: &'static str,
    /// Who: URNs that must all hold; empty is anybody, or not about somebody.
    pub who: Vec<String>,
    /// Does what; `null` is everything, or not about an action.
    pub action: Option<String>,
    /// With what: URNs that must all hold.
    pub resource: Vec<String>,
    /// All of it in words.
    pub message: String,
}

impl DifferenceJson {
    /// One difference, for programs.
    #[must_use]
    pub fn of(difference: &Difference) -> Self {
        Self {
            change: difference.change.word(),
            who: difference.who.clone(),
            action: difference.action.clone(),
            resource: difference.resource.clone(),
            message: difference.message.render(Language::En),
        }
    }
}

/// Renders what is different in the second policy, and what differs in the text alone.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(differences: &[Difference], text: &[Textual]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&Document {
        schema: 1,
        same: differences.is_empty(),
        identical: differences.is_empty() && text.is_empty(),
        differences: differences.iter().map(DifferenceJson::of).collect(),
        text: text.iter().map(|one| one.word()).collect(),
    })
}

impl Change {
    /// The word for machines.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Gained => "gained",
            Self::Lost => "lost",
            Self::ShutOut => "shutOut",
            Self::NotShutOut => "notShutOut",
            Self::Level => "level",
            Self::LevelOrg => "levelOrg",
            Self::Combining => "combining",
            Self::Obligations => "obligations",
        }
    }

    /// The sign in front of a line: more, less, other.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Gained | Self::NotShutOut => "+",
            Self::Lost | Self::ShutOut => "-",
            Self::Level | Self::LevelOrg | Self::Combining | Self::Obligations => "~",
        }
    }
}
