//! A policy in plain words: who may do what, who really holds that, who gets in by registration alone, and what each
//! service is answered.

mod answers;
pub mod asking;
pub mod at_organisation;
mod by_registration;
mod consequences;
mod explanation;
mod findings;
mod grants;
mod known;
pub(in crate::policy) use known::{KnownResource, named_actions};
pub mod place;
mod questions;
pub mod reach;
mod who;

pub use super::naming::joined;
pub use super::terms::AttributePairs;
pub use answers::ServiceAnswer;
pub use consequences::Forwarding;
pub use explanation::{Explanation, explain};
pub use grants::{Grant, May};
pub use questions::QuestionId;

#[cfg(test)]
mod at_organisation_tests;
#[cfg(test)]
mod tests;
