//! The commands of Altinn Studio.

pub mod check;

use crate::cli::command::CommandRow;

/// The group.
pub const ROW: CommandRow = CommandRow::group("studio", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Altinn Studio", en: "Altinn Studio" }
    }
}
