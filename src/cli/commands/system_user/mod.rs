//! The commands of systems and system users.

pub mod register;
pub mod request;
pub mod show;

use crate::cli::command::CommandRow;

/// The group.
pub const ROW: CommandRow = CommandRow::group("system-user", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Systembrukere: prøv tjenesten slik systemene til de andre bruker den", en: "System users: try the service as the systems of others use it" }
    }
}
