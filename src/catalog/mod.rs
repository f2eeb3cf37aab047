//! What is true of Altinn and Maskinporten: environments, scopes, roles, packages, codes, guide differences (floor 1).

pub mod codes;
pub mod environments;
pub mod scopes;
pub mod services;
