//! A policy as the platform's parser makes it: only what was read, in file order, with its place in the text.
//!
//! URIs are kept as they stand in the file; nothing is trimmed or lower-cased. Places are byte ranges of the decoded
//! text that [`super::read::decode`] gives.

mod walk;

use std::ops::Range;

pub use walk::Alternative;

/// Place in the decoded text.
pub type Span = Range<usize>;

/// A parsed `Policy`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// `PolicyId`.
    pub id: String,
    /// `Version`; `1.0` when the file has none.
    pub version: String,
    /// `RuleCombiningAlgId`.
    pub combining_algorithm: String,
    /// `Description` of the policy.
    pub description: Option<String>,
    /// `Target` of the policy. The platform never looks at it (Altinn/altinn-authorization-tmp,
    /// `Altinn.Authorization.ABAC/Xacml/XacmlRule.cs`, 2026-08-21).
    pub target: Target,
    /// The rules in file order.
    pub rules: Vec<Rule>,
    /// Ids of the variables; the platform never evaluates them.
    pub variables: Vec<String>,
    /// `ObligationExpressions` of the policy.
    pub obligations: Vec<ObligationExpression>,
    /// `AdviceExpressions` of the policy; never returned.
    pub advice: Vec<ObligationExpression>,
    /// The element.
    pub span: Span,
}

/// Permit or Deny.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RuleEffect {
    /// The rule lets in.
    Permit,
    /// The rule shuts out.
    Deny,
}

/// A `Rule`: who may, or may not, do what with what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// `RuleId`.
    pub id: String,
    /// `Effect`: what is decided when target and condition hold.
    pub effect: RuleEffect,
    /// `Description`; an empty element is `Some("")`.
    pub description: Option<String>,
    /// `Target`; `None` matches everything.
    pub target: Option<Target>,
    /// `Condition`; without one the target alone decides.
    pub condition: Option<Expression>,
    /// `ObligationExpressions` of the rule; never returned.
    pub obligations: Vec<ObligationExpression>,
    /// `AdviceExpressions` of the rule; never returned.
    pub advice: Vec<ObligationExpression>,
    /// The start tag of the element up to the end of its content.
    pub span: Span,
}

/// A `Target`: a list of [`AnyOf`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// The `AnyOf` elements.
    pub any_of: Vec<AnyOf>,
    /// The element.
    pub span: Span,
}

/// An `AnyOf`: a list of [`AllOf`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnyOf {
    /// The `AllOf` elements.
    pub all_of: Vec<AllOf>,
    /// The element.
    pub span: Span,
}

/// An `AllOf`: a list of [`Match`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllOf {
    /// The `Match` elements.
    pub matches: Vec<Match>,
    /// The element.
    pub span: Span,
}

/// A `Match`: a function, a literal and where the request's values come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// `MatchId`, the function.
    pub function: String,
    /// The literal.
    pub value: Literal,
    /// Where the request's values come from.
    pub operand: Operand,
    /// The element.
    pub span: Span,
}

impl Match {
    /// The designator, unless the match has an `AttributeSelector`.
    #[must_use]
    pub fn designator(&self) -> Option<&Designator> {
        match &self.operand {
            Operand::Designator(designator) => Some(designator),
            Operand::Selector(_) => None,
        }
    }

    /// `attribute-id:value` when the match is of this category.
    #[must_use]
    pub fn urn_in(&self, category: &str) -> Option<String> {
        let designator = self.designator().filter(|designator| designator.category == category)?;
        Some([designator.attribute_id.as_str(), ":", &self.value.text].concat())
    }
}

/// An `AttributeValue`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Literal {
    /// `DataType`.
    pub data_type: String,
    /// The text; for other types than string the inner XML, as the platform reads it.
    pub text: String,
    /// The element.
    pub span: Span,
}

/// Where the values of a request come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// `AttributeDesignator`.
    Designator(Designator),
    /// `AttributeSelector`: the platform cannot evaluate it.
    Selector(Selector),
}

/// An `AttributeDesignator`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Designator {
    /// `AttributeId`.
    pub attribute_id: String,
    /// `Category`: in which part of the request the attribute is looked for.
    pub category: String,
    /// `DataType`.
    pub data_type: String,
    /// `MustBePresent`.
    pub must_be_present: bool,
    /// `Issuer`; ignored by the platform.
    pub issuer: Option<String>,
    /// The element.
    pub span: Span,
}

/// An `AttributeSelector`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector {
    /// `Path`: where in the content of the request the values stand.
    pub path: String,
    /// `DataType`.
    pub data_type: String,
    /// The element.
    pub span: Span,
}

/// What a condition or an assignment may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// `Apply`: the value of a function.
    Apply(Apply),
    /// `AttributeValue`.
    Literal(Literal),
    /// `AttributeDesignator`.
    Designator(Designator),
    /// `AttributeSelector`.
    Selector(Selector),
    /// `Function`: a function as argument of another, by its id.
    Function(String),
    /// `VariableReference`.
    Variable(String),
}

/// An `Apply`: a function and its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apply {
    /// `FunctionId`.
    pub function: String,
    /// The arguments, in the order of the file.
    pub arguments: Vec<Expression>,
    /// The element.
    pub span: Span,
}

/// An `ObligationExpression`, or an `AdviceExpression`, which has the same shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObligationExpression {
    /// `ObligationId` or `AdviceId`.
    pub id: String,
    /// `FulfillOn` or `AppliesTo`.
    pub fulfill_on: RuleEffect,
    /// The values that go with it, in the order of the file.
    pub assignments: Vec<AssignmentExpression>,
    /// The element.
    pub span: Span,
}

/// An `AttributeAssignmentExpression`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentExpression {
    /// `AttributeId`.
    pub attribute_id: String,
    /// `Category`; without it services and Studio fail.
    pub category: Option<String>,
    /// `Issuer`, where one is named.
    pub issuer: Option<String>,
    /// The value; only a literal is evaluated.
    pub value: Expression,
    /// The element.
    pub span: Span,
}
