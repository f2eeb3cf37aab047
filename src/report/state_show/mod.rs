//! What is known of one topic, wherever it is known, with its history.

pub mod human;
pub mod json;

use crate::record::{FactHistory, ScopePlace, Topic};

/// One fact.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShownFact<'a> {
    /// It belongs to a rehearsal.
    pub rehearsal: bool,
    /// Where it stands.
    pub place: ScopePlace<'a>,
    /// What it is about.
    pub topic: Topic,
    /// Which of several.
    pub key: Option<&'a str>,
    /// What is known of it, and was.
    pub history: FactHistory<'a>,
}
