//! Findings and reports, and their renderers (floor 1).

pub mod finding;

pub use finding::{Finding, Severity};
