//! What goes wrong in real life, rehearsed with the real program: each scenario leads where the documentation says, and a
//! later run without it finishes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests stop at the first surprise, as tests do"
)]

mod common;

#[path = "scenarios/alone.rs"]
mod alone;
#[path = "scenarios/choices.rs"]
mod choices;
#[path = "scenarios/suppliers.rs"]
mod suppliers;
#[path = "scenarios/support.rs"]
mod support;
#[path = "scenarios/waits.rs"]
mod waits;
