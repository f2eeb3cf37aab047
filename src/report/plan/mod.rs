//! What every step would do next.

pub mod human;

use crate::text::Message;

/// What a step would do next.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// The step's id.
    pub step: &'static str,
    /// What is done in it, in the imperative.
    pub title: Message,
    /// What a person clicks for it, in order.
    pub clicks: Vec<Message>,
    /// What comes next, one line each.
    pub lines: Vec<Message>,
}
