//! The commands of Altinn Studio.

pub mod check;

use crate::cli::command::Row;
use crate::text::cli as text;

/// The group.
pub const ROW: Row = Row::group("studio", text::STUDIO);
