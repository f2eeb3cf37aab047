//! A policy in plain words.

pub mod json;
mod json_words;
pub mod sheet;
