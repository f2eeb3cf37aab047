//! Bad input to the real program, and what it gets: one error with a stable code, the place, the reason and what to do;
//! the exit code; and a state that is as it was.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "helpers of tests stop at the first surprise, as tests do"
)]

mod common;

#[path = "bad_input/answers.rs"]
mod answers;
#[path = "bad_input/known.rs"]
mod known;
#[path = "bad_input/real.rs"]
mod real;
#[path = "bad_input/services.rs"]
mod services;
#[path = "bad_input/usage.rs"]
mod usage;
