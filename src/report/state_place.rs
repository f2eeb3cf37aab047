//! How people read where a fact stands.

use crate::record::{ScopePlace, Topic};
use crate::text::Message;

/// A topic with its key, its environment and its service, and whether it is a rehearsal's.
#[must_use]
pub fn named(rehearsal: bool, place: ScopePlace<'_>, topic: Topic, key: Option<&str>) -> Message {
    let mut parts: Vec<String> = key.into_iter().map(str::to_owned).collect();
    parts.extend(place.service().map(ToString::to_string));
    parts.extend(place.environment().map(ToString::to_string));
    let what = match parts.as_slice() {
        [] => topic.id().to_owned(),
        parts => format!("{} ({})", topic.id(), parts.join(", ")),
    };
    if rehearsal { words::REHEARSAL.with("what", what) } else { Message::verbatim(what) }
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        REHEARSAL { nb: "{what}, øvelse", en: "{what}, rehearsal" }
    }
}
