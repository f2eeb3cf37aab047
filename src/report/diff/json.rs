//! The answer of `policy diff --format json`. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::Language;
use crate::policy::compare::{self, Difference, Textual};
use crate::report::frozen::frozen;

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
    pub text: Vec<TextualDifference>,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DifferenceJson {
    /// What it is.
    pub change: Change,
    /// Who: URNs that must all hold; empty is anybody, or not about somebody.
    pub who: Vec<String>,
    /// Does what; `null` is everything, or not about an action.
    pub action: Option<String>,
    /// With what: URNs that must all hold.
    pub resource: Vec<String>,
    /// All of it in words.
    pub message: String,
}

frozen! {
    /// What a difference is.
    Change of compare::Change {
        /// Somebody may do something that he or she could not.
        "gained" Gained = compare::Change::Gained,
        /// Somebody may no longer do something.
        "lost" Lost = compare::Change::Lost,
        /// Somebody is shut out by a rule.
        "shutOut" ShutOut = compare::Change::ShutOut,
        /// Somebody is no longer shut out by a rule.
        "notShutOut" NotShutOut = compare::Change::NotShutOut,
        /// The level for end users is another.
        "level" Level = compare::Change::Level,
        /// The level for organisations is another.
        "levelOrg" LevelOrg = compare::Change::LevelOrg,
        /// The rules are combined otherwise, and it matters.
        "combining" Combining = compare::Change::Combining,
        /// Other obligations.
        "obligations" Obligations = compare::Change::Obligations,
    }
}

frozen! {
    /// What differs in the text alone.
    TextualDifference of Textual {
        /// The policy's id.
        "policyId" PolicyId = Textual::PolicyId,
        /// The policy's version.
        "version" Version = Textual::Version,
        /// Descriptions of the policy or of rules.
        "descriptions" Descriptions = Textual::Descriptions,
        /// The policy's target.
        "target" Target = Textual::Target,
        /// The name of the combining algorithm.
        "combiningAlgorithm" CombiningAlgorithm = Textual::CombiningAlgorithm,
        /// Ids of rules.
        "ruleIds" RuleIds = Textual::RuleIds,
        /// How many rules there are, how they are split, and their order.
        "rules" Rules = Textual::Rules,
        /// Upper and lower case of values.
        "letterCase" LetterCase = Textual::LetterCase,
        /// How a match is written.
        "matches" Matches = Textual::Matches,
        /// Ids of obligations, and obligations that nobody is given.
        "obligations" Obligations = Textual::Obligations,
        /// A placeholder here, and there what it stands for.
        "placeholders" Placeholders = Textual::Placeholders,
        /// White space, comments, byte order mark.
        "layout" Layout = Textual::Layout,
    }
}

impl DifferenceJson {
    /// One difference, for programs.
    #[must_use]
    pub fn of(difference: &Difference) -> Self {
        Self {
            change: difference.change.into(),
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
        text: text.iter().map(|one| (*one).into()).collect(),
    })
}
