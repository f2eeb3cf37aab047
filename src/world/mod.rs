//! The only door out of the program: prompts, key store, files and lock, clock, screen, HTTP client, DNS (floor 2).
//!
//! Whatever differs from one run to the next comes in here and nowhere else: [`process`] (variables, folders, terminal),
//! [`clock`], [`files`], [`screen`], [`prompt`]. Each can be given instead of found, so a test never touches the real one.

pub mod catalog_cache;
pub use crate::text::clean;
pub mod clock;
pub mod dns;
pub mod files;
pub mod folder;
pub mod http;
pub mod interrupt;
pub mod keys;
pub mod last_used;
pub mod lock;
pub mod panics;
pub mod parallel;
pub mod process;
pub mod profile;
pub mod progress;
pub mod prompt;
pub mod receiver;
pub mod repeated;
pub mod screen;
pub mod state_file;
pub mod state_text;
#[cfg(test)]
pub mod step_clock;
pub mod trust;
