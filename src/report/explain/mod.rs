//! A policy in plain words.

pub mod json;
pub(in crate::report) mod json_words;
mod organisation_json;
pub mod organisation_sheet;
pub mod sheet;
pub mod short;
