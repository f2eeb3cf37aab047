//! The sandbox over HTTP, as any program would use it: the whole way of a message, each refusal, and a world that
//! outlives its server.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests stop at the first surprise, as tests do"
)]

#[path = "sandbox/events.rs"]
mod events;
#[path = "sandbox/journey.rs"]
mod journey;
#[path = "sandbox/keeping.rs"]
mod keeping;
#[path = "sandbox/killed.rs"]
mod killed;
#[path = "sandbox/melding.rs"]
mod melding;
#[path = "sandbox/program.rs"]
mod program;
#[path = "sandbox/registers.rs"]
mod registers;
#[path = "sandbox/registry.rs"]
mod registry;
#[path = "sandbox/support.rs"]
mod support;
#[path = "sandbox/tokens.rs"]
mod tokens;
