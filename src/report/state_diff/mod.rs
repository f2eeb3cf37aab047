//! What differs between two states.

pub mod human;
pub mod json;
