//! The grammar of the schema: which element may hold which, in what order, and with which attributes.
//!
//! An element that stands for a type has the type's rules; the schema declares every element at its top level.

use super::value::Form;
use super::value::Form::{AnyUri, Boolean, Decision, Effect, Id, IdRef, Integer, Text, Version, VersionMatch};

/// What an element may be.
pub(super) struct Shape {
    /// What it may hold.
    pub content: Content,
    /// The attributes that it may have; others are refused unless it is open.
    pub attributes: &'static [AttributeGrammar],
    /// Any other attribute may stand there too.
    pub open: bool,
}

/// What an element may hold.
pub(super) enum Content {
    /// Nothing at all.
    Empty,
    /// Text of this form.
    Value(Form),
    /// Elements in this order.
    Elements(&'static [Part]),
    /// Text and any elements, so many at least and at most.
    Anything(usize, usize),
    /// The element is abstract: only others may stand for it.
    Abstract,
}

/// A place in the order of elements.
pub(super) struct Part {
    /// Which may stand there.
    pub one_of: u64,
    /// How many at least.
    pub least: u8,
    /// Any number may stand there.
    pub many: bool,
}

/// What the schema says of one attribute of an element.
pub(super) struct AttributeGrammar {
    /// Its name, without namespace.
    pub name: &'static str,
    /// What its value must look like.
    pub form: Form,
    /// It must be there.
    pub required: bool,
}

const fn must(name: &'static str, form: Form) -> AttributeGrammar {
    AttributeGrammar { name, form, required: true }
}

const fn may(name: &'static str, form: Form) -> AttributeGrammar {
    AttributeGrammar { name, form, required: false }
}

const fn shape(attributes: &'static [AttributeGrammar], content: Content) -> Shape {
    Shape { content, attributes, open: false }
}

const fn set(elements: &[Element]) -> u64 {
    let (mut bits, mut at) = (0, 0);
    while at < elements.len() {
        #[expect(clippy::indexing_slicing, reason = "constant functions have no iterators; evaluated by the compiler")]
        let element = elements[at];
        bits |= element.bit();
        at += 1;
    }
    bits
}

const fn one(elements: &[Element]) -> Part {
    Part { one_of: set(elements), least: 1, many: false }
}

const fn maybe(elements: &[Element]) -> Part {
    Part { one_of: set(elements), least: 0, many: false }
}

const fn some(elements: &[Element]) -> Part {
    Part { one_of: set(elements), least: 1, many: true }
}

const fn any(elements: &[Element]) -> Part {
    Part { one_of: set(elements), least: 0, many: true }
}

/// What may stand where the schema says `Expression`.
const EXPRESSION: &[Element] = &[
    Element::VariableReference,
    Element::AttributeSelector,
    Element::AttributeDesignator,
    Element::AttributeValue,
    Element::Function,
    Element::Apply,
];

use Content::{Abstract, Anything, Elements, Empty, Value};

const NONE: &[AttributeGrammar] = &[];
const PARAMETERS: Content = Elements(&[any(&[Element::CombinerParameter])]);
const ASSIGNED: Content = Elements(&[any(&[Element::AttributeAssignment])]);
const DEFAULTS: Shape = shape(NONE, Elements(&[one(&[Element::XPathVersion])]));
const ID_REFERENCE: Shape = shape(
    &[may("Version", VersionMatch), may("EarliestVersion", VersionMatch), may("LatestVersion", VersionMatch)],
    Value(AnyUri),
);

/// Declares the elements: `Name = shape;`.
macro_rules! elements {
    ($($name:ident = $shape:expr;)+) => {
        /// An element of the schema.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Element { $($name),+ }

        impl Element {
            /// The element of this name.
            pub(super) fn named(name: &str) -> Option<Self> {
                match name {
                    $(stringify!($name) => Some(Self::$name),)+
                    _ => None,
                }
            }

            /// Its rules.
            pub(super) const fn shape(self) -> &'static Shape {
                match self {
                    $(Self::$name => { const SHAPE: Shape = $shape; &SHAPE })+
                }
            }

            /// Its place in sets.
            pub(super) const fn bit(self) -> u64 {
                1 << (self as u8)
            }
        }
    };
}

