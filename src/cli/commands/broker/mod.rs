//! The commands of Altinn Formidling.

pub mod configure;
pub mod owner;
pub mod show;

use crate::cli::command::CommandRow;

/// The group.
pub const ROW: CommandRow = CommandRow::group("broker", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Altinn Formidling", en: "Altinn Broker" }
    }
}
