//! The commands of event subscriptions.

pub mod delete;
pub mod list;
pub mod listen;
pub mod poll;
pub mod subscribe;

use crate::cli::command::CommandRow;

/// The group.
pub const ROW: CommandRow = CommandRow::group("events", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Hendelsesabonnement", en: "Event subscriptions" }
    }
}
