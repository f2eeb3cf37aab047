//! Access decided as the platform's policy decision point decides it.
//!
//! [`decide()`] is the bare engine. What the platform adds to a request before that is in [`super::enrich`].

pub mod caller;
mod combining;
mod condition;
pub mod decision;
mod evaluate;
mod functions;
mod incoming;
mod index;
mod json_body;
mod json_node;
mod matching;
mod pattern;
mod prepared;
pub mod request;
pub mod request_json;
pub mod request_reader;
pub mod request_xml;

pub use combining::CombiningAlgorithm;
pub use decision::{Assignment, Decision, DecisionResult, Status};
pub use evaluate::decide;
pub(in crate::policy) use evaluate::matches_resource_and_action;
pub(in crate::policy) use functions::folded;
pub use functions::value_matches;
pub use incoming::Incoming;
pub use matching::MatchResult;
pub(in crate::policy) use matching::fit;
pub use prepared::Prepared;
pub use request::{Attribute, Request};

#[cfg(test)]
mod tests;
