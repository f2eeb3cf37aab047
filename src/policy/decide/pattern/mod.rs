//! Patterns as the platform applies them: .NET's regular expressions (`System.Text.RegularExpressions`, documentation of
//! .NET 9, 2026-11-29), written over into those of the `regex` crate where these can say the same.
//!
//! What looks behind or ahead, refers back or depends on UTF-16 is not written over: then it is said that this program
//! cannot tell, which is something else than that the platform refuses the pattern.

mod case;
mod class;
mod fault;
mod rest;
mod writer;

pub use fault::PatternFault;
pub use writer::is_match;

#[cfg(test)]
mod tests;
