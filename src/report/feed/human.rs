//! What people read of what has happened to a resource.

use super::{FeedLine, FeedPage};
use crate::report::screen::Screen;
use crate::text::dates;

/// The events, one a paragraph: when, what, about what.
#[must_use]
pub fn render(page: &FeedPage<'_>, screen: Screen) -> String {
    page.events.iter().map(|event| line(event, screen)).collect()
}

/// One event.
#[must_use]
pub fn line(event: &FeedLine<'_>, screen: Screen) -> String {
    let time = event.time.map(|time| dates::moment(time, screen.language)).unwrap_or_default();
    // What all have in common says nothing.
    let kind = event.kind.rsplit_once('.').map_or(event.kind, |(_, last)| last);
    let mut text = screen.hanging(0, &words::EVENT.with("time", time).with("kind", kind).render(screen.language));
    for (label, value) in [(words::INSTANCE, event.instance), (words::SUBJECT, event.subject)] {
        let said = value.map(|value| label.with("value", value).render(screen.language));
        said.iter().for_each(|said| text.push_str(&screen.hanging(2, said)));
    }
    text
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        EVENT { nb: "{time}: {kind}", en: "{time}: {kind}" }
        INSTANCE { nb: "Gjelder: {value}", en: "About: {value}" }
        SUBJECT { nb: "Part: {value}", en: "Party: {value}" }
    }
}
