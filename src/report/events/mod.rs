//! The event subscriptions of a service.

pub mod human;
pub mod json;

/// A subscription of the organisation's, as Altinn Events lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subscription<'a> {
    /// Its number.
    pub id: i64,
    /// Where events are sent.
    pub end_point: &'a str,
    /// URN of the resource.
    pub resource_filter: Option<&'a str>,
    /// The one event type, when it is limited to one.
    pub type_filter: Option<&'a str>,
    /// The address has answered as it should.
    pub validated: bool,
}
