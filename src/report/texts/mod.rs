//! The texts of a service in three languages, for those who write them.

pub mod toml;
