//! The answer of `policy upload --format json`. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use crate::policy::compare::Difference;
use crate::report::diff::json::{DifferenceJson, Document as Compared};

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

impl<'a> Document<'a> {
    /// The answer about a resource in an environment.
    pub fn new(
        (environment, resource): (&'a str, &'a str),
        differences: &[Difference],
        uploaded: bool,
        read_back: ReadBack,
    ) -> Self {
        let differences = Compared::new(differences, &[]).differences;
        Self { schema: 1, environment, resource, uploaded, read_back, differences }
    }
}
