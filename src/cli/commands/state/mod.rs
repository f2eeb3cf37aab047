//! `state`: the state file among several people.

pub mod check;
pub mod diff;
pub mod install_merge_driver;
pub mod merge;
pub mod settle;
pub mod show;

use crate::cli::command::CommandRow;

/// The group.
pub const ROW: CommandRow = CommandRow::group("state", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Tilstandsfilen, og hvordan flere arbeider med den i Git", en: "The state file, and how several people work on it in Git" }
    }
}
