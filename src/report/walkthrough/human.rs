//! What people read of a step that they do themselves.

use crate::report::screen::Screen;
use crate::text::Message;

/// The clicks in their order, one a line, each with its number.
#[must_use]
pub fn render(clicks: &[Message], screen: Screen) -> String {
    let line = |(number, click): (i32, &Message)| {
        let text = click.render(screen.language);
        screen.indented(0, &format!("{number}. {text}"))
    };
    (1..).zip(clicks).map(line).collect()
}
