//! One file a remote service: sends what it is given and reads what comes back (floor 2).

pub mod fault;
pub mod token;

pub use fault::{Fault, Refusal};
pub use token::{Claims, Token};
