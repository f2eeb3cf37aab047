//! What a command wants of the steps that it walks.

use crate::record::Topic;

/// What a command wants of the steps.
#[derive(Clone, Debug, Default)]
pub struct WalkOptions {
    /// One step alone.
    pub only: Option<&'static str>,
    /// Ask the intake first.
    pub intake: bool,
    /// Tell first what has arrived.
    pub arrivals: bool,
    /// Begin this step anew.
    pub redo: Option<String>,
    /// Correct an answer first.
    pub change: Option<ChangeWish>,
    /// The command that does the one step, as it is typed, where it offers to do it again.
    pub command: Option<String>,
    /// Do the one step again, although it is done.
    pub again: bool,
}

/// Which answer is to be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeWish {
    /// This one.
    Topic(Topic),
    /// Those of these that are given beforehand.
    Given(&'static [Topic]),
    /// The one that is chosen.
    Chosen,
}
