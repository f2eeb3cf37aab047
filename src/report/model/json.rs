//! What `policy model --losses` says to other programs. Frozen: schema 1. The model itself is Altinn Studio's own form.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::Language;
use crate::policy::EditorPolicy;
use crate::policy::studio::{self, Loss};
use crate::report::frozen::frozen;
use crate::text::places::Places;

/// What `policy model --losses --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u32,
    /// The file, as it was named.
    file: &'a str,
    /// What is lost or changed.
    losses: Vec<Lost<'a>>,
}

/// One thing that is lost or changed.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Lost<'a> {
    /// What it is.
    what: What,
    /// What it does to access.
    access: Access,
    /// The rule that it stands in.
    rule: Option<&'a str>,
    /// Line, counted from 1.
    line: usize,
    /// Column, counted from 1.
    column: usize,
    /// All of it in words.
    message: String,
}

frozen! {
    /// What is lost or changed.
    What of studio::What {
        /// The id of the policy.
        "policyId" PolicyId = studio::What::PolicyId,
        /// The description of the policy.
        "description" Description = studio::What::Description,
        /// The target of the policy.
        "target" Target = studio::What::Target,
        /// The combining algorithm becomes deny-overrides.
        "combiningAlgorithm" CombiningAlgorithm = studio::What::CombiningAlgorithm,
        /// A Deny comes back as a Permit.
        "effect" Effect = studio::What::Effect,
        /// The condition of a rule.
        "condition" Condition = studio::What::Condition,
        /// Obligations and advice of a rule, and advice of the policy.
        "ruleObligations" RuleObligations = studio::What::RuleObligations,
        /// Variables.
        "variables" Variables = studio::What::Variables,
        /// No rule becomes an empty rule, which matches everything.
        "noRules" NoRules = studio::What::NoRules,
        /// The function of a match.
        "matchId" Function = studio::What::Function,
        /// The data type of a value.
        "dataType" DataType = studio::What::DataType,
        /// The spelling of a category.
        "category" Category = studio::What::Category,
        /// That an attribute must be present.
        "mustBePresent" MustBePresent = studio::What::MustBePresent,
        /// The issuer of a designator.
        "issuer" Issuer = studio::What::Issuer,
        /// A match in another category than subject, resource and action.
        "environment" Environment = studio::What::Environment,
        /// Subjects that must hold together become alternatives.
        "subjectsTogether" SubjectsTogether = studio::What::SubjectsTogether,
        /// Actions that must hold together become alternatives.
        "actionsTogether" ActionsTogether = studio::What::ActionsTogether,
        /// How alternatives are grouped.
        "grouping" Grouping = studio::What::Grouping,
        /// An action matched by another attribute than the action id.
        "actionAttribute" ActionAttribute = studio::What::ActionAttribute,
        /// A value with a colon is split in another place.
        "colon" Colon = studio::What::Colon,
        /// The id of an obligation.
        "obligationId" ObligationId = studio::What::ObligationId,
        /// A level that another obligation sets too, or on Deny.
        "level" Level = studio::What::Level,
        /// An obligation that is no level.
        "obligation" Obligation = studio::What::Obligation,
    }
}

frozen! {
    /// What a loss does to who gets in.
    Access of studio::AccessChange {
        /// Nothing.
        "same" Same = studio::AccessChange::Same,
        /// More get in than before.
        "widens" Widens = studio::AccessChange::Widens,
        /// Fewer get in than before.
        "narrows" Narrows = studio::AccessChange::Narrows,
    }
}

/// Renders the losses of a file.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(file: &str, source: &str, losses: &[Loss]) -> Result<String, serde_json::Error> {
    let mut places = Places::new(source);
    let of = |loss| {
        let Loss { what, access, rule, span, message }: &Loss = loss;
        let (line, column) = places.of(span.start);
        let (what, access, rule) = ((*what).into(), (*access).into(), rule.as_deref());
        Lost { what, access, rule, line, column, message: message.render(Language::En) }
    };
    serde_json::to_string_pretty(&Document { schema: 1, file, losses: losses.iter().map(of).collect() })
}

/// Renders the model, which is Altinn Studio's own form.
///
/// # Errors
/// As [`render`].
pub fn model(model: &EditorPolicy) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(model)
}
