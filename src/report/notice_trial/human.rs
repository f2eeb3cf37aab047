//! What people read of a notification that was tried.

use super::{NoticeTrial, TriedEnd, TriedNotice};
use crate::catalog::notification_status;
use crate::report::screen::Screen;

/// What became of each, a line each.
#[must_use]
pub fn render(trial: &NoticeTrial, screen: Screen) -> String {
    let line = |notice: &TriedNotice| {
        let (mark, phrase) = match trial.end(notice) {
            TriedEnd::UnderWay => ("…", words::UNDER_WAY),
            TriedEnd::Arrived => ("✓", words::ARRIVED),
            TriedEnd::HandedOver => ("✓", words::HANDED_OVER),
            TriedEnd::PerhapsSimulated => ("…", words::PERHAPS_SIMULATED),
            TriedEnd::NotArrived => ("✗", words::NOT_ARRIVED),
        };
        let what = if notice.is_reminder { words::REMINDER } else { words::NOTIFICATION };
        let said = phrase.with("what", what.with("id", notice.id.to_string()));
        let said = said.with("status", notification_status::said(&notice.status));
        screen.hanging(0, &format!("{mark} {}", said.render(screen.language)))
    };
    trial.notices.iter().map(line).collect()
}

/// What is said here alone.
mod words {
    use crate::text::phrases;

    phrases! {
        NOTIFICATION { nb: "Varselet {id}", en: "The notification {id}" }
        REMINDER { nb: "Revarselet {id}", en: "The reminder {id}" }
        UNDER_WAY { nb: "{what} er underveis: {status}", en: "{what} is under way: {status}" }
        ARRIVED { nb: "{what} er kommet fram: {status}", en: "{what} has arrived: {status}" }
        HANDED_OVER { nb: "{what} er gitt videre, og om det er kommet fram, er ikke meldt: {status}", en: "{what} has been handed over, and whether it has arrived is not reported: {status}" }
        PERHAPS_SIMULATED { nb: "{what}: Altinn melder {status}, men her kan det være bare simulert", en: "{what}: Altinn reports {status}, but here that may be a simulation only" }
        NOT_ARRIVED { nb: "{what} kom ikke fram: {status}", en: "{what} did not arrive: {status}" }
    }
}
