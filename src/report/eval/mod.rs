//! What the platform answers to a request.

pub mod json;
