//! What differs between two policies.

pub mod human;
pub mod json;
