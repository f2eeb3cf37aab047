//! The only door out of the program: prompts, key store, files and lock, clock, screen, HTTP client (floor 2).

pub mod clean;
pub mod http;
pub mod keys;
