//! The public part of a client's key.

pub mod json;
