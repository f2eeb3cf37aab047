//! What differs between two definitions of resources.

pub mod human;
pub mod json;
