//! The answer of `policy upload --format json`. Frozen: schema 1.

use serde::Serialize;

use crate::policy::compare::Difference;
use crate::report::diff::json::{Answer as Compared, DifferenceJson};

/// What was read back.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
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
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer<'a> {
    schema: u32,
    environment: &'a str,
    resource: &'a str,
    uploaded: bool,
    read_back: ReadBack,
    differences: Vec<DifferenceJson>,
}

impl<'a> Answer<'a> {
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
