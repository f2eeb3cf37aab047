//! The commands under `policy`, as another program meets them: what they print, and their exit codes.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests, which may stop at the first surprise"
)]

mod common;

#[path = "policy_commands/new.rs"]
mod new;
