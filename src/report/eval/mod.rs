//! What the platform answers to a request.

pub mod human;
pub mod json;

use crate::policy::Policy;
use crate::policy::decide::caller::LevelCheck;
use crate::policy::enrich::DecisionResponse;

/// The answers to a request, and what is needed to say why.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    /// The policy; none when the platform refuses it.
    pub policy: Option<&'a Policy>,
    /// The delegation policies that were read.
    pub delegations: &'a [Policy],
    /// One for each part of the request, in order.
    pub answers: &'a [DecisionResponse],
    /// For each answer what the caller's check came to and the level of the caller's token, where one was told.
    pub checks: &'a [Option<(LevelCheck, i32)>],
    /// Why there is only one answer: what the platform refuses, in its words.
    pub refusal: Option<&'a str>,
}
