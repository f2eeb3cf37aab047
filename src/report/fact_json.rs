//! A fact with its history, as other programs read it.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;

use crate::record::evidence::{Evidence, Past};
use crate::record::{self, FactHistory, ScopePlace};
use crate::report::frozen::frozen;

frozen! {
    /// How a fact is known.
    Source of record::Source {
        /// By the operator, or by a supplier.
        "told" Told = record::Source::Told,
        /// Read back from the service.
        "seen" Seen = record::Source::Seen,
        /// Done by the program.
        "made" Made = record::Source::Made,
    }
}

/// Where a fact stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place<'a> {
    /// It belongs to a rehearsal.
    rehearsal: bool,
    /// The environment; `null` where it holds in all.
    environment: Option<&'a str>,
    /// The service; `null` where it holds for all.
    service: Option<&'a str>,
}

/// What is known, and how.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Known<'a> {
    /// The value, of the form that the topic has in the state file.
    value: Json,
    /// How it is known.
    source: Source,
    /// Since when, or when it was last looked at.
    #[schemars(extend("format" = "date-time"))]
    at: String,
    /// The call that showed it, or the way in which it was told.
    how: &'a str,
}

/// What was known before.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Former<'a> {
    /// What was known.
    known: Known<'a>,
    /// When it was taken back; `null` where something newer took its place.
    #[schemars(extend("format" = "date-time"))]
    taken_back: Option<String>,
    /// The code that refused it.
    refused: Option<&'a str>,
}

/// A fact with its history.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct History<'a> {
    /// What is known now; `null` where it was taken back.
    now: Option<Known<'a>>,
    /// Since when the same has been known, where it was looked at again.
    #[schemars(extend("format" = "date-time"))]
    first: Option<String>,
    /// Remote things of the same name besides it.
    also_made: Vec<Known<'a>>,
    /// What was known before, the oldest first.
    past: Vec<Former<'a>>,
}

impl<'a> Place<'a> {
    /// A scope of a book.
    #[must_use]
    pub fn of(rehearsal: bool, place: ScopePlace<'a>) -> Self {
        let environment = place.environment().map(crate::domain::EnvironmentName::as_str);
        Self { rehearsal, environment, service: place.service().map(record::Handle::as_str) }
    }
}

impl<'a> Known<'a> {
    /// Evidence, for programs.
    ///
    /// # Errors
    /// Never for the types of the table.
    pub fn of(evidence: &'a Evidence) -> Result<Self, serde_json::Error> {
        Ok(Self {
            value: evidence.value.to_json()?,
            source: evidence.source.into(),
            at: evidence.at.to_string(),
            how: &evidence.how,
        })
    }
}

impl<'a> Former<'a> {
    fn of(past: &'a Past) -> Result<Self, serde_json::Error> {
        Ok(Self {
            known: Known::of(&past.evidence)?,
            taken_back: past.taken_back.map(|at| at.to_string()),
            refused: past.refused.as_deref(),
        })
    }
}

impl<'a> History<'a> {
    /// A history, for programs.
    ///
    /// # Errors
    /// Never for the types of the table.
    pub fn of(history: FactHistory<'a>) -> Result<Self, serde_json::Error> {
        Ok(Self {
            now: history.now.map(Known::of).transpose()?,
            first: history.first.map(|at| at.to_string()),
            also_made: history.also_made.iter().map(Known::of).collect::<Result<_, _>>()?,
            past: history.past.iter().map(Former::of).collect::<Result<_, _>>()?,
        })
    }
}
