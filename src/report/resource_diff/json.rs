//! The answer of `resource diff --format json`. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::catalog::resource_diff::FieldDifference;

/// The answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'d> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u32,
    /// The registry understands both the same.
    same: bool,
    /// What is different in the second, seen from the first.
    differences: Vec<Field<'d>>,
}

/// A field that differs.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Field<'d> {
    /// The field, with dots where it lies in another.
    field: &'d str,
    /// What the first has; `null` is nothing.
    before: &'d Value,
    /// What the second has; `null` is nothing.
    after: &'d Value,
}

impl<'d> Field<'d> {
    fn of(one: &'d FieldDifference) -> Self {
        Self { field: &one.field, before: &one.before, after: &one.after }
    }
}

/// Renders what is different in the second definition.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(differences: &[FieldDifference]) -> Result<String, serde_json::Error> {
    let same = differences.is_empty();
    let differences = differences.iter().map(Field::of).collect();
    serde_json::to_string_pretty(&Document { schema: 1, same, differences })
}
