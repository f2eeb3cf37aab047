//! How we know a fact, and since when.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::topic::Value;

/// How a fact is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// By the operator, or by a supplier.
    Told,
    /// Read back from the service: also seen absent, seen refused.
    Seen,
    /// Done by us.
    Made,
}

/// A fact with its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The fact.
    pub value: Value,
    /// How it is known.
    pub source: Source,
    /// Since when.
    pub at: Timestamp,
    /// The call that showed it, or the way in which it was told (`terminal`, `flag`, `environment-answers` …).
    pub how: String,
}

/// The way of an answer that the environment description gave in a rehearsal; such answers are never proposed elsewhere.
pub const FROM_ENVIRONMENT: &str = "environment-answers";

/// Evidence that holds no more.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// What was known.
    pub evidence: Evidence,
    /// When it was taken back; `None` when something newer took its place, whose own date says when.
    pub taken_back: Option<Timestamp>,
    /// The code of the finding that refused it, where one did.
    pub refused: Option<String>,
}
