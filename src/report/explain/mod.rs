//! A policy in plain words.

pub mod json;
pub mod sheet;
