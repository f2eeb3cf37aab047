//! The commands of notifications.

pub mod review;
pub mod template;

use crate::cli::command::CommandRow;

/// The group.
pub const ROW: CommandRow = CommandRow::group("notifications", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Varsler", en: "Notifications" }
    }
}
