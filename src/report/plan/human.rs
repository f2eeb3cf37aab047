//! What people read of a plan.

use super::Planned;
use crate::report::screen::Screen;

/// Each step by its title and id, and below it what comes next.
#[must_use]
pub fn render<'p>(plan: impl Iterator<Item = &'p Planned>, screen: Screen) -> String {
    let mut out = String::new();
    for planned in plan {
        out.push_str(&screen.heading(&format!("{} ({})", planned.title.render(screen.language), planned.step)));
        for line in &planned.lines {
            out.push_str(&screen.hanging(2, &line.render(screen.language)));
        }
        for (number, click) in (1..).zip(&planned.clicks) {
            let text = click.render(screen.language);
            out.push_str(&screen.hanging(4, &format!("{number}. {text}")));
        }
    }
    out
}
