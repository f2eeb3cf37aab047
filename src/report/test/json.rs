//! What `policy test` says to other programs. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::Language;
use crate::policy::cases::Case;
use crate::text::Message;

/// What `policy test --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// How many cases hold.
    passed: usize,
    /// How many do not.
    failed: usize,
    /// Those that do not.
    failures: Vec<Failure<'a>>,
}

/// A case that does not hold.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Failure<'a> {
    /// Its name.
    case: String,
    /// The policy file.
    policy: &'a str,
    /// What was expected, and what came.
    reason: String,
}

/// Renders the failures among so many cases.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(cases: usize, failures: &[(&Case, Message)]) -> Result<String, serde_json::Error> {
    let all = failures.iter().map(|(case, wrong)| Failure {
        case: case.name.render(Language::En),
        policy: &case.policy,
        reason: wrong.render(Language::En),
    });
    let (passed, failed) = (cases - failures.len(), failures.len());
    serde_json::to_string(&Document { schema: 1, passed, failed, failures: all.collect() })
}
