//! The commands that try the service.

pub mod message;

use crate::cli::command::Row;

/// The group.
pub const ROW: Row = Row::group("try", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Prøv tjenesten", en: "Try the service" }
    }
}
