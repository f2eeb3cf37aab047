//! What has happened to a resource, as Altinn Events tells it.

pub mod human;
pub mod json;

use jiff::Timestamp;

/// An event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedLine<'a> {
    /// Its id.
    pub id: &'a str,
    /// What happened.
    pub kind: &'a str,
    /// When.
    pub time: Option<Timestamp>,
    /// To whom, without the number of a person.
    pub subject: Option<&'a str>,
    /// What it is about.
    pub instance: Option<&'a str>,
}

/// A page of the feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedPage<'a> {
    /// The resource, bare.
    pub resource: &'a str,
    /// After which event; from the beginning otherwise.
    pub after: Option<&'a str>,
    /// Oldest first.
    pub events: &'a [FeedLine<'a>],
}

impl FeedPage<'_> {
    /// The event behind which the next page begins, where any is known.
    #[must_use]
    pub fn last(&self) -> Option<&str> {
        self.events.last().map(|event| event.id).or(self.after)
    }
}
