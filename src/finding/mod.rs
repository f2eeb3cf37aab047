//! One thing that somebody should know, in a form that every renderer understands (floor 1).

pub mod code;
mod found;
mod severity;

pub use code::{Code, Meaning};
pub use found::Finding;
pub use severity::Severity;
