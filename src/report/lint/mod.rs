//! What was found in policy files.

pub mod human;
pub mod json;
pub mod sarif;
pub mod snippet;
