//! The event subscriptions of a service.

pub mod json;
