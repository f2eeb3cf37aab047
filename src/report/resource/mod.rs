//! A resource as the registry has it.

pub mod human;
pub mod json;
