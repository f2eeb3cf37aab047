//! The commands of the catalogue.

mod changes;
pub mod refresh;
pub mod show;

use crate::cli::command::Row;
use crate::text::catalog as text;

/// The group.
pub const ROW: Row = Row::group("catalog", text::CATALOG);
