//! The commands that try the service.

pub mod message;

use crate::cli::command::Row;
use crate::text::cli as text;

/// The group.
pub const ROW: Row = Row::group("try", text::TRY);
