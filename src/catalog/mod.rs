//! What is true of Altinn and Maskinporten: environments, scopes, roles, packages, codes, guide differences (floor 1).

pub mod environments;
pub mod guide_differences;
pub mod rehearsal;
pub mod scopes;
