//! The answer of `state show --format json`. Frozen: schema 1.

use schemars::JsonSchema;
use serde::Serialize;

use super::ShownFact;
use crate::report::fact_json::{History, Place};

/// The answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document<'a> {
    /// Version of this form.
    #[schemars(extend("const" = 1))]
    schema: u8,
    /// What is shown, by its id.
    topic: &'a str,
    /// The facts, wherever they are known.
    facts: Vec<Fact<'a>>,
}

/// One fact.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Fact<'a> {
    /// Where it stands.
    place: Place<'a>,
    /// Which of several.
    key: Option<&'a str>,
    /// What is known of it, and was.
    history: History<'a>,
}

/// Renders facts of a topic.
///
/// # Errors
/// Never for these types; the error is passed on rather than hidden.
pub fn render(topic: &str, facts: &[ShownFact<'_>]) -> Result<String, serde_json::Error> {
    let facts = facts.iter().map(|fact| {
        let (place, history) = (Place::of(fact.rehearsal, fact.place), History::of(fact.history)?);
        Ok(Fact { place, key: fact.key, history })
    });
    serde_json::to_string_pretty(&Document {
        schema: 1,
        topic,
        facts: facts.collect::<Result<_, serde_json::Error>>()?,
    })
}
