//! The answer of `state diff --format json`. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use crate::record::differences::{FactChange, FactDifference, StateDifferences};
use crate::report::fact_json::{History, Place};
use crate::report::frozen::frozen;

/// The answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// Both hold the same.
    same: bool,
    /// The facts that differ, in the order of the file.
    facts: Vec<Fact<'a>>,
    /// Places that stand otherwise and that this program cannot read.
    unread: &'a [String],
}

/// A fact that differs.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Fact<'a> {
    /// What became of it.
    change: Change,
    /// What it is about, by its id.
    topic: &'a str,
    /// Which of several.
    key: Option<&'a str>,
    /// Where it stands.
    place: Place<'a>,
    /// As it was; `null` where there was none.
    before: Option<History<'a>>,
    /// As it is; `null` where there is none.
    after: Option<History<'a>>,
}

frozen! {
    /// What became of a fact.
    Change of FactChange {
        /// It was not known before.
        "new" New = FactChange::New,
        /// It is known no more.
        "gone" Gone = FactChange::Gone,
        /// It is another, or known in another way.
        "changed" Changed = FactChange::Changed,
        /// Another remote thing stands beside it, or does no more.
        "beside" Beside = FactChange::Beside,
        /// The same, looked at or told again.
        "again" Again = FactChange::Again,
        /// Only what is remembered of before differs.
        "history" History = FactChange::History,
    }
}

impl<'a> Fact<'a> {
    fn of(one: &FactDifference<'a>) -> Result<Self, serde_json::Error> {
        Ok(Self {
            change: one.change.into(),
            topic: one.topic.id(),
            key: one.key,
            place: Place::of(one.rehearsal, one.place),
            before: one.before.map(History::of).transpose()?,
            after: one.after.map(History::of).transpose()?,
        })
    }
}

/// Renders what differs.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(differences: &StateDifferences<'_>) -> Result<String, serde_json::Error> {
    let facts: Vec<Fact<'_>> = differences.facts.iter().map(Fact::of).collect::<Result<_, _>>()?;
    let same = facts.is_empty() && differences.unread.is_empty();
    serde_json::to_string_pretty(&Document { schema: 1, same, facts, unread: &differences.unread })
}
