//! `texts`: the service's texts in three languages, for those who write them.

pub mod export;
pub mod import;

use crate::cli::command::CommandRow;

/// The group.
pub const ROW: CommandRow = CommandRow::group("texts", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Tekstene på tre språk, for dem som skriver dem", en: "The texts in three languages, for those who write them" }
    }
}
