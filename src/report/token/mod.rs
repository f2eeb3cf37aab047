//! What a token says.

pub mod human;
pub mod json;
