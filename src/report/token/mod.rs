//! What a token says.

pub mod json;
