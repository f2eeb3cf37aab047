//! What people read of the event subscriptions.

use super::Subscription;
use crate::report::screen::Screen;

/// The subscriptions, one a line.
#[must_use]
pub fn render(subscriptions: &[Subscription<'_>], screen: Screen) -> String {
    let line = |one: &Subscription<'_>| {
        let state = if one.validated { words::VALIDATED } else { words::NOT_VALIDATED };
        let said = words::LINE
            .with("id", one.id.to_string())
            .with("address", one.end_point)
            .with("resource", one.resource_filter.unwrap_or_default())
            .with("state", state);
        screen.hanging(0, &said.render(screen.language))
    };
    subscriptions.iter().map(line).collect()
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        LINE { nb: "{id}: {resource} til {address}, {state}", en: "{id}: {resource} to {address}, {state}" }
        VALIDATED { nb: "validert", en: "validated" }
        NOT_VALIDATED { nb: "ikke validert", en: "not validated" }
    }
}
