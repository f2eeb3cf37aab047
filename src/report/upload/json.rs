//! The answer of `policy upload --format json`. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use crate::policy::compare::Difference;
use crate::report::diff::json::DifferenceJson;

/// What was read back.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum ReadBack {
    /// What stands published means what the file means.
    Same,
    /// It does not, yet.
    Different,
    /// Nothing was uploaded.
    Not,
}

/// The answer.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Document<'a> {
    #[schemars(extend("const" = 1))]
    schema: u32,
    environment: &'a str,
    resource: &'a str,
    uploaded: bool,
    read_back: ReadBack,
    differences: Vec<DifferenceJson>,
}

/// Renders the answer about a resource in an environment.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(
    (environment, resource): (&str, &str),
    differences: &[Difference],
    uploaded: bool,
    read_back: ReadBack,
) -> Result<String, serde_json::Error> {
    let differences = differences.iter().map(DifferenceJson::of).collect();
    serde_json::to_string_pretty(&Document { schema: 1, environment, resource, uploaded, read_back, differences })
}
