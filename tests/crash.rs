//! The program dies, or cannot save, or is started by somebody else: what was learned stays, nothing is made twice, and
//! `resume` comes to the same end.

#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests, which may stop at the first surprise"
)]

mod common;

#[path = "crash/calls.rs"]
mod calls;
#[path = "crash/colleague.rs"]
mod colleague;
#[path = "crash/embedded.rs"]
mod embedded;
#[path = "crash/files.rs"]
mod files;
#[path = "crash/saves.rs"]
mod saves;
#[path = "crash/support.rs"]
mod support;
