//! What people read of a message that was tried.

use super::{MessageEnd, MessageTrial};
use crate::catalog::message_status;
use crate::report::screen::Screen;

/// What became of it.
#[must_use]
pub fn render(trial: &MessageTrial, screen: Screen) -> String {
    let (mark, phrase) = match trial.end() {
        MessageEnd::UnderWay => ("…", words::UNDER_WAY),
        MessageEnd::Arrived => ("✓", words::ARRIVED),
        MessageEnd::NotArrived => ("✗", words::NOT_ARRIVED),
    };
    let said = phrase.with("id", trial.id.to_string()).with("status", message_status::said(&trial.status));
    screen.hanging(0, &format!("{mark} {}", said.render(screen.language)))
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        UNDER_WAY { nb: "Meldingen {id} er underveis: {status}", en: "The message {id} is under way: {status}" }
        ARRIVED { nb: "Meldingen {id} er kommet fram: {status}", en: "The message {id} has arrived: {status}" }
        NOT_ARRIVED { nb: "Meldingen {id} kom ikke fram: {status}", en: "The message {id} did not arrive: {status}" }
    }
}
