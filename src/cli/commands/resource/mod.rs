//! The commands of the resource.

pub mod diff;
pub mod lint;
pub mod new;
pub mod show;

use crate::cli::command::CommandRow;

/// The group.
pub const ROW: CommandRow = CommandRow::group("resource", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Ressursen", en: "The resource" }
    }
}
