//! A policy in plain words.

pub mod json;
pub(in crate::report) mod json_words;
pub mod sheet;
pub mod short;
