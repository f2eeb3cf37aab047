//! What is true of Altinn and Maskinporten: environments, scopes, roles, packages, codes, guide differences (floor 1).

pub mod actions;
pub mod attributes;
pub mod environments;
pub mod packages;
pub mod roles;
mod search;
