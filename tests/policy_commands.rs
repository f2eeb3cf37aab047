//! The commands under `policy`, as another program meets them: what they print, and their exit codes.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "helpers of tests, which may stop at the first surprise"
)]

mod common;

#[path = "policy_commands/bad_input.rs"]
mod bad_input;
#[path = "policy_commands/diff.rs"]
mod diff;
#[path = "policy_commands/eval.rs"]
mod eval;
#[path = "policy_commands/eval_cases.rs"]
mod eval_cases;
#[path = "policy_commands/explain.rs"]
mod explain;
#[path = "policy_commands/lint.rs"]
mod lint;
#[path = "policy_commands/model.rs"]
mod model;
#[path = "policy_commands/new.rs"]
mod new;
#[path = "policy_commands/test.rs"]
mod test;
#[path = "policy_commands/upload.rs"]
mod upload;

/// The folder of the platform's own answers, unless the variable is unset.
fn data() -> Option<std::path::PathBuf> {
    let Some(shared) = std::env::var_os("ALTINN_ONBOARD_SHARED") else {
        println!("skipped: ALTINN_ONBOARD_SHARED is not set");
        return None;
    };
    Some(std::path::Path::new(&shared).join("data"))
}
