//! The commands that try the service.

pub mod message;
pub mod notification;
pub mod transfer;

use crate::cli::command::CommandRow;

/// The group.
pub const ROW: CommandRow = CommandRow::group("try", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Prøv tjenesten", en: "Try the service" }
    }
}
