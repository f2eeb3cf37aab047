//! What people read of what differs between two policies.

use crate::policy::compare::{Change, Difference, Textual};
use crate::policy::naming;
use crate::report::screen::Screen;
use crate::text::Message;

/// The second policy held against the first, named as they were given.
#[must_use]
pub fn render((before, after): (&str, &str), differences: &[Difference], text: &[Textual], screen: Screen) -> String {
    if differences.is_empty() {
        return same(text, screen);
    }
    let head = words::DIFFERENT.with("before", before).with("after", after);
    screen.indented(0, &head.render(screen.language)) + &listed(differences, screen)
}

/// The differences, one a line: `+` is more, `-` is less, `~` is other.
#[must_use]
pub fn listed(differences: &[Difference], screen: Screen) -> String {
    let line =
        |one: &Difference| screen.hanging(2, &format!("{} {}", sign(one.change), one.message.render(screen.language)));
    differences.iter().map(line).collect()
}

/// The sign in front of a line: more, less, other.
const fn sign(change: Change) -> &'static str {
    match change {
        Change::Gained | Change::NotShutOut => "+",
        Change::Lost | Change::ShutOut => "-",
        Change::Level | Change::LevelOrg | Change::Combining | Change::Obligations => "~",
    }
}

/// Both mean the same: in what the text differs, if at all.
fn same(text: &[Textual], screen: Screen) -> String {
    let names = text.iter().map(|one| Message::from(one.name()));
    let said =
        naming::joined(names).map_or_else(|| words::SAME_BYTES.into(), |what| words::SAME_MEANING.with("what", what));
    screen.indented(0, &said.render(screen.language))
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        SAME_BYTES { nb: "De to er like, byte for byte.", en: "The two are the same, byte for byte." }
        SAME_MEANING { nb: "De to betyr det samme. Bare teksten er ulik: {what}.", en: "The two mean the same. Only the text differs: {what}." }
        DIFFERENT { nb: "Fra {before} til {after}:", en: "From {before} to {after}:" }
    }
}
