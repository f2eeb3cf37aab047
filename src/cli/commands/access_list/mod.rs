//! The commands of access lists.

pub mod connect;
pub mod create;
pub mod enable;
pub mod members;
pub mod show;

use crate::cli::command::CommandRow;

/// The group.
pub const ROW: CommandRow = CommandRow::group("access-list", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Tilgangslister: hvem som slippes inn i en tjeneste for utvalgte virksomheter", en: "Access lists: who gets in to a service for selected organisations" }
    }
}
