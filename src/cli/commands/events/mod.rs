//! The commands of event subscriptions.

pub mod list;
pub mod subscribe;

use crate::cli::command::Row;

/// The group.
pub const ROW: Row = Row::group("events", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Hendelsesabonnement", en: "Event subscriptions" }
    }
}
