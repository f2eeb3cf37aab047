//! The tests of the program as others meet it: one binary, one module a subject.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "helpers of tests, which may stop at the first surprise"
)]

mod common;

mod bad_input;
mod screens;
