//! What differs between two policies.

pub mod json;
