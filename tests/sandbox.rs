//! The sandbox over HTTP, as any program would use it: the whole way of a message, each refusal, and a world that
//! outlives its server.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests stop at the first surprise, as tests do"
)]

#[path = "sandbox/journey.rs"]
mod journey;
#[path = "sandbox/support.rs"]
mod support;
