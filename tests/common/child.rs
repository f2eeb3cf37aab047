//! Where the processes of `tests/child.rs` are.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;

/// The arguments that make the child the program itself in a hurry, its clock kept in a file (`tests/child/hurried.rs`).
pub fn hurried(clock: &Path) -> [&str; 3] {
    ["--be", "hurried", clock.to_str().unwrap()]
}

/// The arguments that make the child the program itself by a clock that is ahead of the computer's by so many
/// milliseconds, or behind (`tests/child/dated.rs`).
pub fn dated(moved: &str) -> [&str; 3] {
    ["--be", "dated", moved]
}

/// The binary `child`, built from the same source as this one: cargo says where it is, and builds it when only `runner`
/// was asked for.
pub fn program() -> &'static Path {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["test", "--test", "child", "--no-run", "--locked", "--offline", "--quiet"]);
        cargo.args(["--message-format", "json"]).current_dir(env!("CARGO_MANIFEST_DIR"));
        if !cfg!(debug_assertions) {
            cargo.arg("--release");
        }
        let output = cargo.output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        let built = said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let mut ours = built.filter(|message| message["target"]["name"] == "child");
        let path = ours.find_map(|message| message["executable"].as_str().map(PathBuf::from));
        path.unwrap_or_else(|| panic!("no child: {}", String::from_utf8_lossy(&output.stderr)))
    });
    &PROGRAM
}
