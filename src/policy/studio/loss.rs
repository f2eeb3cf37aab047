//! The kinds of what a round trip through Studio loses, and what each does to access.

use crate::policy::xacml::Span;
use crate::text::Message;

/// What a loss does to who gets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccessChange {
    /// Nothing.
    Same,
    /// More get in than before.
    Widens,
    /// Fewer get in than before.
    Narrows,
}

impl AccessChange {
    /// What it does, in words.
    #[must_use]
    pub fn name(self) -> Message {
        match self {
            Self::Same => words::ACCESS_SAME.into(),
            Self::Widens => words::ACCESS_WIDENS.into(),
            Self::Narrows => words::ACCESS_NARROWS.into(),
        }
    }
}

/// What is lost or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// `PolicyId` becomes Studio's constant.
    PolicyId,
    /// The policy's `Description`.
    Description,
    /// The policy's `Target`.
    Target,
    /// The combining algorithm becomes deny-overrides.
    CombiningAlgorithm,
    /// A Deny comes back as a Permit.
    Effect,
    /// The `Condition` of a rule.
    Condition,
    /// Obligations and advice of a rule, and advice of the policy: nobody gets them today either.
    RuleObligations,
    /// Definitions that conditions share.
    Variables,
    /// No rule becomes the placeholder rule, which matches everything.
    NoRules,
    /// The function of a match becomes Studio's own.
    Function,
    /// The data type of a value becomes string.
    DataType,
    /// A category in another spelling of the same URI becomes the exact one.
    Category,
    /// `MustBePresent` becomes false.
    MustBePresent,
    /// `Issuer` of a designator.
    Issuer,
    /// A match in another category than subject, resource and action.
    Environment,
    /// Subjects that must hold together become alternatives.
    SubjectsTogether,
    /// Actions that must hold together become alternatives.
    ActionsTogether,
    /// How alternatives are grouped.
    Grouping,
    /// An action matched by another attribute than the action id.
    ActionAttribute,
    /// A value with a colon is split in another place when it is written.
    Colon,
    /// An obligation gets Studio's own id, and its assignment too.
    ObligationId,
    /// A level that another obligation sets too, or on Deny: the last one is kept.
    Level,
    /// An obligation that is no level.
    Obligation,
}

/// One place in a policy that does not come back from Studio as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The kind of thing that is lost or changed.
    pub what: What,
    /// What it does to who gets in.
    pub access: AccessChange,
    /// `RuleId`, for what is in a rule.
    pub rule: Option<String>,
    /// Where, in the decoded text.
    pub span: Span,
    /// In words.
    pub message: Message,
}

/// What this file alone says.
mod words {
    use crate::text::phrases;

    phrases! {
        ACCESS_SAME { nb: "slipper inn de samme", en: "the same get in" }
        ACCESS_WIDENS { nb: "slipper inn flere", en: "more get in" }
        ACCESS_NARROWS { nb: "slipper inn færre", en: "fewer get in" }
    }
}
