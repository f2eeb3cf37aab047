//! The commands of scopes.

pub mod check;
pub mod request;

use crate::cli::command::CommandRow;

/// The group.
pub const ROW: CommandRow = CommandRow::group("scopes", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Scopes i Maskinporten", en: "Maskinporten scopes" }
    }
}
