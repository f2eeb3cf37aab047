//! Which cases of a file of cases hold.

pub mod json;