elements! {
    Advice = shape(&[must("AdviceId", AnyUri)], ASSIGNED);
    AdviceExpression = shape(
        &[must("AdviceId", AnyUri), must("AppliesTo", Effect)],
        Elements(&[any(&[Element::AttributeAssignmentExpression])]),
    );
    AdviceExpressions = shape(NONE, Elements(&[some(&[Element::AdviceExpression])]));
    AllOf = shape(NONE, Elements(&[some(&[Element::Match])]));
    AnyOf = shape(NONE, Elements(&[some(&[Element::AllOf])]));
    Apply = shape(
        &[must("FunctionId", AnyUri)],
        Elements(&[maybe(&[Element::Description]), any(EXPRESSION)]),
    );
    AssociatedAdvice = shape(NONE, Elements(&[some(&[Element::Advice])]));
    Attribute = shape(
        &[must("AttributeId", AnyUri), may("Issuer", Text), must("IncludeInResult", Boolean)],
        Elements(&[some(&[Element::AttributeValue])]),
    );
    AttributeAssignment = Shape {
        content: Anything(0, usize::MAX),
        attributes: &[must("DataType", AnyUri), must("AttributeId", AnyUri), may("Category", AnyUri), may("Issuer", Text)],
        open: true,
    };
    AttributeAssignmentExpression = shape(
        &[must("AttributeId", AnyUri), may("Category", AnyUri), may("Issuer", Text)],
        Elements(&[one(EXPRESSION)]),
    );
    AttributeDesignator = shape(
        &[
            must("Category", AnyUri),
            must("AttributeId", AnyUri),
            must("DataType", AnyUri),
            may("Issuer", Text),
            must("MustBePresent", Boolean),
        ],
        Empty,
    );
    Attributes = shape(
        &[must("Category", AnyUri), may("xml:id", Id)],
        Elements(&[maybe(&[Element::Content]), any(&[Element::Attribute])]),
    );
    AttributeSelector = shape(
        &[
            must("Category", AnyUri),
            may("ContextSelectorId", AnyUri),
            must("Path", Text),
            must("DataType", AnyUri),
            must("MustBePresent", Boolean),
        ],
        Empty,
    );
    AttributesReference = shape(&[must("ReferenceId", IdRef)], Empty);
    AttributeValue = Shape {
        content: Anything(0, usize::MAX),
        attributes: &[must("DataType", AnyUri)],
        open: true,
    };
    CombinerParameter = shape(&[must("ParameterName", Text)], Elements(&[one(&[Element::AttributeValue])]));
    CombinerParameters = shape(NONE, PARAMETERS);
    Condition = shape(NONE, Elements(&[one(EXPRESSION)]));
    Content = shape(NONE, Anything(1, 1));
    Decision = shape(NONE, Value(Decision));
    Description = shape(NONE, Value(Text));
    Expression = shape(NONE, Abstract);
    Function = shape(&[must("FunctionId", AnyUri)], Empty);
    Match = shape(
        &[must("MatchId", AnyUri)],
        Elements(&[one(&[Element::AttributeValue]), one(&[Element::AttributeDesignator, Element::AttributeSelector])]),
    );
    MissingAttributeDetail = shape(
        &[must("Category", AnyUri), must("AttributeId", AnyUri), must("DataType", AnyUri), may("Issuer", Text)],
        Elements(&[any(&[Element::AttributeValue])]),
    );
    MultiRequests = shape(NONE, Elements(&[some(&[Element::RequestReference])]));
    Obligation = shape(&[must("ObligationId", AnyUri)], ASSIGNED);
    ObligationExpression = shape(
        &[must("ObligationId", AnyUri), must("FulfillOn", Effect)],
        Elements(&[any(&[Element::AttributeAssignmentExpression])]),
    );
    ObligationExpressions = shape(NONE, Elements(&[some(&[Element::ObligationExpression])]));
    Obligations = shape(NONE, Elements(&[some(&[Element::Obligation])]));
    Policy = shape(
        &[
            must("PolicyId", AnyUri),
            must("Version", Version),
            must("RuleCombiningAlgId", AnyUri),
            may("MaxDelegationDepth", Integer),
        ],
        Elements(&[
            maybe(&[Element::Description]),
            maybe(&[Element::PolicyIssuer]),
            maybe(&[Element::PolicyDefaults]),
            one(&[Element::Target]),
            // At least one of these is meant, but since two of them may be missing, none is enough.
            any(&[
                Element::CombinerParameters,
                Element::RuleCombinerParameters,
                Element::VariableDefinition,
                Element::Rule,
            ]),
            maybe(&[Element::ObligationExpressions]),
            maybe(&[Element::AdviceExpressions]),
        ]),
    );
    PolicyCombinerParameters = shape(&[must("PolicyIdRef", AnyUri)], PARAMETERS);
    PolicyDefaults = DEFAULTS;
    PolicyIdentifierList = shape(
        NONE,
        Elements(&[any(&[Element::PolicyIdReference, Element::PolicySetIdReference])]),
    );
    PolicyIdReference = ID_REFERENCE;
    PolicyIssuer = shape(NONE, Elements(&[maybe(&[Element::Content]), any(&[Element::Attribute])]));
    PolicySet = shape(
        &[
            must("PolicySetId", AnyUri),
            must("Version", Version),
            must("PolicyCombiningAlgId", AnyUri),
            may("MaxDelegationDepth", Integer),
        ],
        Elements(&[
            maybe(&[Element::Description]),
            maybe(&[Element::PolicyIssuer]),
            maybe(&[Element::PolicySetDefaults]),
            one(&[Element::Target]),
            any(&[
                Element::PolicySet,
                Element::Policy,
                Element::PolicySetIdReference,
                Element::PolicyIdReference,
                Element::CombinerParameters,
                Element::PolicyCombinerParameters,
                Element::PolicySetCombinerParameters,
            ]),
            maybe(&[Element::ObligationExpressions]),
            maybe(&[Element::AdviceExpressions]),
        ]),
    );
    PolicySetCombinerParameters = shape(&[must("PolicySetIdRef", AnyUri)], PARAMETERS);
    PolicySetDefaults = DEFAULTS;
    PolicySetIdReference = ID_REFERENCE;
    Request = shape(
        &[must("ReturnPolicyIdList", Boolean), must("CombinedDecision", Boolean)],
        Elements(&[
            maybe(&[Element::RequestDefaults]),
            some(&[Element::Attributes]),
            maybe(&[Element::MultiRequests]),
        ]),
    );
    RequestDefaults = DEFAULTS;
    RequestReference = shape(NONE, Elements(&[some(&[Element::AttributesReference])]));
    Response = shape(NONE, Elements(&[some(&[Element::Result])]));
    Result = shape(
        NONE,
        Elements(&[
            one(&[Element::Decision]),
            maybe(&[Element::Status]),
            maybe(&[Element::Obligations]),
            maybe(&[Element::AssociatedAdvice]),
            any(&[Element::Attributes]),
            maybe(&[Element::PolicyIdentifierList]),
        ]),
    );
    Rule = shape(
        &[must("RuleId", Text), must("Effect", Effect)],
        Elements(&[
            maybe(&[Element::Description]),
            maybe(&[Element::Target]),
            maybe(&[Element::Condition]),
            maybe(&[Element::ObligationExpressions]),
            maybe(&[Element::AdviceExpressions]),
        ]),
    );
    RuleCombinerParameters = shape(&[must("RuleIdRef", Text)], PARAMETERS);
    Status = shape(
        NONE,
        Elements(&[one(&[Element::StatusCode]), maybe(&[Element::StatusMessage]), maybe(&[Element::StatusDetail])]),
    );
    StatusCode = shape(&[must("Value", AnyUri)], Elements(&[maybe(&[Element::StatusCode])]));
    StatusDetail = shape(NONE, Anything(0, usize::MAX));
    StatusMessage = shape(NONE, Value(Text));
    Target = shape(NONE, Elements(&[any(&[Element::AnyOf])]));
    VariableDefinition = shape(&[must("VariableId", Text)], Elements(&[one(EXPRESSION)]));
    VariableReference = shape(&[must("VariableId", Text)], Empty);
    XPathVersion = shape(NONE, Value(AnyUri));
}

impl Element {
    /// The element whose type the schema calls by this name.
    pub(super) fn of_type(name: &str) -> Option<Self> {
        match name {
            "DefaultsType" => Some(Self::PolicyDefaults),
            "IdReferenceType" => Some(Self::PolicyIdReference),
            _ => Self::named(name.strip_suffix("Type")?),
        }
    }

    /// Whether an element may be declared, by `xsi:type`, to have the type of another.
    pub(super) fn may_be(self, other: Self) -> bool {
        let group = |element| match element {
            Self::PolicySetDefaults | Self::RequestDefaults => Self::PolicyDefaults,
            Self::PolicySetIdReference => Self::PolicyIdReference,
            element => element,
        };
        group(self) == other
            || match self {
                Self::AttributeValue => other == Self::AttributeAssignment,
                Self::CombinerParameters => matches!(
                    other,
                    Self::RuleCombinerParameters | Self::PolicyCombinerParameters | Self::PolicySetCombinerParameters
                ),
                _ => false,
            }
    }
}
