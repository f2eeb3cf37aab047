//! The commands of the catalogue.

pub mod refresh;
pub mod show;

use crate::cli::command::CommandRow;

/// The group.
pub const ROW: CommandRow = CommandRow::group("catalog", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Tilgangspakker, roller og annet som tilgangsregler er laget av", en: "Access packages, roles and everything else that access rules are made of" }
    }
}
