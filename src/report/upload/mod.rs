//! What became of a policy that was to be published.

pub mod json;
