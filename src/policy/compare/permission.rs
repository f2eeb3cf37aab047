//! One permission, or one shutting out, and the conditions that it is made of.

use std::collections::BTreeSet;

use crate::policy::decide::folded;
use crate::policy::ids::function;
use crate::policy::placeholders::Fill;
use crate::policy::xacml::{Match, Operand, RuleEffect};

/// Terms that must all hold.
pub(super) type Conditions = BTreeSet<AttributeCondition>;

/// One condition on an attribute of the request.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AttributeCondition {
    /// `AttributeId`.
    pub attribute_id: String,
    /// The value; in the form that all of its spellings share when case does not matter.
    pub value: String,
    /// How they are compared.
    pub how: Comparison,
    /// `DataType` of the literal.
    pub data_type: String,
    /// A request without the attribute spoils the whole policy.
    pub must_be_present: bool,
}

/// How a term compares.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparison {
    /// Letter by letter.
    Exactly,
    /// Apart from case.
    IgnoringCase,
    /// By another function, named.
    By(String),
}

impl AttributeCondition {
    pub(super) fn of(one: &Match, fill: &Fill) -> Self {
        let text = fill.apply(&one.value.text);
        let (how, value) = match one.function.as_str() {
            function::STRING_EQUAL | function::STRING_IS_IN => (Comparison::Exactly, text),
            function::STRING_EQUAL_IGNORE_CASE => (Comparison::IgnoringCase, folded(&text).into_owned()),
            other => (Comparison::By(other.to_owned()), text),
        };
        let (attribute_id, must_be_present) = match &one.operand {
            Operand::Designator(designator) => (fill.apply(&designator.attribute_id), designator.must_be_present),
            Operand::Selector(selector) => (selector.path.clone(), false),
        };
        Self { attribute_id, value, how, data_type: one.value.data_type.clone(), must_be_present }
    }

    /// Whether every request that satisfies `other` satisfies this.
    fn follows_from(&self, other: &Self) -> bool {
        self == other
            || (self.how == Comparison::IgnoringCase
                && other.how == Comparison::Exactly
                && self.attribute_id == other.attribute_id
                && self.data_type == other.data_type
                && self.must_be_present == other.must_be_present
                && self.value == folded(&other.value))
    }
}

/// One permission, or one shutting out: all terms of a category must hold; none is open.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Permission {
    /// Permit or Deny.
    pub effect: RuleEffect,
    /// Who.
    pub subject: BTreeSet<AttributeCondition>,
    /// Does what.
    pub action: BTreeSet<AttributeCondition>,
    /// With what.
    pub resource: BTreeSet<AttributeCondition>,
    /// Under which condition, as text.
    pub condition: Option<String>,
}

impl Permission {
    /// Who, does what, with what.
    pub(super) const fn sides(&self) -> [&Conditions; 3] {
        [&self.subject, &self.action, &self.resource]
    }

    /// Whether it says something to the requests that it is about, and nothing to others: neither an attribute that must
    /// be present, nor an expression that may break off.
    pub(super) fn is_plain(&self) -> bool {
        let plain = |term: &AttributeCondition| !term.must_be_present && !matches!(term.how, Comparison::By(_));
        self.condition.is_none() && self.sides().into_iter().flatten().all(plain)
    }

    /// Whether every request that `other` is about is also one that this is about.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        (self.condition.is_none() || self.condition == other.condition)
            && Self::is_superset(&self.subject, &other.subject)
            && Self::is_superset(&self.action, &other.action)
            && Self::is_superset(&self.resource, &other.resource)
    }

    /// Whether a list of terms holds wherever another one holds.
    pub(super) fn is_superset(mine: &BTreeSet<AttributeCondition>, others: &BTreeSet<AttributeCondition>) -> bool {
        mine.iter().all(|term| others.iter().any(|other| term.follows_from(other)))
    }
}
