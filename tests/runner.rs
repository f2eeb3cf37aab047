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

mod attacks;
mod bad_input;
#[cfg(unix)]
mod beside;
mod brought_keys;
mod calls;
mod canaries;
mod catalog;
mod change;
mod clients;
mod conformance_policy;
mod contract_openapi;
#[cfg(unix)]
mod crash;
mod faults;
mod floors;
mod harness;
#[cfg(unix)]
mod journey_terminal;
mod json_documents;
mod listening;
mod no_terminal;
mod peers;
#[cfg(unix)]
mod picture;
mod policy_commands;
#[cfg(unix)]
mod prompts;
mod readme;
mod real_clients;
mod release;
mod sandbox;
mod scenarios;
mod screens;
#[cfg(unix)]
mod state_git;
mod state_schema;
mod texts;
mod transfers;
mod tus_clients;
mod workflows;
