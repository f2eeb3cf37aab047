//! What a code means: the row of the registry, for people and for programs.

pub mod human;
pub mod json;
mod said;
