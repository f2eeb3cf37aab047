//! Which cases of a file of cases hold.

pub mod human;
pub mod json;
