//! The catalogue: what policies can be made of.

pub mod human;
pub mod json;
