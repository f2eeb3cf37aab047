//! What the engine answers: the decision, its status, its obligations, and why evaluation broke off.

/// What a text was to be when [`EvaluationFault::BadValue`] is about a regular expression.
pub(super) const PATTERN: &str = "pattern";

/// The four answers that XACML 3.0 knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Let in.
    Permit,
    /// Shut out by a rule.
    Deny,
    /// No rule is about it; a service treats it as no.
    NotApplicable,
    /// It could not be decided; a service treats it as no.
    Indeterminate,
}

impl Decision {
    /// The name in responses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Permit => "Permit",
            Self::Deny => "Deny",
            Self::NotApplicable => "NotApplicable",
            Self::Indeterminate => "Indeterminate",
        }
    }
}

/// The status of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Decided.
    Ok,
    /// An attribute that a rule's resource or action must have is not in the request.
    MissingAttribute,
    /// The policy or the request could not be evaluated.
    SyntaxError,
    /// A bag held more values than a condition allows.
    ProcessingError,
}

impl Status {
    /// The URN in responses.
    #[must_use]
    pub fn urn(self) -> &'static str {
        match self {
            Self::Ok => "urn:oasis:names:tc:xacml:1.0:status:ok",
            Self::MissingAttribute => "urn:oasis:names:tc:xacml:1.0:status:missing-attribute",
            Self::SyntaxError => "urn:oasis:names:tc:xacml:1.0:status:syntax-error",
            Self::ProcessingError => "urn:oasis:names:tc:xacml:1.0:status:processing-error",
        }
    }
}

/// Why evaluation broke off; the platform throws an exception there and its service answers `syntax-error`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EvaluationFault {
    /// The function is not implemented.
    #[error("function {0} is not implemented")]
    UnknownFunction(String),
    /// An `AttributeSelector`, a condition without a designator, or one without a literal.
    #[error("the rule uses an expression that cannot be evaluated")]
    NotEvaluable,
    /// A value is not what the function needs.
    #[error("{0:?} is not a {1}")]
    BadValue(String, &'static str),
    /// A pattern that the platform may well apply, and this program cannot: what it answers is not known.
    #[error("this program cannot apply the pattern {0:?}, which the platform may be able to apply")]
    Untold(String),
}

impl EvaluationFault {
    /// Whether it is this program that has no answer.
    #[must_use]
    pub const fn is_ours(&self) -> bool {
        matches!(self, Self::Untold(_))
    }

    /// Whether the exception is one about an argument; the external endpoint gives it another status.
    #[must_use]
    pub fn is_argument(&self) -> bool {
        // .NET's exception for a pattern that cannot be read is one of these; that for a URI or a date is not.
        matches!(self, Self::BadValue(_, kind) if *kind == PATTERN)
    }
}

/// An obligation to be met by the service that asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// `ObligationId`.
    pub id: String,
    /// The values that it carries, such as the level, in file order.
    pub assignments: Vec<Assignment>,
}

/// One value that an obligation carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// `AttributeId`.
    pub attribute_id: String,
    /// `Category`: for whom the value is; services look it up by this.
    pub category: Option<String>,
    /// `DataType`.
    pub data_type: String,
    /// The value as it stands in the policy.
    pub value: String,
}

/// What the engine answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionResult {
    /// Let in, shut out, or why neither.
    pub decision: Decision,
    /// How the evaluation went.
    pub status: Status,
    /// Obligations of the policy, on Permit only, in file order.
    pub obligations: Vec<Obligation>,
    /// How many attributes of the request are echoed.
    pub echoed_attributes: usize,
    /// Ids of the rules that gave the decision, in file order.
    pub rules: Vec<String>,
    /// Why evaluation broke off.
    pub fault: Option<EvaluationFault>,
}

impl DecisionResult {
    /// Whether the answer is Permit.
    #[must_use]
    pub fn is_permit(&self) -> bool {
        self.decision == Decision::Permit
    }

    /// The answer of an engine that looked at no rule.
    #[must_use]
    pub fn without_rules(decision: Decision, status: Status) -> Self {
        Self { decision, status, obligations: Vec::new(), echoed_attributes: 0, rules: Vec::new(), fault: None }
    }

    /// The answer when evaluation broke off.
    pub(in crate::policy) fn broken(fault: EvaluationFault) -> Self {
        Self { fault: Some(fault), ..Self::without_rules(Decision::Indeterminate, Status::SyntaxError) }
    }
}
