//! The commands of access rules. Only `upload` needs a state, for its token.

pub mod diff;
pub mod eval;
pub mod explain;
pub mod fetch;
pub mod lint;
pub mod migrate;
pub mod model;
pub mod new;
pub mod test;
pub mod upload;

use crate::cli::command::CommandRow;

/// The group.
pub const ROW: CommandRow = CommandRow::group("policy", words::ABOUT);

/// The words of this group.
mod words {
    use crate::text::phrases;

    phrases! {
        ABOUT { nb: "Tilgangsregler", en: "Access rules" }
    }
}
