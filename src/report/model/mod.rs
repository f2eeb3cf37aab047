//! What a round trip through the policy editor of Altinn Studio changes.

pub mod human;
pub mod json;
