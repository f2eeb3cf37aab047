//! What people read of a step that they do themselves.

use crate::report::screen::Screen;
use crate::text::Message;

/// The clicks, one a line.
#[must_use]
pub fn render(clicks: &[Message], screen: Screen) -> String {
    clicks.iter().map(|click| screen.indented(0, &click.render(screen.language))).collect()
}
