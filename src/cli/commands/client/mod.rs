//! The commands of the client in Maskinporten.

pub mod create;
pub mod guide;
pub mod key;

use crate::cli::command::CommandRow;

/// The group.
pub const ROW: CommandRow = CommandRow::group("client", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Maskinporten-klienten", en: "The Maskinporten client" }
    }
}
