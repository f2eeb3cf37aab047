//! The commands of scopes.

pub mod check;
pub mod request;

use crate::cli::command::Row;
use crate::text::cli as text;

/// The group.
pub const ROW: Row = Row::group("scopes", text::SCOPES);
